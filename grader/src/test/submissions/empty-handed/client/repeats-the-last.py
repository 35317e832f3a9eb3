import sys

from connecting import connected

with connected() as sock:
    last = ""
    for line in sys.stdin:
        sock.sendall((last + line).encode())
        print(last + line, flush=True)
        last = line
