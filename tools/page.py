"""The page of live example charts that `make run` shows at `/`."""

import json
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import parse_qs, urlsplit

from tools.events import Example, anchor, chapters

TEMPLATE = Path(__file__).with_name("page.html")
WIDE = 600  # CSS px: a wider picture takes two columns
PICTURES = (".png", ".svg", ".webp", "/chart")


def page() -> str:
    """The page, with every example of events/index.toml on it."""
    found = chapters()
    contents = "".join(f'<a href="#{anchor(title)}">{escape(title)}</a>' for title in found)
    sections = "".join(
        f'<section id="{anchor(title)}"><h2>{escape(title)}</h2><div class="cards">'
        + "".join(_card(name, example) for name, example in examples.items())
        + "</div></section>"
        for title, examples in found.items()
    )
    return Template(TEMPLATE.read_text("utf-8")).substitute(contents=contents, sections=sections)


def _card(name: str, example: Example) -> str:
    """A figure: the chart, what it shows, and its address to copy."""
    written = escape(example.written)
    address = escape(example.target, quote=True)
    wide = ' class="wide"' if int(_parameters(example).get("width", "0")) >= WIDE else ""
    return (
        f'<figure id="{name}"{wide}><div class="chart">{_chart(example)}</div>'
        f'<figcaption><h3><a href="#{name}">{escape(name)}</a></h3><p>{escape(example.shows)}</p></figcaption>'
        f'<div class="address"><code>{written.replace("&amp;", "<wbr>&amp;")}</code>'
        + ("" if example.body else f'<button type="button" data-copy="{address}">Copy</button>')
        + "</div></figure>"
    )


def _chart(example: Example) -> str:
    """The live answer: a picture in the reader's theme, or text where the answer is text."""
    if example.body:
        sent = escape(json.dumps({"type": example.type, "body": example.body}), quote=True)
        return f'<div class="sent" data-url="{escape(example.target, quote=True)}" data-sent="{sent}"></div>'
    path = urlsplit(example.target).path
    address = escape(example.target, quote=True)
    if path.endswith(".json"):
        return f'<div class="sent" data-url="{address}"></div>'
    if not path.endswith(PICTURES):
        return f'<a class="file" href="{address}">Open the {path.rpartition(".")[2].upper()}</a>'
    given = _parameters(example)
    width, height = given.get("width", "500"), given.get("height", "300")
    alt = escape(given.get("title", example.shows), quote=True)
    as_is = example.status != 200 or "spec" in given  # ?spec= stands alone
    sharp = as_is or path.endswith(".svg") or "scale" in given
    picture = f'<img src="{address}" srcset="{_srcset(address, sharp)}" width="{width}" height="{height}" alt="{alt}"'
    if not as_is and not given.keys() & {"theme", "background"}:
        dark = _srcset(f"{address}&amp;theme=dark", sharp)
        source = f'<source media="(prefers-color-scheme: dark)" srcset="{dark}">'
    else:
        source = ""
    return f'<a href="{address}"><picture>{source}{picture} loading="lazy"></picture></a>'


def _parameters(example: Example) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(example.target).query).items()}


def _srcset(address: str, sharp: bool) -> str:
    """One picture for all screens where it is sharp on each, else a second one for those with twice the pixels."""
    # A comma parts the entries of a srcset; inside an address none is followed by a space, so they stay whole.
    return address if sharp else f"{address}, {address}&amp;scale=2 2x"
