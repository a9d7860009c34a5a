"""Configurations as people send them (configs.toml), through the handler: each draws, and says what it leaves out."""

import json
import tomllib
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote

import numpy as np
import pytest
from msgspec import Struct, convert
from PIL import Image

from tests.asking import Answered, ask

FORM = "application/x-www-form-urlencoded"
LEAST = 0.004  # of the pixels: what a picture that isn't blank has at least
RATIO = 2  # device pixels per CSS px, unless something else is said


class Case(Struct, frozen=True, forbid_unknown_fields=True):
    """A line of the file; see its head."""

    shows: str
    chart: str
    beside: str = ""
    sent: str = ""
    warnings: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def ask(self, ending: str = "", **more: str) -> Answered:
        """What is answered to it; `more` are further parameters."""
        given = {**dict(parse_qsl(self.beside)), **more}
        if self.sent in ("json", "text"):
            chart: Any = json.loads(self.chart) if self.sent == "json" else self.chart
            body = json.dumps({"chart": chart, **given}).encode()
            return ask("POST", f"/chart{ending}", {"content-type": "application/json"}, body)
        pairs = "".join(f"&{name}={quote(text)}" for name, text in given.items())
        if self.sent == "form":
            return ask("POST", f"/chart{ending}", {"content-type": FORM}, f"c={quote(self.chart)}{pairs}".encode())
        if self.sent == "base64":
            return ask("GET", f"/chart{ending}?c={quote(b64encode(self.chart.encode()))}&encoding=base64{pairs}")
        return ask("GET", f"/chart{ending}?c={quote(self.chart)}{pairs}")


CASES = convert(tomllib.loads(Path(__file__).with_name("configs.toml").read_text("utf-8")), dict[str, Case])


@pytest.fixture(params=CASES)
def case(request):
    return CASES[request.param]


def inked(png: bytes) -> float:
    """The share of the pixels that differ from the commonest colour."""
    pixels = np.frombuffer(Image.open(BytesIO(png)).convert("RGBA").tobytes(), np.uint32)
    return 1 - float(np.unique(pixels, return_counts=True)[1].max()) / len(pixels)


def test_there_are_sixty_and_more():
    assert len(CASES) >= 60


def test_it_draws(case):
    answer = case.ask()
    assert answer.status == 200, answer.headers.get("x-quickchart-error")
    assert inked(answer.body) > LEAST
    given = dict(parse_qsl(case.beside))
    size = [int(given.get(long) or given.get(long[0]) or usual) for long, usual in (("width", 500), ("height", 300))]
    ratio = float(given.get("devicePixelRatio", RATIO))
    assert Image.open(BytesIO(answer.body)).size == tuple(round(side * ratio) for side in size)


def test_its_svg_says_what_it_promises(case):
    svg = case.ask(format="svg").body.decode()
    assert svg.startswith("<svg")
    assert [word for word in case.words if f'aria-label="{word}"' not in svg] == []


def test_it_tells_what_is_not_drawn_and_nothing_else(case):
    told = case.ask(".json").json()["warnings"]
    assert len(told) == len(case.warnings), told
    assert [one for one, begin in zip(told, case.warnings, strict=True) if not one.startswith(begin)] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_draws_in_themes_of_ours(case, theme):
    answer = case.ask(theme=theme)
    assert answer.status == 200, answer.headers.get("x-quickchart-error")
    assert inked(answer.body) > LEAST


BAR = "{type:'bar',data:{labels:['a','b'],datasets:[{label:'x',data:[3,5]}]}}"


@pytest.mark.parametrize(
    ("chart", "told"),
    [
        (BAR.replace("'bar'", "'Bar'"), "Did you mean bar?"),
        (BAR.replace("'bar'", "'area'"), "Did you mean line, with fill: true?"),
        (BAR.replace("'bar'", "'stackedBar'"), "Did you mean bar, with stacked: true on its scales?"),
        (BAR.replace("'bar'", "'sparkLine'"), "Did you mean sparkline?"),
        (BAR.replace("'", "&#39;"), "Quotation marks as they are"),
        (BAR.replace("'", "\u2019"), "Straight quotation marks."),
        (BAR.replace("[3,5]", "{{ values }}"), "was not filled in"),
        (BAR[:52], "& and # end it"),
        (BAR.replace("3", "None"), "JavaScript writes null."),
        (BAR.replace("[3,5]", "fetch('/')"), "There is no page and no network here."),
        (BAR.replace("[3,5]", "'3,5'"), "data.datasets[0].data"),
    ],
)
def test_mistakes_that_are_often_made(chart, told):
    answer = ask("GET", f"/chart?c={quote(chart)}")
    assert answer.status == 400
    assert told in answer.headers["x-quickchart-error"]


@pytest.mark.parametrize(
    "chart",
    [
        f"{BAR};",
        f"({BAR})",
        f"const config = {BAR};",
        f"module.exports = {BAR}",
        f"// a comment\n{BAR}",
        json.dumps(BAR),
    ],
)
def test_what_comes_with_a_config_is_taken_off(chart):
    assert ask("GET", f"/chart?c={quote(chart)}").body == ask("GET", f"/chart?c={quote(BAR)}").body
