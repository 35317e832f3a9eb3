import asyncio
import json
import sys
import unicodedata

LONGEST_LINE = 64 * 1024
rooms = {}


def spell(text):
    """A string of JSON in which every letter is an escape."""
    units = text.encode("utf-16-be")
    escapes = [f"\\u{units[i]:02X}{units[i + 1]:02x}" for i in range(0, len(units), 2)]
    return '"' + "".join(escapes) + '"'


def unusual(kind, payload):
    fields = [f" {spell(name)}\t: {spell(value)} " for name, value in reversed(payload.items())]
    fields.append('"more": {"type": "error", "text": [1e3, null, {}]}')
    return '{ "id" : -0.5e-2, "payload":{' + ",".join(fields) + '} ,"type": ' + spell(kind) + "}\r\n"


class Mistake(Exception):
    pass


class Client:
    def __init__(self, writer):
        self.writer = writer
        self.name = self.room = None
        self.waiting = asyncio.Queue(1000)
        asyncio.create_task(self.write())

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

    def tell(self, kind, **payload):
        self.put(unusual(kind, payload).encode())

    def others(self):
        return [client for client in rooms[self.room].values() if client is not self]

    def connect(self, name, room):
        if self.name is not None:
            raise Mistake("you are in a room already")
        if not good(name) or not good(room):
            raise Mistake("1 to 20 characters, please")
        if name in rooms.get(room, {}):
            raise Mistake(f"somebody is called {name}")
        self.name, self.room = name, room
        rooms.setdefault(room, {})[name] = self
        self.tell("connect_ack", message="Connected to the room.")
        for client in self.others():
            client.tell("notification", message=f"{name} has joined the room.")

    def message(self, text):
        if self.name is None:
            raise Mistake("connect first")
        for client in rooms[self.room].values():
            client.tell("message", sender=self.name, room=self.room, text=text)

    def leave(self):
        if self.name is None:
            return
        for client in self.others():
            client.tell("notification", message=f"{self.name} has left the room.")
        del rooms[self.room][self.name]
        if not rooms[self.room]:
            del rooms[self.room]

    def understand(self, line):
        message = parse(line)
        kind = string(message, "type")
        payload = message.get("payload")
        if kind == "connect":
            self.connect(string(payload, "name"), string(payload, "room"))
        elif kind == "message":
            self.message(string(payload, "text"))
        else:
            raise Mistake("there is no such type")


def parse(line):
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise Mistake("this is no JSON, or too much of it") from None
    if depth(value) > 200:
        raise Mistake("this is nested too deep")
    return value


def depth(value):
    """How deep lists and objects are nested; without calling itself."""
    deepest, waiting = 0, [(value, 1)]
    while waiting:
        value, level = waiting.pop()
        if isinstance(value, (dict, list)):
            deepest = max(deepest, level)
            inside = value.values() if isinstance(value, dict) else value
            waiting.extend((each, level + 1) for each in inside)
    return deepest


def string(value, field):
    if not isinstance(value, dict) or not isinstance(value.get(field), str):
        raise Mistake(f"the field {field} is missing, or no string")
    return value[field]


def good(name):
    return 1 <= len(name) <= 20 and not any(unicodedata.category(c) == "Cc" for c in name)


async def serve(reader, writer):
    client = Client(writer)
    try:
        while True:
            line = await reader.readuntil(b"\n")
            try:
                client.understand(line)
            except Mistake as mistake:
                client.tell("error", message=str(mistake))
    except asyncio.LimitOverrunError:
        client.tell("error", message="this line is too long")
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    client.leave()
    client.put(None)


async def main():
    try:
        server = await asyncio.start_server(
            serve, "127.0.0.1", int(sys.argv[1]), limit=LONGEST_LINE
        )
    except OSError as e:
        sys.exit(f"server.py: {e.strerror}")
    await server.serve_forever()


asyncio.run(main())
