"""Headers that are none, another one for each client."""

import socket, sys, threading

server = socket.create_server(("127.0.0.1", int(sys.argv[1])))


def serve(talk):
    """Talks to everybody who comes, to each on a thread of its own."""

    def one(client):
        try:
            talk(client)
        except OSError:
            pass  # It has gone.
        client.close()

    while True:
        client, _ = server.accept()
        threading.Thread(target=one, args=(client,), daemon=True).start()


import itertools

headers = itertools.cycle([b"9999999999", b"-5        ", b"0x10      ", b"          ", b"\xff" * 10])


def talk(client):
    client.sendall(next(headers) + b"hello")
    while client.recv(65536):
        pass


serve(talk)
