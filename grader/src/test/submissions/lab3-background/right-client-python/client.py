import codecs
import os
import select
import socket
import sys
import termios
import unicodedata

PROMPT = "you> "
KEYBOARD = 0
SCREEN = 1


def write(text):
    data = text.encode()
    while data:
        data = data[os.write(SCREEN, data):]


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Client:
    def __init__(self, sock):
        self.sock = sock
        self.at_terminal = os.isatty(KEYBOARD) and os.isatty(SCREEN)
        self.typed = ""
        self.received = b""
        self.decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")

    def row(self):
        tail = self.typed
        while width(PROMPT + tail) > 78:
            tail = tail[1:]
        return "\r\x1b[2K" + PROMPT + tail

    def redraw(self):
        if self.at_terminal:
            write(self.row())

    def show(self, text):
        if self.at_terminal:
            write("\r\x1b[2K" + text + "\n" + self.row())
        else:
            write(text + "\n")

    def run(self):
        self.redraw()
        while True:
            readable, _, _ = select.select([KEYBOARD, self.sock], [], [])
            if self.sock in readable and not self.receive():
                self.show("Connection closed by the server")
                return
            if KEYBOARD in readable and not self.read_keys():
                return

    def receive(self):
        try:
            data = self.sock.recv(4096)
        except ConnectionError:
            return False
        self.received += data
        while b"\n" in self.received:
            line, self.received = self.received.split(b"\n", 1)
            self.show("Received: " + line.removesuffix(b"\r").decode(errors="replace"))
        return bool(data)

    def read_keys(self):
        data = os.read(KEYBOARD, 4096)
        if not data:
            return False
        for key in self.decoder.decode(data):
            if key == "\x04" and self.at_terminal:
                if not self.typed:
                    return False
            elif key in "\r\n":
                if self.at_terminal:
                    write("\n")
                line, self.typed = self.typed, ""
                if line == "exit":
                    return False
                if line:
                    self.sock.sendall(line.encode() + b"\n")
            elif key in "\x7f\b":
                self.typed = self.typed[:-1]
            elif key >= " ":
                self.typed += key
        self.redraw()
        return True


def main():
    try:
        sock = socket.create_connection((sys.argv[1], int(sys.argv[2])))
    except OSError as e:
        sys.exit(f"client.py: {e}")
    client = Client(sock)
    before = None
    status = 0
    try:
        if client.at_terminal:
            before = termios.tcgetattr(KEYBOARD)
            each_key = termios.tcgetattr(KEYBOARD)
            each_key[3] &= ~(termios.ICANON | termios.ECHO)
            termios.tcsetattr(KEYBOARD, termios.TCSADRAIN, each_key)
        client.run()
    except KeyboardInterrupt:
        status = 130
    except ConnectionError:
        client.show("Connection closed by the server")
    finally:
        if before:
            write("\n")
            termios.tcsetattr(KEYBOARD, termios.TCSADRAIN, before)
    sock.close()
    sys.exit(status)


main()
