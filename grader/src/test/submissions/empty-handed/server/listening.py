import socket
import ssl
import sys
import threading


def serve_everybody(serve):
    """Accepts everybody on the port of the first argument; inside TLS if there are a certificate and a key."""
    context = None
    if len(sys.argv) == 4:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2], sys.argv[3])

    def begin(sock):
        try:
            with context.wrap_socket(sock, server_side=True) if context else sock as connection:
                serve(connection)
        except OSError:
            pass

    listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
    while True:
        sock, _ = listener.accept()
        threading.Thread(target=begin, args=(sock,), daemon=True).start()
