import socket
import sys
import time

HOST = "127.0.0.1"
PORT = int(sys.argv[1])

server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
try:
    server_socket.bind((HOST, PORT))
except OSError as e:
    sys.exit(f"cannot bind: {e}")
print(f"Server is listening on {HOST}:{PORT}", flush=True)

while True:
    try:
        client_socket, client_address = server_socket.accept()
    except OSError:
        # nobody there yet, try again
        time.sleep(0.1)
        continue
    while True:
        data = client_socket.recv(1024)
        if not data:
            break
        client_socket.sendall(data)
    client_socket.close()
