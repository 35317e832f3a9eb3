import sys

from connecting import connected

with connected() as sock:
    for line in sys.stdin:
        sock.sendall((line + line).encode())
        print(line + line, end="", flush=True)
