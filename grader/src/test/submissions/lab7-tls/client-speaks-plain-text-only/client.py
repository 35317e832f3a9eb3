import json
import os
import socket
import sys
import termios
import threading
import unicodedata

terminal = sys.stdin.isatty() and sys.stdout.isatty()
lock = threading.Lock()
typed = ""
leaving = False


def show(line):
    line = "".join(" " if unicodedata.category(c) == "Cc" else c for c in line)
    with lock:
        if terminal:
            print("\r\x1b[K" + line + "\r\n" + typed, end="", flush=True)
        else:
            print(line, flush=True)


def say(sock, kind, **payload):
    sock.sendall((json.dumps({"type": kind, "payload": payload}) + "\n").encode())


def lines_in_a_terminal():
    global typed
    for key in iter(lambda: sys.stdin.read(1), "\x04"):
        with lock:
            if key in "\r\n":
                line, typed = typed, ""
                print("\r\n", end="", flush=True)
            else:
                typed = typed[:-1] if key == "\x7f" else typed + key
                print("\r\x1b[K" + typed, end="", flush=True)
                continue
        yield line


def lines_in_a_pipe():
    for line in sys.stdin:
        yield line.rstrip("\n")


def leave(code):
    if terminal:
        termios.tcsetattr(0, termios.TCSADRAIN, before)
    sys.stdout.flush()
    os._exit(code)


def receive(sock):
    connected = False
    try:
        for line in sock.makefile("rb"):
            message = json.loads(line)
            payload = message.get("payload", {})
            match message.get("type"):
                case "message":
                    show(f"{payload['sender']}: {payload['text']}")
                case "connect_ack" | "notification":
                    connected = True
                    show("* " + payload["message"])
                case "error" if connected:
                    show("! " + payload["message"])
                case "error":
                    print("client.py:", payload["message"], file=sys.stderr)
                    leave(1)
    except (OSError, ValueError):
        pass
    if not leaving:
        show("Connection closed by the server")
        leave(1)


sys.stdin.reconfigure(encoding="utf-8")
sys.stdout.reconfigure(encoding="utf-8")
host, port, name, room, authority = sys.argv[1:]
try:
    sock = socket.create_connection((host, int(port)))
except OSError as e:
    sys.exit(f"client.py: {e.strerror}")
if terminal:
    before = termios.tcgetattr(0)
    each_key = termios.tcgetattr(0)
    each_key[3] &= ~(termios.ICANON | termios.ECHO)
    termios.tcsetattr(0, termios.TCSADRAIN, each_key)
say(sock, "connect", name=name, room=room)
receiver = threading.Thread(target=receive, args=(sock,), daemon=True)
receiver.start()
try:
    for line in lines_in_a_terminal() if terminal else lines_in_a_pipe():
        if line == "!quit":
            break
        if line:
            say(sock, "message", text=line)
    leaving = True
    sock.shutdown(socket.SHUT_WR)
except OSError:
    pass
receiver.join(0.5)
leave(0)
