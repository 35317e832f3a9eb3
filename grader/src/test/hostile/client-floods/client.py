"""A client that neither listens nor stops talking: to its server, and to its terminal."""

import socket, sys, threading

server = socket.create_connection((sys.argv[1], int(sys.argv[2])))


def show():
    while True:
        sys.stdout.write("\n\x1b[999999999S\x1b[2000b\x1b]0;" + "x" * 1000 + "\n" * 1000)


threading.Thread(target=show, daemon=True).start()
while True:
    server.sendall(b"[" * 65536)
