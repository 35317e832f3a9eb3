import socket
import sys

host = sys.argv[1]
port = int(sys.argv[2])

client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
try:
    client_socket.connect((host, port))
except OSError as e:
    print(f"Connection to {host}:{port} failed: {e}", file=sys.stderr)
    sys.exit(1)

for line in sys.stdin:
    message = line.rstrip("\n")
    if message == "exit":
        break
    data = message.encode("utf-8")
    try:
        client_socket.sendall(data)
        reply = b""
        while len(reply) < len(data):
            reply += client_socket.recv(1024)
    except ConnectionError:
        print("Connection closed by the server", flush=True)
        break
    print("Received:", reply.decode("utf-8"), flush=True)

client_socket.close()
