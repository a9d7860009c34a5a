"""A font as CSS writes it, `bold 12px Arial`, as one of `fonts.py`."""

import re
from functools import lru_cache

from ..fonts import Font, to_font

_FONT = re.compile(
    r"\s*(?P<words>(?:[a-z-]+\s+|[1-9]00\s+)*)(?P<size>[\d.]+)(?P<unit>px|pt|em|rem|%)?"
    r"(?:\s*/\s*(?P<height>[\d.]+)(?:px)?)?\s+(?P<family>.+)",
    re.IGNORECASE | re.DOTALL,
)
_PX = {"px": 1.0, "pt": 4 / 3, "em": 10.0, "rem": 16.0, "%": 0.1}  # of a canvas, whose font is 10px sans-serif
_WEIGHTS = {"bold", "bolder", "lighter", *(str(hundreds * 100) for hundreds in range(1, 10))}
_STYLES = {"italic", "oblique"}


@lru_cache(64)
def css_font(css: str) -> Font:
    """The font; 10px sans-serif, as a canvas has it at first, for what is none."""
    match = _FONT.fullmatch(css[:200])
    if not match:
        return to_font({"size": 10, "family": "sans-serif"})
    words = match["words"].lower().split()
    return to_font(
        {
            "size": min(
                float(match["size"] if match["size"].count(".") < 2 else 10) * _PX[match["unit"] or "px"], 1000.0
            ),
            "family": match["family"].strip(),
            "weight": next((word for word in words if word in _WEIGHTS), None),
            "style": next((word for word in words if word in _STYLES), None),
        }
    )
