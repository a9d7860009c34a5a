"""Named palettes: one JSON file each in `palettes/`; the folder is the registry."""

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

FOLDER = Path(__file__).parents[2] / "palettes"
NAMES = tuple(sorted(file.stem for file in FOLDER.glob("*.json")))


class Palette(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Colours as #rrggbb: of things that have no order, of numbers from low to high, or of both sides of a middle."""

    kind: Literal["categorical", "sequential", "diverging"]
    source: str
    licence: str
    colors: tuple[str, ...]


@cache
def palette(name: str) -> Palette:
    """The palette `name`, one of NAMES."""
    return msgspec.json.decode((FOLDER / f"{name}.json").read_bytes(), type=Palette)
