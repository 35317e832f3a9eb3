import os
import queue
import signal
import socket
import sys
import threading
import time
import unicodedata

lock = threading.Lock()
everyone = []
room = {}
closing = False


class Client:
    def __init__(self, sock):
        self.sock = sock
        self.name = None
        self.lines = queue.Queue(1000)
        self.writer = threading.Thread(target=self.write, daemon=True)

    def tell(self, line):
        try:
            self.lines.put_nowait(line)
        except queue.Full:
            self.hang_up()

    def hang_up(self):
        try:
            self.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass

    def write(self):
        try:
            while (line := self.lines.get()) is not None:
                self.sock.sendall(line.encode() + b"\n")
        except OSError:
            pass
        self.hang_up()

    def serve(self):
        with lock:
            if closing:
                self.sock.close()
                return
            everyone.append(self)
            self.writer.start()
            self.tell("NICK")
        try:
            self.listen()
        except OSError:
            pass
        with lock:
            everyone.remove(self)
            if self.name and not closing:
                del room[self.name]
                tell_all(f"{self.name} left!")
            self.tell(None)
        self.writer.join()
        self.sock.close()

    def listen(self):
        with self.sock.makefile("rb") as stream:
            while True:
                line = stream.readline(65538)
                if not line.endswith(b"\n"):
                    return  # half a line, or too long a line, or the end
                line = line[:-1].removesuffix(b"\r").decode(errors="replace")
                if line == "!quit":
                    return
                with lock:
                    if not closing:
                        self.heard(line)

    def heard(self, line):
        if self.name:
            if line:
                tell_all(f"{self.name}: {line}")
        elif good(line.strip(" ")):
            self.name = line.strip(" ")
            room[self.name] = self
            tell_all(f"{self.name} joined!")
            self.tell("Connected to server!")
        else:
            self.tell("NICK")


def tell_all(line):
    for client in room.values():
        client.tell(line)


def good(name):
    control = any(unicodedata.category(c) == "Cc" for c in name)
    return 1 <= len(name) <= 20 and not control and name not in room


def stop(signal_number, frame):
    # A signal interrupts the main thread, which never holds the lock.
    global closing
    with lock:
        closing = True
        leaving = list(everyone)
        for client in leaving:
            client.tell("server> !quit")
            client.tell(None)
    end = time.monotonic() + 0.8
    for client in leaving:
        client.writer.join(max(0, end - time.monotonic()))
    os._exit(0)


listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
try:
    listener.bind(("127.0.0.1", int(sys.argv[1])))
except OSError as e:
    sys.exit(f"server.py: {e.strerror}")
listener.listen(100)
signal.signal(signal.SIGTERM, stop)
while True:
    sock, _ = listener.accept()
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    threading.Thread(target=Client(sock).serve, daemon=True).start()
