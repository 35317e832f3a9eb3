import asyncio
import signal
import sys
import unicodedata

names = {}
everyone = set()


class Client:
    """Lines wait in a queue that has an end, and a task writes them."""

    def __init__(self, writer):
        self.writer = writer
        self.waiting = asyncio.Queue(1000)
        self.writing = asyncio.create_task(self.write())

    def put(self, line):
        try:
            self.waiting.put_nowait(line)
        except asyncio.QueueFull:
            self.writer.transport.abort()

    def tell(self, text):
        self.put((text + "\n").encode("utf-8"))

    def finish(self):
        self.put(None)

    async def write(self):
        try:
            while (line := await self.waiting.get()) is not None:
                self.writer.write(line)
                await self.writer.drain()
            self.writer.close()
            await self.writer.wait_closed()
        except ConnectionError:
            pass


def broadcast(text):
    for client in names.values():
        client.tell(text)


def good(name):
    return (
        1 <= len(name) <= 20
        and name not in names
        and not any(unicodedata.category(c) == "Cc" for c in name)
    )


async def lines(reader):
    while True:
        line = await reader.readuntil(b"\n")
        line = line[:-1].removesuffix(b"\r").decode("utf-8", "replace")
        if line == "!quit":
            return
        yield line


async def serve(reader, writer):
    name = None
    client = Client(writer)
    everyone.add(client)
    client.tell("NICK")
    try:
        async for line in lines(reader):
            if name is not None:
                if line:
                    broadcast(f"{name}: {line}")
            elif good(line.strip(" ")):
                name = line.strip(" ")
                names[name] = client
                broadcast(f"{name} joined!")
                client.tell("Connected to server!")
            else:
                client.tell("NICK")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
        pass
    everyone.discard(client)
    if names.get(name) is client:
        del names[name]
        broadcast(f"{name} left!")
    client.finish()


async def main():
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    try:
        server = await asyncio.start_server(serve, "127.0.0.1", int(sys.argv[1]), limit=65537)
    except OSError as e:
        sys.exit(f"server.py: {e.strerror}")
    await stop.wait()
    server.close()
    names.clear()
    leaving = list(everyone)
    for client in leaving:
        client.tell("server> !quit")
        client.finish()
    if leaving:
        await asyncio.wait([client.writing for client in leaving], timeout=0.5)
    for client in leaving:
        client.writer.transport.abort()


asyncio.run(main())
