"""An echo that does to a terminal whatever can be done, on both outputs."""

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


SEQUENCES = (
    "\x1b]0;owned\x07"  # the title of the window
    "\x1b[2J\x1b[H\x1b[31;5m"  # a clear screen, the cursor at its top, red and blinking
    "\x1b]52;c;cm0gLXJmIH4=\x07"  # the clipboard
    "\x1b[?1049h\x1bc\x1b(0"  # another screen, a reset, another alphabet
    "\u202eesrever\u2066\u200f"  # from right to left
    "\u2028\u0085\u009b2J\u009d0;owned\u009c"  # C1: the same in one character
    "\r\b\a\v\f\0\x7f"
)

for stream in sys.stdout, sys.stderr:
    print(SEQUENCES, file=stream, flush=True)

def echo(client):
    while data := client.recv(65536):
        client.sendall(data)


serve(echo)
