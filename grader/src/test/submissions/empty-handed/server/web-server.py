from listening import serve_everybody


def answer(sock):
    with sock.makefile("rb") as stream:
        while stream.readline().strip():
            pass
    page = b"<!DOCTYPE html><title>It works</title><h1>It works</h1>\n"
    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page))
    sock.sendall(page)


serve_everybody(answer)
