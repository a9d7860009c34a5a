"""docs/gallery: a picture of each line of events/index.toml and events/hard.toml, and pages of them.

    python -m tools.gallery

Pictures are drawn at scale 1 in the light and, where an example of the index names neither theme nor background, in the
dark theme. README's first picture is drawn too, from the address that stands beneath it. With --sheets FOLDER nothing
of that is written: contact sheets for reviewers go into FOLDER instead.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Mapping
from html import escape
from pathlib import Path
from string import Template
from typing import NamedTuple
from urllib.parse import urlsplit

from msgspec.structs import replace

from render_chart import dialects, query, request
from render_chart.alt import alt_text
from render_chart.errors import ChartError
from render_chart.render import render, render_error
from render_chart.spec import ChartSpec
from tools.events import HARD, INDEX, Example, anchor, chapters, examples

DOCS = Path(__file__).parent.parent / "docs"
GALLERY, IMAGES = DOCS / "gallery", DOCS / "images"
README = DOCS.parent / "README.md"
TEMPLATE = Path(__file__).with_name("gallery.html")
ADDRESS = r"^https://charts\.example\.com(/{}\?.*(?:\n +&.*)*)"
FIRST_ADDRESS = re.compile(ADDRESS.format(r"chart\.png"), re.MULTILINE)
MOVED_ADDRESS = re.compile(ADDRESS.format("chart"), re.MULTILINE)  # one of QuickChart's
README_SCALE = 2.0  # it is seen first, often on a sharp screen

Files = dict[str, bytes]


class Page(NamedTuple):
    """A page of examples, once in Markdown and once in HTML.

    index : where the examples stand
    files : the names of its two files
    leads : what each of them begins with
    folder : where its pictures are, from there
    dark : whether there are pictures in the dark theme too
    """

    index: Path
    title: str
    files: tuple[str, str]
    leads: tuple[str, str]
    folder: str
    dark: bool


EVERY = Page(
    INDEX,
    "Gallery",
    ("README.md", "index.html"),
    (
        (
            "Every example of [events/index.toml](../../events/index.toml), drawn by `make gallery`. The address\n"
            "under a picture draws it: put your server's name before it. `make run` shows the same examples live.\n"
            "What is hard to draw has [a page of its own](hard.md)."
        ),
        (
            "Every example of events/index.toml, drawn by <b>make gallery</b>. The address under a picture draws it. "
            'What is hard to draw has <a href="hard.html"><b>a page of its own</b></a>.'
        ),
    ),
    folder="",
    dark=True,
)
HARD_CASES = Page(
    HARD,
    "Hard cases",
    ("hard.md", "hard.html"),
    (
        (
            "What charts come to grief over: every example of [events/hard.toml](../../events/hard.toml), drawn by\n"
            "`make gallery`. What is easier is in [the gallery](README.md)."
        ),
        (
            "What charts come to grief over: every example of events/hard.toml, drawn by <b>make gallery</b>. "
            'What is easier is in <a href="index.html"><b>the gallery</b></a>.'
        ),
    ),
    folder="hard/",
    dark=False,
)
PAGES = (EVERY, HARD_CASES)


def spec_of(example: Example) -> ChartSpec:
    """The chart that an example asks for. Raises ChartError where the example is one of a mistake."""
    return request.from_event(example.event()).spec()


def takes_dark(spec: ChartSpec) -> bool:
    """Whether the chart leaves its theme to us."""
    return spec.theme == "light" and not spec.background


def pictures_of(name: str, example: Example, page: Page = EVERY) -> Files:
    """The pictures of an example by file name: one, or one for each theme."""
    name = page.folder + name
    try:
        spec = spec_of(example)
    except ChartError as mistake:
        return {f"{name}.png": render_error(str(mistake), "png")[0]}
    found = {f"{name}.png": render(spec, "png")[0]}
    if page.dark and takes_dark(spec):
        found[f"{name}-dark.png"] = render(replace(spec, theme="dark"), "png")[0]
    return found


def readme_spec(address: re.Pattern[str] = FIRST_ADDRESS) -> ChartSpec:
    """The chart at the first such address in README, which is written over several lines."""
    found = address.search(README.read_text("utf-8"))
    if found is None:
        raise ValueError("README.md has no such address of a chart that stands at the beginning of a line")
    return dialects.parse(query.pairs(urlsplit(re.sub(r"\n +", "", found[1])).query))


def image_files() -> Files:
    """What docs/images should hold."""
    spec = replace(readme_spec(), scale=README_SCALE)
    moved = readme_spec(MOVED_ADDRESS)
    specs = {
        "chart": spec,
        "chart-dark": replace(spec, theme="dark"),
        "moved": moved,
        "moved-light": replace(moved, theme="light", background="transparent"),
    }
    return {f"{name}.png": render(one, "png")[0] for name, one in specs.items()}


def gallery_files() -> Files:
    """What docs/gallery should hold."""
    found: Files = {}
    for page in PAGES:
        for name, example in examples(page.index).items():
            found |= pictures_of(name, example, page)
        found |= dict(zip(page.files, (markdown(page).encode(), html(page).encode()), strict=True))
    return found


# ---- the pages ----


def markdown(page: Page = EVERY) -> str:
    """The page that a repository's web site shows."""
    found = chapters(page.index)
    contents = " · ".join(f"[{title}](#{anchor(title)})" for title in found)
    parts = [f"# {page.title}\n\n{page.leads[0]}\n\n{contents}\n"]
    for title, some in found.items():
        parts.append(f"## {title}\n")
        parts += [_markdown_entry(name, example, page) for name, example in some.items()]
    return "\n".join(parts)


def html(page: Page = EVERY) -> str:
    """The same as a page of its own, for a browser."""
    found = chapters(page.index)
    contents = "".join(f'<a href="#{anchor(title)}">{escape(title)}</a>' for title in found)
    sections = "".join(
        f'<section id="{anchor(title)}"><h2>{escape(title)}</h2>'
        + "".join(_html_entry(name, example, page) for name, example in some.items())
        + "</section>\n"
        for title, some in found.items()
    )
    return Template(TEMPLATE.read_text("utf-8")).substitute(
        title=page.title, lead=page.leads[1], contents=contents, sections=sections
    )


def _markdown_entry(name: str, example: Example, page: Page) -> str:
    shown = f"### {name}\n\n{example.shows}.\n\n{_picture(name, example, page)}\n\n```text\n{example.written}\n```\n"
    answered = _answered(example)
    if answered:
        shown += f"\n<details><summary>The answer</summary>\n\n```json\n{answered}\n```\n\n</details>\n"
    return shown


def _html_entry(name: str, example: Example, page: Page) -> str:
    answered = _answered(example)
    more = f"<details><summary>The answer</summary><pre>{escape(answered)}</pre></details>" if answered else ""
    return (
        f'<figure id="{name}"><figcaption><h3><a href="#{name}">{name}</a></h3><p>{escape(example.shows)}</p>'
        f"</figcaption>{_picture(name, example, page)}<code>{escape(example.written)}</code>{more}</figure>"
    )


def _picture(name: str, example: Example, page: Page) -> str:
    """The picture, in the reader's theme if there is one, with its size and alternative text."""
    name = page.folder + name
    try:
        spec = spec_of(example)
    except ChartError as mistake:
        return f'<img src="{name}.png" width="500" height="300" alt="{escape(str(mistake), quote=True)}">'
    size = f'width="{spec.width}" height="{spec.height}"'
    image = f'<img src="{name}.png" {size} alt="{escape(_words(spec), quote=True)}">'
    if not (page.dark and takes_dark(spec)):
        return image
    dark = f'<source media="(prefers-color-scheme: dark)" srcset="{name}-dark.png">'
    return f"<picture>{dark}{image}</picture>"


def _words(spec: ChartSpec) -> str:
    """The alternative text, also of a configuration of Chart.js."""
    if spec.config is None:
        return alt_text(spec)
    from render_chart.chartjs import describe
    from render_chart.chartjs.config import opened

    with opened(spec.config, spec.width, spec.height) as (config, _):
        return describe.alt_text(config)


def _answered(example: Example) -> str:
    """The answer where it is JSON, else nothing."""
    if not urlsplit(example.target).path.endswith(".json") and not (example.body and example.status != 200):
        return ""
    from render_chart.app import lambda_handler  # reads the environment that main() sets

    return json.dumps(json.loads(lambda_handler(example.event(), None)["body"]), ensure_ascii=False, indent=2)


# ---- writing ----


def clear(folder: Path, wanted: Mapping[str, bytes]) -> None:
    """Remove from `folder` what is not wanted there any more."""
    for path in folder.rglob("*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in wanted:
            path.unlink()


def write(folder: Path, wanted: Mapping[str, bytes]) -> None:
    """Write files into `folder`."""
    for name, content in wanted.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    print(f"{len(wanted)} files, {sum(map(len, wanted.values())) / 1000:.0f} KB in {folder.name}/")


def main() -> int:
    """Write the gallery and README's picture, or contact sheets."""
    parser = argparse.ArgumentParser(description="pictures of all examples")
    parser.add_argument("--sheets", type=Path, metavar="FOLDER", help="contact sheets instead, into this folder")
    folder = parser.parse_args().sheets
    os.environ.setdefault("POWERTOOLS_METRICS_DISABLED", "true")
    if folder is not None:
        from tools.sheets import sheets

        write(folder, sheets())
        return 0
    for place, wanted in ((GALLERY, gallery_files()), (IMAGES, image_files())):
        write(place, wanted)
        clear(place, wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
