"""A TLS handshake in which the certificate never ends."""

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


HELLO = bytes.fromhex("0303") + b"r" * 32 + bytes.fromhex("00c02f00" "0000")


def record(content):
    return b"\x16\x03\x03" + len(content).to_bytes(2, "big") + content


def talk(client):
    client.recv(65536)
    client.sendall(record(b"\x02" + len(HELLO).to_bytes(3, "big") + HELLO))
    client.sendall(record(b"\x0b\xff\xff\xff" + b"\xff\xff\xfc" + b"\xff\xff\xf0" + b"c" * 1000))
    while True:
        client.sendall(record(b"c" * 16000))


serve(talk)
