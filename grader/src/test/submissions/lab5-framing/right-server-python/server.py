import selectors
import socket
import sys

LONGEST = 65536
MOST_WAITING = 8 * 1024 * 1024

selector = selectors.DefaultSelector()
room = []


class Client:
    def __init__(self, sock):
        self.sock = sock
        self.received = bytearray()
        self.waiting = bytearray()
        self.name = None


def frame(content):
    return f"{len(content):<10}".encode() + content


def frames(received):
    """Takes the complete frames out of what has been received."""
    while len(received) >= 10:
        header = bytes(received[:10])
        digits = header.rstrip(b" ")
        if not digits.isdigit() or int(digits) > LONGEST:
            raise ValueError(f"no header: {header}")
        end = 10 + int(digits)
        if len(received) < end:
            return
        content = bytes(received[10:end])
        del received[:end]
        yield content


def accept(listener):
    sock, _ = listener.accept()
    sock.setblocking(False)
    selector.register(sock, selectors.EVENT_READ, Client(sock))


def leave(client):
    if client in room:
        room.remove(client)
    if client.sock.fileno() >= 0:
        selector.unregister(client.sock)
        client.sock.close()


def read(client):
    data = client.sock.recv(65536)
    if not data:
        raise EOFError
    client.received += data
    for content in frames(client.received):
        if client.name is None:
            client.name = content
            room.append(client)
        else:
            tell_others(client, frame(client.name) + frame(content))


def tell_others(speaker, said):
    for client in list(room):
        if client is speaker:
            continue
        client.waiting += said
        if len(client.waiting) > MOST_WAITING:
            leave(client)
        else:
            both = selectors.EVENT_READ | selectors.EVENT_WRITE
            selector.modify(client.sock, both, client)


def write(client):
    with memoryview(client.waiting) as waiting:
        sent = client.sock.send(waiting[: 256 * 1024])
    del client.waiting[:sent]
    if not client.waiting:
        selector.modify(client.sock, selectors.EVENT_READ, client)


def serve(client, events):
    try:
        if events & selectors.EVENT_READ:
            read(client)
        if events & selectors.EVENT_WRITE:
            write(client)
    except (OSError, EOFError, ValueError):
        leave(client)


def main():
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", int(sys.argv[1])))
    except OSError as e:
        sys.exit(f"server.py: {e.strerror}")
    listener.listen()
    listener.setblocking(False)
    selector.register(listener, selectors.EVENT_READ)
    while True:
        for key, events in selector.select():
            if key.data is None:
                accept(listener)
            elif key.fileobj.fileno() >= 0:
                serve(key.data, events)


main()
