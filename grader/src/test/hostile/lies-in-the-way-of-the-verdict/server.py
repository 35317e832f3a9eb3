"""An echo that lays all kinds of things where the grader writes."""

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


import glob
import os

precious = os.path.join(os.getcwd(), "precious.txt")
things = [
    lambda name: os.symlink(precious, name),
    lambda name: os.mkfifo(name),
    lambda name: os.makedirs(os.path.join(name, "inside")),
]


def in_the_way():
    while True:
        for thing in things:
            for name in ["verdict.json", f".verdict.json.{os.getppid()}.part", *glob.glob(".verdict.json.*")]:
                try:
                    os.unlink(name)
                except OSError:
                    pass
                try:
                    thing(name)
                except OSError:
                    pass


try:
    os.symlink(os.getcwd(), ".chatlab")
    os.symlink(precious, "lab1-echo.txt")
except OSError:
    pass
threading.Thread(target=in_the_way, daemon=True).start()

def echo(client):
    while data := client.recv(65536):
        client.sendall(data)


serve(echo)
