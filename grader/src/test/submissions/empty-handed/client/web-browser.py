from connecting import connected

with connected() as sock:
    sock.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    while data := sock.recv(65536):
        print(data.decode(errors="replace"), end="", flush=True)
