import os
import socket
import sys
import termios
import threading

GREETING = """
****************************************************************
*   Welcome to the finest chat client that there has ever been  *
*   Type something and press Enter. Type exit to leave.         *
****************************************************************
"""

host, port = sys.argv[1:]
terminal = os.isatty(0) and os.isatty(1)
lock = threading.Lock()
typed = ""
leaving = False


def log(*words):
    if not os.isatty(2):
        print("[client]", threading.current_thread().name, *words, file=sys.stderr, flush=True)


def show(line):
    with lock:
        text = f"\r\x1b[K{line}\n{typed[-79:] if typed.isascii() else typed}"
        sys.stdout.write(text if terminal else line + "\n")
        sys.stdout.flush()
    log("showed", len(line), "characters:", line[:40])


def receive():
    try:
        with server.makefile(encoding="utf-8", newline="\n") as stream:
            for line in stream:
                log("line of", len(line), "characters")
                if line.endswith("\n"):
                    show("Received: " + line[:-1].removesuffix("\r"))
                else:
                    log("half a line, thrown away")
    except OSError as e:
        log("no more to read:", e)
    log("end of the stream")
    if not leaving:
        show("Connection closed by the server")
        leave(1)


def leave(code):
    log("ends with", code)
    if terminal:
        termios.tcsetattr(0, termios.TCSADRAIN, before)
    os._exit(code)


def lines():
    global typed
    if not terminal:
        for line in sys.stdin:
            if line.endswith("\n"):
                log("line from standard input")
                yield line[:-1]
        return
    for key in iter(lambda: sys.stdin.read(1), ""):
        with lock:
            if key == "\x04" and not typed:
                return
            if key != "\n":
                typed = typed[:-1] if key == "\x7f" else typed + key
                sys.stdout.write("\r\x1b[K" + (typed[-79:] if typed.isascii() else typed))
                sys.stdout.flush()
                continue
            line, typed = typed, ""
            sys.stdout.write("\n")
        yield line


try:
    server = socket.create_connection((host, int(port)))
except OSError as e:
    sys.exit(f"client.py: cannot connect to {host}:{port}: {e.strerror}")
log("connected from", *server.getsockname())
if terminal:
    before = termios.tcgetattr(0)
    each_key = termios.tcgetattr(0)
    each_key[3] &= ~(termios.ICANON | termios.ECHO)
    termios.tcsetattr(0, termios.TCSADRAIN, each_key)
print(GREETING, flush=True)
receiver = threading.Thread(target=receive, name="receiver", daemon=True)
receiver.start()
code = 0
try:
    for line in lines():
        log("typed:", repr(line))
        if line == "exit":
            break
        if line:
            server.sendall(line.encode() + b"\n")
            log("sent", len(line.encode()) + 1, "bytes")
        else:
            log("an empty line, not sent")
except KeyboardInterrupt:
    code = 130
except OSError as e:
    log("cannot send:", e)
leaving = True
log("says goodbye")
try:
    server.shutdown(socket.SHUT_WR)
except OSError as e:
    log("nobody to say it to:", e)
receiver.join(0.5)
leave(code)
