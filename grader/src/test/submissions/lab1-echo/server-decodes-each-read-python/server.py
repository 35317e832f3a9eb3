import socket
import sys

HOST = "127.0.0.1"  # loopback
PORT = int(sys.argv[1])

server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
try:
    server_socket.bind((HOST, PORT))
    server_socket.listen()
except OSError:
    print(f"Port {PORT} is already in use", file=sys.stderr)
    sys.exit(1)

while True:
    client_socket, client_address = server_socket.accept()
    print(f"Accepted connection from {client_address}")
    try:
        while True:
            message = client_socket.recv(1024).decode("utf-8")
            if not message:
                break
            client_socket.sendall(message.encode("utf-8"))
    except ConnectionError:
        print("connection lost")
    client_socket.close()
