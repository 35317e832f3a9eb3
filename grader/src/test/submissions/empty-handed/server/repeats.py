from listening import serve_everybody


def repeat(sock):
    while said := sock.recv(65536):
        sock.sendall(said + said)


serve_everybody(repeat)
