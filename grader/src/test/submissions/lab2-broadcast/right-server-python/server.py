import asyncio
import sys

LONGEST = 64 * 1024
MOST = 1000
END = None
room = []


async def write(writer, queue):
    try:
        while (line := await queue.get()) is not END:
            writer.write(line)
            await writer.drain()
    except ConnectionError:
        pass
    writer.close()


async def serve(reader, writer):
    queue = asyncio.Queue(MOST)
    task = asyncio.create_task(write(writer, queue))
    me = (writer, queue)
    room.append(me)
    try:
        while True:
            line = await reader.readuntil(b"\n")
            say(line.removesuffix(b"\n").removesuffix(b"\r") + b"\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        pass  # the end of the stream; what stood behind the last newline is no line
    except asyncio.LimitOverrunError:
        writer.transport.abort()
    if me in room:
        room.remove(me)
    if queue.full():
        drop(me, task)
    else:
        queue.put_nowait(END)
    await asyncio.wait([task])


def say(line):
    for member in list(room):
        writer, queue = member
        if queue.full():
            room.remove(member)
            writer.transport.abort()
        else:
            queue.put_nowait(line)


def drop(member, task):
    member[0].transport.abort()
    task.cancel()


async def main():
    try:
        server = await asyncio.start_server(serve, "127.0.0.1", int(sys.argv[1]), limit=LONGEST)
    except OSError as e:
        sys.exit(f"server.py: {e.strerror}")
    await server.serve_forever()


asyncio.run(main())
