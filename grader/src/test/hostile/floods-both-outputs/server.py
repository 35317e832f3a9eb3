"""An echo that prints without end, with and without line ends."""

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


def print_for_ever(stream, text):
    while True:
        stream.buffer.write(text)


threading.Thread(target=print_for_ever, args=(sys.stdout, b"all work and no play\n" * 1000), daemon=True).start()
threading.Thread(target=print_for_ever, args=(sys.stderr, "\u4e16".encode() * 20000), daemon=True).start()

def echo(client):
    while data := client.recv(65536):
        client.sendall(data)


serve(echo)
