"""Prints what looks like stack traces, and ends."""

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


print("\tat " + "a." * 100000 + "b(EchoServer.java:1)")
print("Exception in thread main")
print("\tat EchoServer.main(EchoServer.java:99999999999999999999)")
print('  File "\0", line 1')
print('  File "/", line 99999999999999999999')
print('  File "server.py", line 0', flush=True)


def talk(client):
    client.recv(1)
    sys.stdout.flush()


serve(talk)
