import asyncio
import json
import re
import ssl
import sys
import unicodedata

rooms = {}


class Refused(Exception):
    pass


def depth(line):
    level = most = 0
    for c in re.sub(rb'"(?:[^"\\]|\\.)*"', b"", line):
        level += (c in b"[{") - (c in b"]}")
        most = max(most, level)
    return most


def fields(payload, *names):
    for name in names:
        if not isinstance(payload, dict) or not isinstance(payload.get(name), str):
            raise Refused(f"{name} is no string")
    return [payload[name] for name in names]


def good(name):
    return 1 <= len(name) <= 20 and not any(unicodedata.category(c) == "Cc" for c in name)


class Client:
    def __init__(self, writer):
        self.writer = writer
        self.place = None
        self.waiting = asyncio.Queue(1000)
        asyncio.create_task(self.write())

    def tell(self, kind, **payload):
        self.put(json.dumps({"type": kind, "payload": payload}).encode() + b"\n")

    def put(self, line):
        try:
            self.waiting.put_nowait(line)
        except asyncio.QueueFull:
            self.writer.transport.abort()

    async def write(self):
        try:
            while (line := await self.waiting.get()) is not None:
                self.writer.write(line)
                await self.writer.drain()
        except ConnectionError:
            pass
        self.writer.close()

    def connect(self, name, room):
        if self.place:
            raise Refused("you are here already")
        if not good(name) or not good(room):
            raise Refused("no such name")
        members = rooms.setdefault(room, {})
        if name in members:
            raise Refused("this name is taken")
        self.place = name, room
        self.tell("connect_ack", message="Connected to the room.")
        for other in members.values():
            other.tell("notification", message=f"{name} has joined the room.")
        members[name] = self

    def say(self, text):
        if not self.place:
            raise Refused("connect first")
        name, room = self.place
        for member in rooms[room].values():
            member.tell("message", sender=name, room=room, text=text)

    def leave(self):
        if self.place:
            name, room = self.place
            del rooms[room][name]
            for other in rooms[room].values():
                other.tell("notification", message=f"{name} has left the room.")

    def answer(self, line):
        try:
            if depth(line) >= 500:
                raise Refused("too deep")
            message = json.loads(line)
            kind = message.get("type") if isinstance(message, dict) else None
            if kind == "connect":
                self.connect(*fields(message.get("payload"), "name", "room"))
            elif kind == "message":
                self.say(*fields(message.get("payload"), "text"))
            else:
                raise Refused("no such type")
        except (Refused, ValueError) as e:
            self.tell("error", message=str(e))


async def serve(reader, writer):
    client = Client(writer)
    try:
        while True:
            client.answer(await reader.readuntil(b"\n"))
    except asyncio.LimitOverrunError:
        client.tell("error", message="this line is too long")
    except (asyncio.IncompleteReadError, OSError):
        pass
    client.leave()
    client.put(None)


async def main():
    port, certificate, key = sys.argv[1:]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_cert_chain(certificate, key)
    try:
        server = await asyncio.start_server(
            serve,
            "127.0.0.1",
            int(port),
            limit=65536,
            ssl=context,
            ssl_shutdown_timeout=1,
        )
    except OSError as e:
        sys.exit(f"server.py: {e.strerror}")
    await server.serve_forever()


asyncio.run(main())
