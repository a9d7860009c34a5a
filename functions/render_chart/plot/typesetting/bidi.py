"""The direction of each character in a line that mixes directions: the Unicode bidirectional algorithm.

The source of every rule is https://www.unicode.org/reports/tr9/, whose names (W1, N0, L2 …) the comments give. One
line is one paragraph. Left out, since labels never hold them: explicit embeddings and overrides (dropped, X9), and
isolates (seen as neutral characters).
"""

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar
from unicodedata import bidirectional

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)  # a string without any of these needs no reordering

STRONG = {"L", "R", "AL"}
ISOLATES = {"LRI", "RLI", "FSI", "PDI"}
NEUTRAL = {"B", "S", "WS", "ON"} | ISOLATES
REMOVED = {"LRE", "RLE", "LRO", "RLO", "PDF", "BN"}  # X9
TRAILING = (NEUTRAL - {"ON"}) | REMOVED  # L1: what goes with the line at its end
CLOSING = dict(
    zip("([{⟨《「『【〔（［｛｢", ")]}⟩》」』】〕）］｝｣", strict=True)
)  # of BidiBrackets.txt, those that labels hold
OPENING = {close: start for start, close in CLOSING.items()}

# Numbers count as right-to-left beside neutrals (N0, N1).
SIDE = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
# I1, I2: (type, base level) → level
LEVEL = {
    ("L", 0): 0, ("R", 0): 1, ("AN", 0): 2, ("EN", 0): 2,
    ("L", 1): 2, ("R", 1): 1, ("AN", 1): 2, ("EN", 1): 2,
}  # fmt: skip

Run = TypeVar("Run")


def levels(text: str) -> list[int]:
    """The embedding level of each character: even runs left to right, odd right to left."""
    classes = [bidirectional(character) or "L" for character in text]
    base = next((int(found != "L") for found in classes if found in STRONG), 0)  # P2, P3
    edge = "R" if base else "L"
    kept = [index for index, found in enumerate(classes) if found not in REMOVED]
    given = [classes[index] for index in kept]
    types = resolve_weak(given, edge)
    types = resolve_brackets(types, given, [text[index] for index in kept], edge)
    types = resolve_neutral(types, edge)

    found_levels: dict[int, int] = {index: LEVEL[kind, base] for index, kind in zip(kept, types, strict=True)}
    result, last = [], base
    for index in range(len(text)):
        last = found_levels.get(index, last)  # a removed character goes with the one before it
        result.append(last)
    for index in range(len(text) - 1, -1, -1):  # L1
        if classes[index] not in TRAILING:
            break
        result[index] = base
    return result


def resolve_weak(given: Sequence[str], edge: str) -> list[str]:
    """The types after W1–W7: L, R, EN, AN or neutral.

    edge : the type at the start of the line, L or R
    """
    types = list(given)
    before = strong = edge
    for index, kind in enumerate(types):
        if kind == "NSM":  # W1
            kind = "ON" if before in ISOLATES else before
        if kind in STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":  # W2
            kind = "AN"
        before = types[index] = kind
    types = ["R" if kind == "AL" else kind for kind in types]  # W3
    for index in range(1, len(types) - 1):  # W4
        before, kind, after = types[index - 1 : index + 2]
        if before == after and ((kind in ("ES", "CS") and after == "EN") or (kind == "CS" and after == "AN")):
            types[index] = after
    for start, end in stretches(types, {"ET"}):  # W5
        if "EN" in types[max(start - 1, 0) : end + 1]:
            types[start:end] = ["EN"] * (end - start)
    strong = edge
    for index, kind in enumerate(types):
        if kind in ("ES", "ET", "CS"):  # W6
            types[index] = "ON"
        elif kind in STRONG:
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            types[index] = "L"
    return types


def resolve_brackets(types: Sequence[str], given: Sequence[str], characters: Sequence[str], edge: str) -> list[str]:
    """The types after N0: a pair of brackets takes the direction of what it holds.

    given : the types before W1, which tell the marks
    """
    resolved = list(types)
    for start, end in bracket_pairs(types, characters):
        inside = {SIDE.get(kind) for kind in resolved[start + 1 : end]}
        if edge in inside:
            side = edge
        elif inside & {"L", "R"}:
            side = next((SIDE[kind] for kind in reversed(resolved[:start]) if kind in SIDE), edge)
        else:
            continue
        for bracket in (start, end):
            resolved[bracket] = side
            for index in range(bracket + 1, len(resolved)):
                if given[index] != "NSM":
                    break
                resolved[index] = side
    return resolved


def bracket_pairs(types: Sequence[str], characters: Sequence[str]) -> list[tuple[int, int]]:
    """Where pairs of brackets open and close, by their opening (BD16)."""
    waiting: list[tuple[str, int]] = []
    pairs = []
    for index, (kind, character) in enumerate(zip(types, characters, strict=True)):
        if kind != "ON":
            continue
        if character in CLOSING:
            waiting.append((CLOSING[character], index))
        elif character in OPENING:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == character:
                    pairs.append((waiting[depth][1], index))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def resolve_neutral(types: Sequence[str], edge: str) -> list[str]:
    """The types after N1 and N2: neutrals go with their neighbours where these agree, with the line otherwise."""
    resolved = list(types)
    for start, end in stretches(types, NEUTRAL):
        before = SIDE[resolved[start - 1]] if start else edge
        after = SIDE[resolved[end]] if end < len(resolved) else edge
        resolved[start:end] = [before if before == after else edge] * (end - start)
    return resolved


def stretches(types: Sequence[str], wanted: set[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each longest stretch of `wanted` types."""
    start = None
    for index, kind in enumerate(types):
        if kind in wanted:
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, len(types)


def mirrored(text: str) -> str:
    """`text` with each bracket turned round, as it is drawn from right to left (L4)."""
    return "".join(CLOSING.get(character) or OPENING.get(character, character) for character in text)


def visual_order(runs: Sequence[Run], run_levels: Sequence[int]) -> list[Run]:
    """The runs from left to right (L2): from the highest level down, each stretch of it and above is turned round."""
    ordered = list(zip(runs, run_levels, strict=True))
    for level in range(max(run_levels, default=0), 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end][1] >= level:
                end += 1
            ordered[start:end] = ordered[start:end][::-1]
            start = max(end, start + 1)
    return [run for run, _ in ordered]
