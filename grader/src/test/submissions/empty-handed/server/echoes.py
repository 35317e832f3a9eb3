from listening import serve_everybody


def echo(sock):
    while data := sock.recv(65536):
        sock.sendall(data)


serve_everybody(echo)
