from listening import serve_everybody


def flood(sock):
    while True:
        sock.sendall(b"And so on and so on. " * 1000)


serve_everybody(flood)
