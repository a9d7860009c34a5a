"""Themes: one JSON file each in `themes/`; the folder is the registry."""

from functools import cache
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parents[2] / "themes"
NAMES = tuple(sorted(file.stem for file in FOLDER.glob("*.json")))
AUTO, BY_DAY, BY_NIGHT = "auto", "light", "dark"  # the reader's own choice, where a format can follow it: in SVG
CHOICES = (*NAMES, AUTO)


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
    falling: str  # down, lost, bad
    line_width: float
    radius: float  # of the value ends of bars
    size: float  # factor on every text size
    categorical: tuple[str, ...]
    sequential: tuple[str, ...]  # low to high
    diverging: tuple[str, ...]
    total: str = ""  # neither of the two; `muted` where it is not given
    face: str = "sans"  # of all text: sans, serif or mono
    title_face: str = ""  # of the title, where it has one of its own
    contrast: float = 4.5  # of text to what it stands on, at least
    grid_lines: bool = True  # whether there are any unless they are asked for
    grid_dash: tuple[float, ...] = ()  # u on and off, and () for whole lines
    dashes: tuple[tuple[float, ...], ...] = ()  # of lines in turn, in widths of the line; an empty one is solid
    hatched_from: int = 0  # the series from which on bars and areas are hatched; 0 for none
    rule: float = 0.0  # u, a bar along the upper edge in the colour of text


@cache
def theme(name: str) -> Theme:
    """The theme `name`, one of CHOICES."""
    file = FOLDER / f"{BY_DAY if name == AUTO else name}.json"
    return msgspec.json.decode(file.read_bytes(), type=Theme)
