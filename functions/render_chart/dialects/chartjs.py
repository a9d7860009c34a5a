"""QuickChart's language: a configuration of Chart.js in `c` or `chart`, and what is to be made of it around it.

Pages that move here from QuickChart must not break: what it passes over is passed over here too, and told among the
warnings of the JSON description. https://quickchart.io/documentation/usage/parameters/
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from ..errors import ChartError, TooLargeError, quoted
from ..limits import PIXELS
from ..plot.drawing import color
from ..spec import ChartSpec, Config

Pairs = Sequence[tuple[str, str]]

TYPE = "chartjs"  # of the spec, for logs
THEME = "chartjs"
WIDTH, HEIGHT, RATIO, VERSION = 500, 300, 2.0, 2
SIDE_PX = 3_000  # CSS px, as at QuickChart
LEAST_RATIO, MOST_RATIO = 0.1, 4.0
VERSIONS = (2, 3, 4)
FORMATS = {"png": "png", "svg": "svg", "pdf": "pdf", "webp": "webp", "jpg": "jpg", "jpeg": "jpg", "base64": "base64"}
ENCODINGS = ("url", "base64")

# What each parameter is called; where several are given, QuickChart takes the first that is not empty.
NAMES = {
    "chart": ("c", "chart"),
    "width": ("w", "width"),
    "height": ("h", "height"),
    "ratio": ("devicePixelRatio",),
    "background": ("backgroundColor", "bkg"),
    "format": ("f", "format"),
    "version": ("v", "version"),
    "encoding": ("encoding",),
    "theme": ("theme",),
}
_KNOWN = {name: meaning for meaning, names in NAMES.items() for name in names}
CHART = NAMES["chart"]
# They change nothing in a picture: the account, its key and which client it was. Signatures are looked at before.
_WITHOUT_MEANING = ("accountId", "key", "ref", "sig")

_NUMBER = re.compile(r"\s*([+-]?\d+)", re.ASCII)
_REAL = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+))", re.ASCII)
_MAJOR = re.compile(r"\s*v?(\d+)", re.ASCII | re.IGNORECASE)


class _Given:
    """The parameters that were given, by meaning: as they are spelled and their texts; and what was passed over."""

    def __init__(self, pairs: Pairs) -> None:
        self.warnings: list[str] = []
        self._texts: dict[str, str] = {}
        for name, text in pairs:
            if name in self._texts:
                self.warnings.append(f"{name} is given twice; the first counts.")
            elif name in _KNOWN:
                if text:
                    self._texts[name] = text
            elif name not in _WITHOUT_MEANING:
                self.warnings.append(_unknown(name))

    def __call__(self, meaning: str) -> tuple[str, str]:
        """The parameter's name and its text; the first of its names and "" if it is not given."""
        for name in NAMES[meaning]:
            if name in self._texts:
                return name, self._texts[name]
        return NAMES[meaning][0], ""


def parse(pairs: Pairs) -> ChartSpec:
    """The chart that query parameters, or a form's, ask for. Raises ChartError and TooLargeError."""
    return _chart(_Given(pairs), decoded=False)


def reframed(spec: ChartSpec, pairs: Pairs) -> ChartSpec:
    """The chart with the size, the ground and the format that parameters ask for. Raises ChartError."""
    given = _Given(pairs)
    width, height = _side(given, "width", spec.width), _side(given, "height", spec.height)
    assert spec.config is not None  # noqa: S101  it is of this language
    scale = min(spec.scale, (PIXELS / (width * height)) ** 0.5)
    config = replace(spec.config, format=_format(given) or spec.config.format)
    background = _background(given) if given("background")[1] else spec.background
    return replace(spec, width=width, height=height, scale=scale, background=background, config=config)


def members(document: bytes) -> Mapping[str, msgspec.Raw] | None:
    """The members of a JSON body in this language; None if it is in another, or no JSON at all."""
    if not any(b'"%s"' % name.encode() in document for name in CHART):
        return None
    try:
        found = msgspec.json.decode(document, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    except RecursionError as error:
        raise TooLargeError("The JSON is nested too deeply.") from error
    return found if any(name in found for name in CHART) else None


def parse_members(found: Mapping[str, msgspec.Raw], beside: Pairs) -> ChartSpec:
    """The chart that a JSON body asks for, whose chart is an object or a text. Raises ChartError and TooLargeError.

    beside : parameters of the query, which count for nothing
    """
    decoded = any(_is_object(found.get(name)) for name in CHART)
    given = _Given([(name, text) for name, raw in found.items() for text in _text(raw)])
    given.warnings += [f"{name} stands in the query beside a body, and is not looked at." for name, _ in beside]
    return _chart(given, decoded)


def as_query(found: Mapping[str, msgspec.Raw]) -> str:
    """The query that asks for what a JSON body does."""
    from urllib.parse import urlencode

    decoded = any(_is_object(found.get(name)) for name in CHART)
    pairs = [(name, text) for name, raw in found.items() if name in _KNOWN for text in _text(raw)]
    return urlencode([pair for pair in pairs if not (decoded and pair[0] == "encoding")])


def format_asked(pairs: Pairs) -> str:
    """The format that a request in this language asks for by name; "" if by its path, or in vain. Raises nothing."""
    given = dict(reversed(pairs))
    if not any(name in given for name in CHART):
        return ""
    return FORMATS.get(next((given[name] for name in NAMES["format"] if given.get(name)), "").strip().lower(), "")


def _is_object(raw: msgspec.Raw | None) -> bool:
    return raw is not None and bytes(raw).lstrip().startswith(b"{")


def _text(raw: msgspec.Raw) -> Iterator[str]:
    """A member of a body as a query would have it; none for null."""
    value = bytes(raw).strip()
    if value.startswith(b'"'):
        try:
            yield msgspec.json.decode(value, type=str)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise ChartError(
                "The JSON holds a text that is not well-formed.", expected="UTF-8, and whole \\u escapes."
            ) from error
    elif value != b"null":
        yield value.decode(errors="replace")


def _chart(given: _Given, decoded: bool) -> ChartSpec:
    """decoded : whether the chart came as an object, to which `encoding` does not apply"""
    source = _source(given, decoded)
    width, height = _side(given, "width", WIDTH), _side(given, "height", HEIGHT)
    return ChartSpec(
        type=TYPE,
        series=(),
        width=width,
        height=height,
        scale=_ratio(given, width, height),
        background=_background(given),
        theme=_theme(given),
        config=Config(
            source=source, version=_version(given), format=_format(given), warnings=tuple(given.warnings)
        ),
    )  # fmt: skip


def _source(given: _Given, decoded: bool) -> str:
    name, text = given("chart")
    if not text.strip():
        raise ChartError("There is no chart.", name, "A configuration of Chart.js: c={type:'bar',data:{…}}.")
    encoding = given("encoding")[1].strip().lower()
    if encoding not in ("", *ENCODINGS):
        given.warnings.append(f"encoding is {quoted(encoding)}, which is neither url nor base64; it is taken for url.")
    if encoding == "base64" and not decoded:
        return _from_base64(text, name)
    return text


def _from_base64(text: str, name: str) -> str:
    """What base64 holds: either alphabet, with or without padding; a `+` of the query has become a space."""
    from base64 import b64decode
    from binascii import Error

    digits = re.sub(r"[\r\n\t=]", "", text.strip(" ")).replace(" ", "+").translate(str.maketrans("-_", "+/"))
    try:
        return b64decode(digits + "=" * (-len(digits) % 4), validate=True).decode()
    except Error as error:
        raise ChartError("It is not base64.", name, "Base64, or no encoding=base64.") from error
    except UnicodeDecodeError as error:
        raise ChartError("The base64 holds no UTF-8.", name, "Encode the configuration as UTF-8 first.") from error


def _side(given: _Given, meaning: str, usual: int) -> int:
    """A side of the picture, read as JavaScript's parseInt does."""
    name, text = given(meaning)
    found = _NUMBER.match(text[:20])
    if not found:
        if text:
            given.warnings.append(f"{name} is {quoted(text)}, which is no number; it is {usual}.")
        return usual
    side = int(found[1])
    if side < 1 and side != 0:
        raise ChartError(f"{quoted(text)} is no size.", name, f"CSS px, at most {SIDE_PX:,}.")
    if side > SIDE_PX:
        raise TooLargeError(f"{quoted(text)} is too large.", name, f"At most {SIDE_PX:,} CSS px.")
    return side or usual


def _ratio(given: _Given, width: int, height: int) -> float:
    """Device pixels per CSS px: as many as asked for, or two, or as many as fit a picture of that size."""
    name, text = given("ratio")
    found = _REAL.match(text[:20])
    asked = float(found[1]) if found else 0.0
    if asked <= 0.0:
        if text:
            given.warnings.append(f"{name} is {quoted(text)}, which is no ratio; it is {RATIO:g}.")
        return float(min(RATIO, (PIXELS / (width * height)) ** 0.5))
    ratio = min(max(asked, LEAST_RATIO), MOST_RATIO)
    if ratio != asked:
        given.warnings.append(f"{name} is {quoted(text)}; it is taken for {ratio:g}.")
    if width * height * ratio**2 > PIXELS:
        raise TooLargeError(
            f"{width} × {height} CSS px at a ratio of {ratio:g} are too many pixels.", name, f"At most {PIXELS:,}."
        )
    return ratio


def _background(given: _Given) -> str:
    name, text = given("background")
    if not text:
        return "transparent"
    try:
        color.parse(text)
    except ValueError as error:
        raise ChartError(
            f"{quoted(text)} is no colour.", name, "A CSS colour such as white, %23ffffff or rgb(255,255,255)."
        ) from error
    return text


def _format(given: _Given) -> str:
    name, text = given("format")
    if text and text.strip().lower() not in FORMATS:
        raise ChartError(f"{quoted(text)} is no format.", name, f"One of {', '.join(FORMATS)}.")
    return FORMATS.get(text.strip().lower(), "")


def _version(given: _Given) -> int:
    name, text = given("version")
    found = _MAJOR.match(text[:20])
    major = int(found[1]) if found else 0
    if text and major not in VERSIONS:
        given.warnings.append(f"{name} is {quoted(text)}, which is no version of Chart.js; it is {VERSION}.")
    return major if major in VERSIONS else VERSION


def _theme(given: _Given) -> str:
    """`chartjs`, or one of our own themes, in which the chart is to be drawn as one of ours."""
    name, text = given("theme")
    if not text or text == THEME:
        return THEME
    from ..plot.looks.theme import CHOICES

    if text not in CHOICES:
        from .suggest import suggestion

        raise ChartError(f"There is no theme {quoted(text)}.", name, suggestion(text, (THEME, *CHOICES)))
    return text


def _unknown(name: str) -> str:
    from .suggest import nearest

    meant = nearest(name, _KNOWN)
    return f"There is no parameter {quoted(name)}; it is not looked at." + (f" Did you mean {meant}?" if meant else "")
