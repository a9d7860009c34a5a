"""Themes: one JSON file each in `themes/`; the folder is the registry."""

from functools import cache
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent.parent / "themes"
NAMES = tuple(sorted(file.stem for file in FOLDER.glob("*.json")))


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Colours as #rrggbb, lengths in units of `u` (a twelfth of the base size)."""

    purpose: str  # its character, and what it is for
    background: str
    text: str
    muted: str  # ticks, axis titles, subtitle
    grid: str
    axis: str  # the bottom line of a plot that does not start at zero, and tick marks
    zero: str  # the zero line
    rising: str  # up, gained, good
    falling: str  # down, lost, bad; a total is neither, and wears `muted`
    line_width: float
    radius: float  # of the value ends of bars
    size: float  # factor on every text size
    categorical: tuple[str, ...]
    sequential: tuple[str, ...]  # low to high
    diverging: tuple[str, ...]


@cache
def theme(name: str) -> Theme:
    """The theme `name`, one of NAMES."""
    return msgspec.json.decode((FOLDER / f"{name}.json").read_bytes(), type=Theme)
