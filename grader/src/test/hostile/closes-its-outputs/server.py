"""An echo without standard output and standard error, which does not stop when it is told to."""

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


import os
import signal

os.close(1)
os.close(2)
signal.signal(signal.SIGTERM, signal.SIG_IGN)

def echo(client):
    while data := client.recv(65536):
        client.sendall(data)


serve(echo)
