"""Lines that are no UTF-8: cut, overlong, surrogates, and beyond Unicode."""

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
    while client.recv(65536):
        client.sendall(b"\xe2\x82\n\xc0\xaf\n\xed\xa0\x80\n\xf4\x90\x80\x80\n\xff\xfe\n")


serve(talk)
