import codecs
import os
import select
import socket
import sys
import termios
import unicodedata

COLUMNS = 80

terminal = os.isatty(0) and os.isatty(1)
typed = ""


def put(text):
    for byte in text.encode():
        os.write(1, bytes([byte]))


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def row():
    """The end of the typed line, as much of it as one row holds."""
    start = len(typed)
    while start > 0 and width(typed[start - 1 :]) < COLUMNS:
        start -= 1
    return typed[start:]


def show(line):
    put("\r\x1b[K" + line + "\r\n" + row() if terminal else line + "\n")


def say(line):
    for byte in line.encode() + b"\n":
        server.sendall(bytes([byte]))


def leave(code):
    if terminal:
        termios.tcsetattr(0, termios.TCSADRAIN, before)
    sys.exit(code)


def goodbye():
    """Waits a moment for the server's own goodbye, and reads what comes before it."""
    server.shutdown(socket.SHUT_WR)
    server.settimeout(0.5)
    try:
        while server.recv(1):
            pass
    except OSError:
        pass
    leave(0)


def key(byte):
    global typed
    if not byte or byte == b"\x04" and terminal and not typed:
        goodbye()
    typed += keys.decode(byte)
    if typed.endswith("\n"):
        line, typed = typed[:-1], ""
        if terminal:
            put("\r\n")
        if line == "exit":
            goodbye()
        if line:
            say(line)
    elif terminal:
        if typed.endswith("\x7f"):
            typed = typed[:-2]
        put("\r\x1b[K" + row())


def came(byte):
    global received
    if not byte:
        show("Connection closed by the server")
        leave(1)
    received += messages.decode(byte)
    if received.endswith("\n"):
        show("Received: " + received[:-1].removesuffix("\r"))
        received = ""


try:
    server = socket.create_connection((sys.argv[1], int(sys.argv[2])))
except OSError as e:
    sys.exit(f"client.py: {e.strerror}")
server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
if terminal:
    before = termios.tcgetattr(0)
    each_key = termios.tcgetattr(0)
    each_key[3] &= ~(termios.ICANON | termios.ECHO)
    termios.tcsetattr(0, termios.TCSADRAIN, each_key)
keys = codecs.getincrementaldecoder("utf-8")(errors="replace")
messages = codecs.getincrementaldecoder("utf-8")(errors="replace")
received = ""
try:
    while True:
        ready, _, _ = select.select([0, server], [], [])
        if server in ready:
            try:
                byte = server.recv(1)
            except OSError:
                byte = b""
            came(byte)
        if 0 in ready:
            key(os.read(0, 1))
except KeyboardInterrupt:
    server.shutdown(socket.SHUT_WR)
    leave(130)
