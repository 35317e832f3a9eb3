from connecting import connected

with connected() as sock:
    while True:
        sock.sendall(b"And so on and so on. " * 1000)
