"""Colours: CSS notation read into numbers, contrast, mixtures, and text that stays readable on any of them."""

import re
from functools import lru_cache
from typing import Final

from .css_names import NAMES

Rgba = tuple[float, float, float, float]  # red, green, blue, alpha in 0–1

BLACK: Final[Rgba] = (0.0, 0.0, 0.0, 1.0)
WHITE: Final[Rgba] = (1.0, 1.0, 1.0, 1.0)
TRANSPARENT: Final[Rgba] = (0.0, 0.0, 0.0, 0.0)

TEXT_CONTRAST = 4.5  # WCAG 2 success criterion 1.4.3: text against what it stands on
MIX_STEP = 0.02  # a readable colour is sought in steps of this share

# Patterns that few requests need are compiled when one does, which `re` remembers.
_HEX = r"#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})"
_FUNCTION = r"(rgb|hsl)a?\(\s*(.*?)\s*\)"
_SEPARATOR = r"\s*,\s*|\s*/\s*|\s+"
_PART = r"([+-]?(?:\d{1,9}\.?\d{0,20}|\.\d{1,20})(?:e[+-]?\d{1,2})?)(%|deg)?"  # as JavaScript writes numbers, too


@lru_cache(4096)
def parse(text: str) -> Rgba:
    """Red, green, blue and alpha in 0–1 of a CSS colour; the `#` of a hex colour may be left out.

    Read are hex colours of 3, 4, 6 and 8 digits, `rgb()`, `rgba()`, `hsl()` and `hsla()` with commas or spaces, the
    148 names and `transparent`. Numbers beyond their range are clamped, as browsers do. Raises ValueError.
    """
    word = text.strip().lower()
    if word in NAMES:
        return _from_hex(f"{NAMES[word]:06x}")
    if word == "transparent":
        return TRANSPARENT
    if match := re.fullmatch(_HEX, word, re.ASCII):
        return _from_hex(match[1])
    if match := re.fullmatch(_FUNCTION, word, re.ASCII):
        return _from_function(match[1], match[2])
    raise ValueError(text)


def to_hex(color: Rgba) -> str:
    """`#RRGGBB`, without the alpha."""
    return "#{:02X}{:02X}{:02X}".format(*(round(255 * channel) for channel in color[:3]))


@lru_cache(1024)
def luminance(color: Rgba) -> float:
    """Relative luminance in 0–1.  https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgba, other: Rgba) -> float:
    """Contrast ratio in 1–21 of two opaque colours.  https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(color: Rgba, other: Rgba, share: float) -> Rgba:
    """`color` with `share` (0–1) of `other` in it, linear in sRGB; the alpha is mixed as well."""
    r, g, b, a = (mine + (its - mine) * share for mine, its in zip(color, other, strict=True))
    return r, g, b, a


def over(color: Rgba, background: Rgba) -> Rgba:
    """The opaque colour seen when `color` lies over an opaque `background`."""
    r, g, b, _ = mix(background, color, color[3])
    return r, g, b, 1.0


def faint(color: Rgba, alpha: float) -> Rgba:
    """A colour made more transparent."""
    r, g, b, a = color
    return r, g, b, alpha * a


def on(fill: Rgba) -> Rgba:
    """White where it reads well on `fill`, else black: one of the two always does."""
    return WHITE if contrast(WHITE, fill) >= TEXT_CONTRAST else BLACK


@lru_cache(1024)
def readable(color: Rgba, background: Rgba, ratio: float = TEXT_CONTRAST) -> Rgba:
    """`color`, mixed with as much black or white as its contrast to `background` needs to reach `ratio`.

    On a light background black is mixed in, on a dark one white. If no mixture reaches `ratio`, the last one is given.
    """
    goal = max(BLACK, WHITE, key=lambda end: contrast(end, background))
    mixture = color
    for step in range(1, round(1 / MIX_STEP) + 1):
        if contrast(mixture, background) >= ratio:
            break
        mixture = mix(color, goal, step * MIX_STEP)
    return mixture


def _from_hex(digits: str) -> Rgba:
    if len(digits) < 6:
        digits = "".join(digit * 2 for digit in digits)
    r, g, b, a = bytes.fromhex(f"{digits:f<8}")
    return r / 255, g / 255, b / 255, a / 255


def _from_function(function: str, arguments: str) -> Rgba:
    """The colour that `rgb` or `hsl` makes of its three or four arguments."""
    parts = [re.fullmatch(_PART, part, re.ASCII) for part in re.split(_SEPARATOR, arguments, flags=re.ASCII)]
    found = [(float(part[1]), part[2]) for part in parts if part]
    if len(found) != len(parts) or len(found) not in (3, 4):
        raise ValueError(arguments)
    (first, first_unit), (second, second_unit), (third, third_unit) = found[:3]
    alpha, alpha_unit = found[3] if len(found) == 4 else (1.0, None)
    if alpha_unit == "deg" or "deg" in (second_unit, third_unit):
        raise ValueError(arguments)
    opacity = _clamped(alpha / 100 if alpha_unit == "%" else alpha)
    if function == "rgb":
        if first_unit == "deg":
            raise ValueError(arguments)
        red, green, blue = (_clamped(n / 100 if unit == "%" else n / 255) for n, unit in found[:3])
        return red, green, blue, opacity
    if first_unit == "%" or (second_unit, third_unit) != ("%", "%"):
        raise ValueError(arguments)
    return (*_from_hsl(first, _clamped(second / 100), _clamped(third / 100)), opacity)


def _from_hsl(hue: float, saturation: float, lightness: float) -> tuple[float, float, float]:
    """Red, green and blue in 0–1; hue in degrees.  https://www.w3.org/TR/css-color-4/#hsl-to-rgb"""
    reach = saturation * min(lightness, 1 - lightness)

    def channel(offset: int) -> float:
        k = (offset + hue / 30) % 12
        return lightness - reach * max(-1.0, min(k - 3, 9 - k, 1.0))

    return channel(0), channel(8), channel(4)


def _clamped(share: float) -> float:
    return min(1.0, max(0.0, share))
