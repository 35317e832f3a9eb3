import asyncio
import signal
import sys
import unicodedata

names = {}
writers = set()


def tell(writer, text):
    writer.write((text + "\n").encode("utf-8"))


def broadcast(text):
    for writer in names.values():
        tell(writer, text)


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
    writers.add(writer)
    tell(writer, "NICK")
    try:
        async for line in lines(reader):
            if name is not None:
                if line:
                    broadcast(f"{name}: {line}")
            elif good(line.strip(" ")):
                name = line.strip(" ")
                names[name] = writer
                broadcast(f"{name} joined!")
                tell(writer, "Connected to server!")
            else:
                tell(writer, "NICK")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
        pass
    writers.discard(writer)
    if name is not None:
        del names[name]
        broadcast(f"{name} left!")
    writer.close()


async def main():
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    try:
        server = await asyncio.start_server(serve, "127.0.0.1", int(sys.argv[1]), limit=65537)
    except OSError as e:
        sys.exit(f"server.py: {e.strerror}")
    await stop.wait()
    server.close()
    leaving = list(writers)
    names.clear()
    for writer in leaving:
        tell(writer, "server> !quit")
        writer.close()
    await asyncio.wait(
        [asyncio.create_task(writer.wait_closed()) for writer in leaving] or [asyncio.sleep(0)],
        timeout=0.5,
    )
    for writer in leaving:
        writer.transport.abort()


asyncio.run(main())
