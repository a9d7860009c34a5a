"""What a PDF must know of a CFF font: the character identifiers (CIDs) of its glyphs, which are their codes there.

https://adobe-type-tools.github.io/font-tech-notes/pdfs/5176.CFF.pdf
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

CHARSET, ROS = 15, 1200 + 30  # operators of the top dictionary; an escaped one (12 n) is 1200 + n
RANGE_WIDTHS = {1: 1, 2: 2}  # charset format → bytes of the count of a range
REAL_END = 0xF  # the half-byte that ends a decimal number


class Index(NamedTuple):
    """An INDEX of a CFF table.

    items : where each starts and ends
    end : the first byte after it
    """

    items: list[tuple[int, int]]
    end: int


def cids(table: bytes, glyphs: int) -> list[int]:
    """The CID of each of the table's `glyphs`.

    Raises ValueError when it is not a CID-keyed font.
    """
    names = read_index(table, table[2])
    start, end = read_index(table, names.end).items[0]
    top = dict(operators(table[start:end]))
    if ROS not in top:
        raise ValueError("not a CID-keyed font")
    position = int(top[CHARSET][0])
    form, position = table[position], position + 1
    found = [0]
    if form == 0:
        found += (int.from_bytes(table[p : p + 2], "big") for p in range(position, position + 2 * (glyphs - 1), 2))
        return found
    width = RANGE_WIDTHS[form]
    while len(found) < glyphs:
        first = int.from_bytes(table[position : position + 2], "big")
        left = int.from_bytes(table[position + 2 : position + 2 + width], "big")
        found += range(first, first + left + 1)
        position += 2 + width
    return found[:glyphs]


def read_index(table: bytes, start: int) -> Index:
    """The INDEX at `start`."""
    count, width = int.from_bytes(table[start : start + 2], "big"), table[start + 2]
    if not count:
        return Index([], start + 2)
    offsets = [
        int.from_bytes(table[p : p + width], "big") for p in range(start + 3, start + 3 + (count + 1) * width, width)
    ]
    base = start + 2 + (count + 1) * width  # offsets count from the byte before the data
    return Index([(base + a, base + b) for a, b in pairwise(offsets)], base + offsets[-1])


def operators(dictionary: bytes) -> Iterator[tuple[int, list[int]]]:
    """Each operator of a DICT with its operands; decimal numbers as 0, since none is wanted here."""
    operands: list[int] = []
    at = 0
    while at < len(dictionary):
        byte = dictionary[at]
        at += 1
        if byte <= 21:
            if byte == 12:
                byte, at = 1200 + dictionary[at], at + 1
            yield byte, operands
            operands = []
        elif byte == 28:
            operands.append(int.from_bytes(dictionary[at : at + 2], "big", signed=True))
            at += 2
        elif byte == 29:
            operands.append(int.from_bytes(dictionary[at : at + 4], "big", signed=True))
            at += 4
        elif byte == 30:
            while REAL_END not in (dictionary[at] >> 4, dictionary[at] & 15):
                at += 1
            at += 1
            operands.append(0)
        elif byte <= 246:
            operands.append(byte - 139)
        elif byte <= 250:
            operands.append((byte - 247) * 256 + dictionary[at] + 108)
            at += 1
        else:
            operands.append(-(byte - 251) * 256 - dictionary[at] - 108)
            at += 1
