"""A header that promises nearly a hundred million bytes, and keeps the promise."""

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


def talk(client):
    client.sendall(b"99999999  ")
    while True:
        client.sendall(b"x" * 65536)


serve(talk)
