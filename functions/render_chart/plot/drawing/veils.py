"""Translucent rectangles and grid lines, blended by numpy.

Agg divides for each channel of each pixel, and takes ten times as long.

What comes out is what Agg makes of the same rectangles, to the last bit: whole pixels are blended by its formula, and
their soft edges are left to it.
"""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .color import Rgba
from .paths import Floats, Path, boxed, rect_codes

Words = NDArray[np.uint32]  # RGBA on a little-endian machine: alpha in the top byte
Places = NDArray[np.intp]
Lines = Places | slice  # columns or rows
Rgba8 = tuple[int, int, int, int]  # red, green, blue, alpha in 0–255
Shades = list[tuple[Rgba8, Lines]]  # and of which lines
Part = tuple[int, int, int]  # from which pixel on, before which, and how many 256ths of each are covered

LEAST_AREA: Final = 1_000  # px, their mean: smaller ones are drawn as soon as they are looked at
CORNERS: Final = 5  # vertices of a rectangle
MANY: Final = 400  # pixels: so many are blended sooner at once than one by one, from what is known of their colours


def whole_pixels(path: Path, scale: float, inside: tuple[float, float, float, float]) -> Floats | None:
    """(N, 4) left, top, right, bottom of the whole pixels of a path's rectangles.

    None if it has other shapes, if they meet or leave `inside` (px of the device), or are too small to be worth it.
    """
    count, rest = divmod(len(path.vertices), CORNERS)
    if rest or not count or path.codes is not rect_codes(count):
        return None
    corners = path.vertices.reshape(count, CORNERS, 2)
    across = corners[:, 2] - corners[:, 0]
    if abs(float(across[:, 0] @ across[:, 1])) * scale**2 < LEAST_AREA * count:  # grid lines, most often
        return None
    corners = corners * scale
    low, high = corners.min(axis=1), corners.max(axis=1)
    left, top, right, bottom = inside
    if not (low >= (left, top)).all() or not (high <= (right, bottom)).all():  # nan is no place either
        return None
    if not any(_apart(low[:, axis], high[:, axis]) for axis in (0, 1)):
        return None
    boxes: Floats = np.concatenate((np.ceil(low), np.floor(high)), axis=1)
    sides = np.maximum(boxes[:, 2:] - boxes[:, :2], 0.0)
    if not sides.all():
        return None
    return boxes


def _apart(starts: Floats, ends: Floats) -> bool:
    """Whether stretches do not meet."""
    order = np.argsort(starts)
    return bool((starts[order[1:]] >= ends[order[:-1]]).all())


def edges(path: Path, boxes: Floats, scale: float) -> Path | None:
    """What of a path's rectangles is outside of their whole pixels, None if nothing is; in the path's px."""
    corners = path.vertices.reshape(len(boxes), CORNERS, 2)
    low, high = corners.min(axis=1), corners.max(axis=1)
    (x0, y0), (x1, y1) = low.T, high.T
    left, top, right, bottom = (boxes / scale).T
    strips = np.concatenate(
        [
            np.stack(sides, axis=1)
            for sides in ((x0, y0, x1, top), (x0, bottom, x1, y1), (x0, top, left, bottom), (right, top, x1, bottom))
        ]
    )
    strips = strips[(strips[:, 2] > strips[:, 0]) & (strips[:, 3] > strips[:, 1])]
    return boxed(strips) if len(strips) else None


def blend(words: Words, boxes: Floats, color: Rgba) -> None:
    """Blend a colour over boxes of a picture.

    words : (H, W), straight alpha
    """
    rgba = _bytes(color)
    parts = [words[top:bottom, left:right] for left, top, right, bottom in boxes.astype(int).tolist()]
    # Nearly every row of a part is of one colour: paper, or a grid line.
    firsts = [part[:, 0] for part in parts]
    uneven = [np.flatnonzero((part != first[:, None]).any(axis=1)) for part, first in zip(parts, firsts, strict=True)]
    others = [part[rows].reshape(-1) for part, rows in zip(parts, uneven, strict=True)]
    known, place = _runs(np.concatenate((*firsts, *others)))
    blended = _over(known, *rgba)[place]
    start = 0
    for part in parts:
        part[:] = blended[start : start + len(part), None]
        start += len(part)
    for part, rows in zip(parts, uneven, strict=True):
        size = rows.size * part.shape[1]
        part[rows] = blended[start : start + size].reshape(rows.size, part.shape[1])
        start += size


def lines(
    words: Words, lines: dict[Rgba, list[float]], spans: list[tuple[float, float]], width: float, upright: bool,
    scale: float,
) -> bool:  # fmt: skip
    """Whether lines were blended over a picture, as those are that stand on whole pixels inside of it.

    words : (H, W), straight alpha
    others as in Canvas.parallels
    """
    height, wide = words.shape
    across, along = (wide, height) if upright else (height, wide)
    thick, half = width * scale, width / 2
    if not 0 < thick <= across or thick % 1:
        return False
    every: list[int] = []  # columns or rows
    shades: Shades = []
    for color, places in lines.items():
        starts = [(place - half) * scale for place in places]
        if not starts or not all(map(float.is_integer, starts)):
            return False
        group = [*map(int, starts)]
        if thick > 1:
            group = [start + more for start in group for more in range(int(thick))]
        every += group
        shades.append((_bytes(color), _together(group)))
    if not every or len(set(every)) < len(every) or min(every) < 0 or max(every) >= across:
        return False
    stretches: list[list[Part]] = []
    for start, end in sorted([(one, other) if one <= other else (other, one) for one, other in spans]):
        start, end = start * scale, end * scale
        if not (start >= 0 and end <= along):
            return False
        # In 256ths of a pixel, as Agg counts, from the bottom where they stand upright.
        if upright:
            first, last = (height << 8) - _fixed(height - start), (height << 8) - _fixed(height - end)
        else:
            first, last = _fixed(start), _fixed(end)
        parts = _parts(first, last)
        if stretches and parts and parts[0][0] < stretches[-1][-1][1]:
            return False  # they share a pixel
        if parts:
            stretches.append(parts)
    rows, all_lines = words.T if upright else words, _together(every)
    for parts in stretches:
        _blend_stretch(rows, all_lines, parts, shades)
    return True


def _faded(shades: Shades, cover: int) -> Shades:
    """What colours are where so many 256ths of a pixel are covered."""
    if cover == 256:
        return shades
    return [((red, green, blue, _share(alpha, cover)), some) for (red, green, blue, alpha), some in shades]


def _share(alpha: int, cover: int) -> int:
    """What is left of an alpha where so many 256ths of a pixel are covered."""
    product = alpha * cover + 128  # Agg's way to divide by 255
    return product + (product >> 8) >> 8


def _fixed(place: float) -> int:
    return int(place * 256 + 0.5)


def _parts(first: int, last: int) -> list[Part]:
    """The pixels from one place to another, from which to before which, and how much of each is covered.

    first, last : 256ths of a pixel, as what comes out
    """
    start, end = first >> 8, last >> 8
    if start == end:
        return [(start, start + 1, last - first)] if last > first else []
    found = []
    if first & 255:
        found.append((start, start + 1, 256 - (first & 255)))
        start += 1
    if start < end:
        found.append((start, end, 256))
    if last & 255:
        found.append((end, end + 1, last & 255))
    return found


def _together(lines: list[int]) -> Lines:
    return np.array(lines) if len(lines) > 1 else slice(lines[0], lines[0] + 1)  # a slice needs no copy


def _blend_stretch(words: Words, lines: Lines, parts: list[Part], shades: Shades) -> None:
    """Blend colours over a stretch of some rows: at once where nothing is under it but paper."""
    under = words[lines, parts[0][0] : parts[-1][1]]
    word = under.item(0)
    crossed = under != word
    plain = not crossed.item(crossed.argmax())
    for pixel, after, cover in parts:
        for rgba, some in _faded(shades, cover):
            if plain:
                words[some, pixel:after] = _over_one(word, *rgba)
            else:
                _blend_part(words, some, slice(pixel, after), rgba)


def _blend_part(words: Words, lines: Lines, stretch: slice, rgba: Rgba8) -> None:
    """Blend a colour over a part of some rows."""
    part = words[lines, stretch]
    word = part.item(part.size * 3 // 7)  # paper, most likely, where other lines are crossed
    over, crossed = _over_one(word, *rgba), part != word
    if rgba[3] == 255 or not crossed.item(crossed.argmax()):
        words[lines, stretch] = over
        return
    others = part[crossed]
    part[:] = over
    part[crossed] = _over_each(others, *rgba)
    words[lines, stretch] = part


def _over_each(words: Words, red: int, green: int, blue: int, alpha: int) -> Words:
    """`_over` for words of which few are different."""
    if words.size > MANY:
        return _over(words, red, green, blue, alpha)
    each = words.tolist()
    over = {word: _over_one(word, red, green, blue, alpha) for word in set(each)}
    return np.array([over[word] for word in each], np.uint32)


@lru_cache(256)
def _bytes(color: Rgba) -> Rgba8:
    """A colour in 0–255, rounded as Agg does."""
    red, green, blue, alpha = color
    return int(255 * red + 0.5), int(255 * green + 0.5), int(255 * blue + 0.5), int(255 * alpha + 0.5)


@lru_cache(1024)
def _over_one(word: int, red: int, green: int, blue: int, alpha: int) -> int:
    """`_over` for one word."""
    if alpha == 255:
        return alpha << 24 | blue << 16 | green << 8 | red
    return int(_over(np.array([word], np.uint32), red, green, blue, alpha)[0])


def _runs(words: Words) -> tuple[Words, Places]:
    """The first word of each run of equal ones, and to which of these each belongs."""
    changes = np.concatenate(([True], words[1:] != words[:-1]))
    return words[changes], np.cumsum(changes) - 1


def _over(words: Words, red: int, green: int, blue: int, alpha: int) -> Words:
    """A colour over others, as Agg's blender for straight alpha reckons it (its `base_shift` is 8)."""
    if alpha == 0:
        return words
    wide = words.astype(np.int64)
    under = wide >> 24
    total = ((alpha + under) << 8) - alpha * under
    out = total >> 8 << 24
    for shift, channel in ((0, red), (8, green), (16, blue)):
        before = (wide >> shift & 0xFF) * under
        out |= (((channel << 8) - before) * alpha + (before << 8)) // total << shift
    return out.astype(np.uint32)
