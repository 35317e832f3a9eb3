import socket
import sys


def receive_exactly(sock, count):
    data = b""
    while len(data) < count:
        part = sock.recv(count - len(data))
        if not part:
            raise ConnectionError("end of stream")
        data += part
    return data


def main():
    host, port = sys.argv[1], int(sys.argv[2])
    try:
        sock = socket.create_connection((host, port))
    except OSError as e:
        sys.exit(f"Cannot connect to {host}:{port}: {e}")

    with sock:
        while True:
            try:
                message = input("Enter a message (or 'exit' to quit): ")
            except EOFError:
                break
            if message == "exit":
                break
            data = message.encode("utf-8")
            try:
                sock.sendall(data)
                reply = receive_exactly(sock, len(data))
            except ConnectionError:
                print("Connection closed by the server", flush=True)
                break
            if data:
                print("Received:", reply.decode("utf-8"), flush=True)


main()
