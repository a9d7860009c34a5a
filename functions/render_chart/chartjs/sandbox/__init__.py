"""JavaScript of a config, in a process of its own: `evaluate` gives its values and a Script to call its functions."""

from __future__ import annotations

import time
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from ...errors import ChartError
from .. import language
from ..values import Function, Script, ThrownError
from . import wire
from .host import Host, source
from .process import Process

RELEASES = {2: "2.9.4", 3: "3.9.1", 4: "4.5.1"}  # what `Chart.version` says
_BROKEN = "The JavaScript in the config broke the engine."
_MEMORY = ("invalid string length", "string too long", "invalid array buffer length")
# What configs reach for that is not there.
_ELSEWHERE = {
    **dict.fromkeys(("require", "process", "Buffer", "__dirname"), "This is not Node."),
    **dict.fromkeys(
        ("document", "window", "Image", "fetch", "XMLHttpRequest", "localStorage", "navigator", "location", "alert"),
        "There is no page and no network here.",
    ),
    "True": "JavaScript writes true.",
    "False": "JavaScript writes false.",
    "None": "JavaScript writes null.",
    **dict.fromkeys(("setTimeout", "setInterval", "requestAnimationFrame"), "A picture does not wait."),
    **dict.fromkeys(
        ("moment", "dayjs", "luxon", "dateFns", "d3", "numeral", "_", "jQuery", "ChartDataLabels", "Utils"),
        "No library is loaded; Date, Intl and Chart.helpers are there.",
    ),
}


def evaluate(text: str, width: int = 500, height: int = 300, version: int = 2, locale: str = "en-US") -> Sandbox:
    """The config that `text`, which is JavaScript, gives. The child runs until the Script is closed.

    Raises ChartError where the text is broken, throws, or does not end.
    """
    text = language.plain(text)
    settings = {
        "now": time.time_ns() // 1_000_000,
        "seed": zlib.crc32(text.encode(errors="surrogatepass")),
        "width": width,
        "height": height,
        "version": version,
        "release": RELEASES[version],
        "ratio": 1,
    }
    child = Sandbox(locale)
    try:
        child.start(settings, text)
    except BaseException:
        child.close()
        raise
    return child


class Sandbox(Script):
    """A config in its process."""

    tree: dict[str, Any]

    def __init__(self, locale: str) -> None:
        self._process = Process()
        self._host = Host(locale)
        self._functions: dict[int, Function] = {}

    def start(self, settings: Mapping[str, Any], text: str) -> None:
        self._text = text
        self._process.send(source("prelude").encode())
        self.tree = language.checked(self._asked(["start", settings, text], "c"))

    def sync(self, state: Any) -> None:
        """What `ctx.chart` shows from now on: a Chart, or a mapping as `values.Script` describes it."""
        self._host.state = state

    def call(self, function: Function, arguments: Sequence[Any], this: Any) -> Any:
        return self._asked(["call", function.key, _this(this), wire.arguments(arguments)], function.name)

    def map(self, function: Function, contexts: Sequence[Any], extra: Sequence[Any]) -> list[Any]:
        results: list[Any] = self._asked(
            ["map", function.key, wire.arguments(contexts), wire.arguments(extra)], function.name
        )
        if not isinstance(results, list) or len(results) != len(contexts):
            raise ChartError(_BROKEN, "c")
        return results

    def each(self, function: Function, values: Sequence[Any], extra: Sequence[Any], this: Any) -> list[Any]:
        results: list[Any] = self._asked(
            ["each", function.key, _this(this), values, wire.arguments(extra)], function.name
        )
        if not isinstance(results, list) or len(results) != len(values):
            raise ChartError(_BROKEN, "c")
        return results

    def record(self, function: Function, arguments: Sequence[Any], this: Any) -> list[list[Any]]:
        commands: list[list[Any]] = self._asked(
            ["record", function.key, _this(this), wire.arguments(arguments)], function.name
        )
        if not isinstance(commands, list) or not all(isinstance(one, list) and one for one in commands):
            raise ChartError(_BROKEN, "c")
        return commands

    def changed(self, function: Function, arguments: Sequence[Any], names: Sequence[str]) -> dict[str, Any]:
        changes: dict[str, Any] = self._asked(
            ["changed", function.key, wire.arguments(arguments), names], function.name
        )
        if not isinstance(changes, dict):
            raise ChartError(_BROKEN, "c")
        return changes

    def close(self) -> None:
        self._process.close()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        if hasattr(self, "_process"):
            self.close()

    def _asked(self, message: Sequence[Any], place: str) -> Any:
        """What the child answers, after the questions that it has itself."""
        self._process.send(wire.encoded(message))
        while True:
            raw = self._process.receive()
            kind, rest = raw[:1], raw[1:]
            try:
                if kind == b"H":
                    self._process.send(self._host.answer(msgspec.json.decode(rest, type=list[Any])))
                    continue
                if kind == b"R":
                    return wire.decoded(rest, self)
                told = msgspec.json.decode(rest, type=list[Any])
            except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
                self.close()
                raise ChartError(_BROKEN, "c") from error
            raise _failure(told, place, self._text)


def _this(this: Any) -> dict[str, Any] | None:
    return None if this is None else wire.argument(this)


def _failure(told: Sequence[Any], place: str, text: str) -> ChartError:
    """The error that the child told, in words for its author."""
    name, message, *rest = (*told, "", "")[:4]
    message = "".join(one if one.isprintable() else " " for one in str(message)).strip()
    if name == "refused":
        return ChartError(message, "c", str(rest[0]))
    if "out of memory" in message or message in _MEMORY:
        return ChartError("The JavaScript in the config used up its memory.", "c", "Fewer and smaller things.")
    if message == "null" and not name:  # what QuickJS throws where it has no memory for an error
        return ChartError("The JavaScript in the config threw null, or used up its memory.", "c")
    if name == "SyntaxError" and rest[0]:
        at = "it ends too early" if rest[0] > text.count("\n") + 1 else f"line {rest[0]}, column {rest[1]}: {message}"
        return ChartError(f"The config is neither JSON nor JavaScript: {at}.", "c", language.hint(text))
    missing, _, is_missing = message.partition(" ")
    expected = _ELSEWHERE.get(missing.strip("'"), "") if is_missing == "is not defined" else ""
    told_as = ": ".join(part for part in (str(name), message) if part) or "it threw something without a message"
    kind = ThrownError if name == "ReferenceError" and place != "c" else ChartError
    return kind(f"The JavaScript in the config failed: {told_as}.", place or "c", expected)
