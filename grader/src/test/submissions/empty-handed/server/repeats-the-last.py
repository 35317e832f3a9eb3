from listening import serve_everybody


def repeat(sock):
    last = b""
    while data := sock.recv(65536):
        sock.sendall(last + data)
        last = data


serve_everybody(repeat)
