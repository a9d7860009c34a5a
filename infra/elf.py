"""Shared libraries without what only debuggers and linkers read.

`strip` moves what is loaded, and breaks libraries that auditwheel has moved before; it also knows but the architecture
of its host. Here nothing that is loaded changes its address, or its place in a page of the file.
https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.pheader.html
"""

import struct
from typing import NamedTuple

MAGIC = b"\x7fELF\x02\x01"  # 64 bit, little-endian: x86_64 and arm64
HEADER = struct.Struct("<16sHHIQQQIHHHHHH")
SEGMENT = struct.Struct("<IIQQQQQQ")
LOADED = 1  # PT_LOAD


class Segment(NamedTuple):
    """A program header; https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.pheader.html"""

    kind: int
    flags: int
    offset: int
    address: int
    physical: int
    size: int
    memory: int
    align: int


def slimmed(data: bytes) -> bytes:
    """The library without symbols, debugging notes and section headers; anything else than a library as it is."""
    if not data.startswith(MAGIC):
        return data
    header = list(HEADER.unpack_from(data))
    start, size, count = header[5], header[9], header[10]  # of the program headers
    segments = [Segment(*SEGMENT.unpack_from(data, start + size * index)) for index in range(count)]
    page = max((segment.align for segment in segments if segment.kind == LOADED), default=1)
    kept = sorted([
        (0, HEADER.size), (start, start + size * count),
        *((segment.offset, segment.offset + segment.size) for segment in segments if segment.size),
    ])  # fmt: skip
    out = bytearray()
    moved: list[tuple[int, int]] = []  # (from this place on, so many bytes towards the front)
    end = gone = 0
    for first, last in kept:
        if first > end:
            gap = (first - end) // page * page
            out += bytes(first - end - gap)  # what is between is not loaded
            gone += gap
            moved.append((first, gone))
            end = first
        if last > end:
            out += data[end:last]
            end = last

    def place(offset: int) -> int:
        return offset - max((by for since, by in moved if since <= offset), default=0)

    header[5] = place(start)
    header[6] = header[12] = header[13] = 0  # there are no section headers
    HEADER.pack_into(out, 0, *header)
    for index, segment in enumerate(segments):
        SEGMENT.pack_into(out, header[5] + size * index, *segment._replace(offset=place(segment.offset)))
    return bytes(out)
