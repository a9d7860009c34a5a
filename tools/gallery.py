"""docs/gallery: a picture of each line of events/index.toml, and two pages of them.  python -m tools.gallery

Pictures are drawn at scale 1 in the light and, where an example names neither theme nor background, in the dark theme.
README's first picture is drawn too, from the address that stands beneath it. With --sheets FOLDER nothing of that is
written: contact sheets for reviewers go into FOLDER instead.
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
from urllib.parse import urlsplit

from msgspec.structs import replace

from render_chart import dialects, query, request
from render_chart.alt import alt_text
from render_chart.errors import ChartError
from render_chart.render import render, render_error
from render_chart.spec import ChartSpec
from tools.events import Example, anchor, chapters, examples

DOCS = Path(__file__).parent.parent / "docs"
GALLERY, IMAGES = DOCS / "gallery", DOCS / "images"
README = DOCS.parent / "README.md"
PAGE = Path(__file__).with_name("gallery.html")
FIRST_ADDRESS = re.compile(r"^https://charts\.example\.com(/chart\.png\?.*(?:\n +&.*)*)", re.MULTILINE)
README_SCALE = 2.0  # it is seen first, often on a sharp screen
LEAD = """\
# Gallery

Every example of [events/index.toml](../../events/index.toml), drawn by `make gallery`. The address under a picture
draws it: put your server's name before it. `make run` shows the same examples live."""

Files = dict[str, bytes]


def spec_of(example: Example) -> ChartSpec:
    """The chart that an example asks for. Raises ChartError where the example is one of a mistake."""
    return request.from_event(example.event()).spec()


def takes_dark(spec: ChartSpec) -> bool:
    """Whether the chart leaves its theme to us."""
    return spec.theme == "light" and not spec.background


def pictures_of(name: str, example: Example) -> Files:
    """The pictures of an example by file name: one, or one for each theme."""
    try:
        spec = spec_of(example)
    except ChartError as mistake:
        return {f"{name}.png": render_error(str(mistake), "png")[0]}
    found = {f"{name}.png": render(spec, "png")[0]}
    if takes_dark(spec):
        found[f"{name}-dark.png"] = render(replace(spec, theme="dark"), "png")[0]
    return found


def readme_spec() -> ChartSpec:
    """The chart at the first address in README, which is written over several lines."""
    found = FIRST_ADDRESS.search(README.read_text("utf-8"))
    if found is None:
        raise ValueError("README.md has no address of a chart that stands at the beginning of a line")
    return dialects.parse(query.pairs(urlsplit(re.sub(r"\n +", "", found[1])).query))


def image_files() -> Files:
    """What docs/images should hold."""
    spec = replace(readme_spec(), scale=README_SCALE)
    return {"chart.png": render(spec, "png")[0], "chart-dark.png": render(replace(spec, theme="dark"), "png")[0]}


def gallery_files() -> Files:
    """What docs/gallery should hold."""
    found: Files = {}
    for name, example in examples().items():
        found |= pictures_of(name, example)
    return found | {"README.md": markdown().encode(), "index.html": html().encode()}


# ---- the two pages ----


def markdown() -> str:
    """The page that a repository's web site shows."""
    contents = " · ".join(f"[{title}](#{anchor(title)})" for title in chapters())
    parts = [f"{LEAD}\n\n{contents}\n"]
    for title, found in chapters().items():
        parts.append(f"## {title}\n")
        parts += [_markdown_entry(name, example) for name, example in found.items()]
    return "\n".join(parts)


def html() -> str:
    """The same as a page of its own, for a browser."""
    found = chapters()
    contents = "".join(f'<a href="#{anchor(title)}">{escape(title)}</a>' for title in found)
    sections = "".join(
        f'<section id="{anchor(title)}"><h2>{escape(title)}</h2>'
        + "".join(_html_entry(name, example) for name, example in some.items())
        + "</section>\n"
        for title, some in found.items()
    )
    return Template(PAGE.read_text("utf-8")).substitute(contents=contents, sections=sections)


def _markdown_entry(name: str, example: Example) -> str:
    shown = f"### {name}\n\n{example.shows}.\n\n{_picture(name, example)}\n\n```text\n{example.written}\n```\n"
    answered = _answered(example)
    if answered:
        shown += f"\n<details><summary>The answer</summary>\n\n```json\n{answered}\n```\n\n</details>\n"
    return shown


def _html_entry(name: str, example: Example) -> str:
    answered = _answered(example)
    more = f"<details><summary>The answer</summary><pre>{escape(answered)}</pre></details>" if answered else ""
    return (
        f'<figure id="{name}"><figcaption><h3><a href="#{name}">{name}</a></h3><p>{escape(example.shows)}</p>'
        f"</figcaption>{_picture(name, example)}<code>{escape(example.written)}</code>{more}</figure>"
    )


def _picture(name: str, example: Example) -> str:
    """The picture in the reader's theme, with its size and alternative text."""
    try:
        spec = spec_of(example)
    except ChartError as mistake:
        return f'<img src="{name}.png" width="500" height="300" alt="{escape(str(mistake), quote=True)}">'
    size = f'width="{spec.width}" height="{spec.height}"'
    image = f'<img src="{name}.png" {size} alt="{escape(alt_text(spec), quote=True)}">'
    if not takes_dark(spec):
        return image
    dark = f'<source media="(prefers-color-scheme: dark)" srcset="{name}-dark.png">'
    return f"<picture>{dark}{image}</picture>"


def _answered(example: Example) -> str:
    """The answer where it is JSON, else nothing."""
    if not urlsplit(example.target).path.endswith(".json") and not (example.body and example.status != 200):
        return ""
    from render_chart.app import lambda_handler  # reads the environment that main() sets

    return json.dumps(json.loads(lambda_handler(example.event(), None)["body"]), ensure_ascii=False, indent=2)


# ---- writing ----


def clear(folder: Path, wanted: Mapping[str, bytes]) -> None:
    """Remove from `folder` what is not wanted there any more."""
    for path in folder.iterdir():
        if path.name not in wanted:
            path.unlink()


def write(folder: Path, wanted: Mapping[str, bytes]) -> None:
    """Write files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in wanted.items():
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
