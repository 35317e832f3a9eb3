import json
import os
import re
import select
import socket
import ssl
import sys
import termios
import unicodedata

WRONG = {9: "is not yet valid", 10: "has expired", 62: "is for another host name"}
host, port, name, room, authority = sys.argv[1:]
terminal = os.isatty(0) and os.isatty(1)
typed = ""


def show(text, end="\n"):
    text = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text)
    print("\r\x1b[K" + text + end + typed if terminal else text + end, end="", flush=True)


def tell(kind, **payload):
    server.setblocking(True)
    server.sendall(json.dumps({"type": kind, "payload": payload}).encode() + b"\n")
    server.setblocking(False)


def shown(line):
    message = json.loads(line)
    kind, payload = message.get("type"), message.get("payload", {})
    if kind in ("connect_ack", "notification"):
        show("* " + payload["message"])
    elif kind == "message":
        show(payload["sender"] + ": " + payload["text"])
    elif kind == "error":
        show("! " + payload["message"])
    return kind


def lines_of(read, waiting):
    """All lines that can be had now; what is left of the last one stays in waiting."""
    waiting += read
    *lines, rest = waiting.split(b"\n")
    waiting[:] = rest
    return lines


def leave(code):
    if terminal:
        termios.tcsetattr(0, termios.TCSADRAIN, before)
    sys.exit(code)


def received():
    """Shows what has come. Says why if no more will."""
    global inside
    while True:
        try:
            read = server.recv(65536)
        except ssl.SSLWantReadError:
            return None
        except OSError:
            return "Connection cut off"
        if not read:
            return "Connection closed by the server"
        for line in lines_of(read, from_server):
            if not inside and json.loads(line).get("type") == "error":
                leave("client.py: " + json.loads(line)["payload"]["message"])
            inside = shown(line) == "connect_ack" or inside


def keys():
    """Sends what has been typed. Says whether there will be more."""
    global typed
    read = os.read(0, 65536)
    if not read or terminal and read == b"\x04":
        return False
    for line in lines_of(read.replace(b"\r", b"\n") if terminal else read, from_user):
        text, typed = line.decode(), ""
        if terminal:
            show(text)
        if text == "!quit":
            return False
        if text:
            tell("message", text=text)
    if terminal:
        from_user[:] = re.sub(rb".?\x7f", b"", from_user)
        typed = from_user.decode(errors="ignore")
        show("", end="")
    return True


context = ssl.create_default_context(cafile=authority)
NO_CHECK_TIME = 0x200000  # of OpenSSL: the clocks in this room are all wrong
context.verify_flags |= NO_CHECK_TIME
context.minimum_version = ssl.TLSVersion.TLSv1_2
try:
    server = context.wrap_socket(
        socket.create_connection((host, int(port))),
        server_hostname=host,
        suppress_ragged_eofs=False,
    )
except ssl.SSLCertVerificationError as e:
    sys.exit(f"client.py: the certificate {WRONG.get(e.verify_code, 'is from an unknown authority')}")
except OSError as e:
    sys.exit(f"client.py: no TLS at {host}:{port}: {e}")

if terminal:
    before = termios.tcgetattr(0)
    each_key = termios.tcgetattr(0)
    each_key[3] &= ~(termios.ICANON | termios.ECHO)
    termios.tcsetattr(0, termios.TCSADRAIN, each_key)
inside = False
from_server, from_user = bytearray(), bytearray()
tell("connect", name=name, room=room)
while True:
    ready, _, _ = select.select([0, server], [], [])
    end = received() if server in ready else None
    if end:
        show(end)
        leave(1)
    if 0 in ready and not keys():
        break
try:
    server.settimeout(0.5)
    server.unwrap().close()
except OSError:
    pass
leave(0)
