"""Frames with the header of the lectures: ten bytes, the number of bytes behind it, filled up with spaces."""

HEADER_LENGTH = 10


def frame(content):
    return f"{len(content):<{HEADER_LENGTH}}".encode() + content


def take_frames(received):
    """Takes the whole frames out of what has been received; the rest of it stays."""
    contents = []
    while len(received) >= HEADER_LENGTH:
        end = HEADER_LENGTH + int(received[:HEADER_LENGTH])
        if len(received) < end:
            break
        contents.append(bytes(received[HEADER_LENGTH:end]))
        del received[:end]
    return contents
