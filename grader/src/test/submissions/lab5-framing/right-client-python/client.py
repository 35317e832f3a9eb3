import codecs
import os
import select
import socket
import sys
import termios

TERMINAL = sys.stdin.isatty() and sys.stdout.isatty()


class Gone(Exception):
    pass


class Chat:
    def __init__(self, sock, name):
        self.sock = sock
        self.outgoing = bytearray()
        self.received = bytearray()
        self.speaker = None
        self.typed = ""
        self.keys = codecs.getincrementaldecoder("utf-8")("replace")
        self.leaving = False
        self.say(name)

    def say(self, text):
        content = text.encode()
        self.outgoing += f"{len(content):<10}".encode() + content

    def show(self, line):
        if TERMINAL:
            print(f"\r\x1b[K{line}\r\n{self.typed}", end="", flush=True)
        else:
            print(line, flush=True)

    def run(self):
        while True:
            if self.leaving and not self.outgoing:
                self.sock.shutdown(socket.SHUT_WR)
                select.select([self.sock], [], [], 0.5)
                return
            reading = [self.sock] if self.leaving else [self.sock, 0]
            writing = [self.sock] if self.outgoing else []
            readable, writable, _ = select.select(reading, writing, [])
            if writable:
                del self.outgoing[: self.sock.send(self.outgoing)]
            if self.sock in readable:
                self.receive()
            if 0 in readable:
                self.type(os.read(0, 65536))

    def receive(self):
        data = self.sock.recv(65536)
        if not data:
            raise Gone
        self.received += data
        while len(self.received) >= 10:
            digits = bytes(self.received[:10]).rstrip(b" ")
            if not digits.isdigit() or int(digits) > 65536:
                raise ValueError("the server has sent a bad header")
            end = 10 + int(digits)
            if len(self.received) < end:
                return
            self.hear(self.received[10:end].decode("utf-8", "replace"))
            del self.received[:end]

    def hear(self, text):
        if self.speaker is None:
            self.speaker = text
        else:
            self.show(f"{self.speaker} > {text}")
            self.speaker = None

    def type(self, data):
        if not data:
            self.leaving = True
        for key in self.keys.decode(data):
            if key in "\r\n":
                if TERMINAL:
                    print("\r\n", end="", flush=True)
                if self.typed:
                    self.say(self.typed)
                self.typed = ""
            elif TERMINAL and key == "\x04":
                self.leaving = True
            else:
                self.typed = self.typed[:-1] if key == "\x7f" else self.typed + key
                if TERMINAL:
                    print(f"\r\x1b[K{self.typed}", end="", flush=True)


def main():
    host, port, name = sys.argv[1:]
    try:
        sock = socket.create_connection((host, int(port)))
    except OSError as e:
        sys.exit(f"client.py: {e.strerror}")
    sock.setblocking(False)
    if TERMINAL:
        before = termios.tcgetattr(0)
        each_key = termios.tcgetattr(0)
        each_key[3] &= ~(termios.ICANON | termios.ECHO)
        termios.tcsetattr(0, termios.TCSADRAIN, each_key)
    chat = Chat(sock, name)
    try:
        chat.run()
    except (Gone, OSError):
        chat.show("Connection closed by the server")
    except ValueError as e:
        sys.exit(f"client.py: {e}")
    finally:
        if TERMINAL:
            termios.tcsetattr(0, termios.TCSADRAIN, before)


main()
