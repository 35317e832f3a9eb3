import socket
import sys

try:
    server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
except OSError as e:
    sys.exit(f"server.py: {e}")
while True:
    client, address = server.accept()
    try:
        while data := client.recv(1024):
            client.sendall(data)
    except ConnectionError:
        print("lost", address)
    client.close()
