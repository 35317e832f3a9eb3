"""A chat server with the header of the lectures, on one thread: frame_server.py PORT"""

import select
import socket
import sys

from frames import frame, take_frames

AT_ONCE = 65536

listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
print("Listening", flush=True)

names = {}
received = {}


def hear(client, content):
    if client not in names:
        names[client] = content
        print(content.decode(), "has come", flush=True)
        return
    for other in names:
        if other is not client:
            other.sendall(frame(names[client]) + frame(content))


def forget(client):
    names.pop(client, None)
    del received[client]
    client.close()


while True:
    readable, _, _ = select.select([listener, *received], [], [])
    for ready in readable:
        if ready is listener:
            client, _ = listener.accept()
            received[client] = bytearray()
            continue
        try:
            data = ready.recv(AT_ONCE)
        except ConnectionError:
            data = b""
        if not data:
            forget(ready)
            continue
        received[ready] += data
        for content in take_frames(received[ready]):
            hear(ready, content)
