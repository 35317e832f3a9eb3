from connecting import connected

with connected() as sock:
    while data := sock.recv(65536):
        sock.sendall(data)
