"""Speaks garbage where a TLS handshake is expected."""

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
    client.recv(65536)
    client.sendall(bytes(range(256)) * 100)
    while client.recv(65536):
        pass


serve(talk)
