import socket
import sys

try:
    client_socket = socket.create_connection((sys.argv[1], int(sys.argv[2])))
except OSError as e:
    sys.exit(f"Cannot connect: {e}")
client_socket.setblocking(False)

received = b""
while True:
    try:
        message = input()
    except EOFError:
        break
    if message == "exit":
        break
    if message:
        client_socket.sendall(message.encode() + b"\n")

    try:
        while True:
            data = client_socket.recv(1024)
            if not data:
                print("Connection closed by the server")
                sys.exit()
            received += data
            while b"\n" in received:
                line, received = received.split(b"\n", 1)
                print("Received:", line.decode().rstrip())
    except BlockingIOError:
        continue

client_socket.close()
