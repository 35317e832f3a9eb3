import socket
import ssl
import sys


def connected():
    """A connection to the host and port of the arguments; inside TLS if there is an authority to trust."""
    host, port, *authority = sys.argv[1:]
    sock = socket.create_connection((host, int(port)))
    if authority:
        context = ssl.create_default_context(cafile=authority[0])
        sock = context.wrap_socket(sock, server_hostname=host)
    return sock
