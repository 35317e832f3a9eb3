import os
import socket
import sys
import termios
import threading

terminal = sys.stdin.isatty() and sys.stdout.isatty()
lock = threading.Lock()
typed = ""
in_the_room = threading.Event()
leaving = False


def show(line):
    with lock:
        if terminal:
            line = "\r\x1b[K" + line + "\r\n" + typed
            print(line, end="", flush=True)
        else:
            print(line, flush=True)


def say(sock, line):
    sock.sendall((line + "\n").encode())


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


def receive(sock, name):
    code = 1
    try:
        for line in sock.makefile(encoding="utf-8", newline="\n"):
            line = line.rstrip("\r\n")
            if line == "server> !quit":
                code = 0
                break
            if line != "NICK":
                show(line)
            elif in_the_room.is_set():
                show("Choose another name:")
            else:
                say(sock, name)
                in_the_room.set()
    except OSError:
        pass
    if not leaving:
        show("Connection closed by the server")
        if terminal:
            termios.tcsetattr(0, termios.TCSADRAIN, before)
        os._exit(code)


host, port, name = sys.argv[1:]
try:
    sock = socket.create_connection((host, int(port)))
except OSError as e:
    sys.exit(f"client.py: {e.strerror}")
if terminal:
    before = termios.tcgetattr(0)
    each_key = termios.tcgetattr(0)
    each_key[3] &= ~(termios.ICANON | termios.ECHO)
    termios.tcsetattr(0, termios.TCSADRAIN, each_key)
receiver = threading.Thread(target=receive, args=(sock, name), daemon=True)
receiver.start()
code = 0
try:
    for line in lines_in_a_terminal() if terminal else lines_in_a_pipe():
        if line == "!quit":
            break
        if line:
            in_the_room.wait()
            say(sock, line)
    leaving = True
    say(sock, "!quit")
    sock.shutdown(socket.SHUT_WR)
except KeyboardInterrupt:
    leaving = True
    code = 130
    say(sock, "!quit")
except OSError:
    pass
receiver.join(0.5)
if terminal:
    termios.tcsetattr(0, termios.TCSADRAIN, before)
sys.exit(code)
