"""A chat client with the header of the lectures, on one thread: frame_client.py PORT NAME"""

import os
import select
import socket
import sys

from frames import frame, take_frames

KEYBOARD = 0
AT_ONCE = 65536


def show(line):
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


port, name = int(sys.argv[1]), sys.argv[2].encode()
server = socket.create_connection(("127.0.0.1", port))
server.sendall(frame(name))
server.setblocking(False)
show(name + b" is in the room")

typed = bytearray()
to_send = bytearray()
received = bytearray()
heard = []

while True:
    readable, writable, _ = select.select([KEYBOARD, server], [server] if to_send else [], [])

    if KEYBOARD in readable:
        keys = os.read(KEYBOARD, AT_ONCE)
        if not keys:
            sys.exit()
        *lines, typed = (bytes(typed) + keys).split(b"\n")
        for line in lines:
            to_send += frame(line)

    if writable:
        del to_send[: server.send(to_send)]

    if server in readable:
        data = server.recv(AT_ONCE)
        if not data:
            show(b"The server has gone")
            sys.exit(1)
        received += data
        heard += take_frames(received)
        while len(heard) >= 2:
            show(heard.pop(0) + b" > " + heard.pop(0))
