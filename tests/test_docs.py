"""The documents are true: addresses draw, targets and files are there, figures are the code's."""

import re
import shlex
import tomllib
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from render_chart import limits
from render_chart.chartjs.controllers import kinds
from render_chart.charts import TYPES
from render_chart.dialects import chartjs
from render_chart.dialects.parameters import PARAMETERS
from render_chart.render import FORMATS
from tests.asking import get, post
from tools.gallery import readme_spec

ROOT = Path(__file__).parent.parent
PAGES = (
    "README.md", "CHANGELOG.md", "docs/architecture.md", "docs/reference.md", "docs/quickchart.md", "docs/links.md",
    "docs/operations.md", "docs/gallery/README.md",
)  # fmt: skip
FOLDERS = ("benchmarks", "docs", "events", "functions", "infra", "tests", "tools")

HOSTS = r"https://charts\.example\.com|http://127\.0\.0\.1:8000"
ADDRESS = re.compile(rf"(?:{HOSTS})(/[\w.]+(?:\?[^\s\"'`){{]+(?:(?<=c=){{[^\s\"`]+)?)?)")
SHORTCODE = re.compile(r"{{</\* chart \"([^\"]+)\"")
CODE_SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")
SHELL = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)|(?:src|srcset|href)=\"((?!https?:)[^\"#]+)\"")


def text(page: str) -> str:
    """A page, with what is written over several lines on one."""
    return re.sub(r"\n +(?=&)", "", (ROOT / page).read_text("utf-8"))


def addresses(page: str) -> list[str]:
    """Paths and queries of all addresses of charts that are asked for by GET."""
    found = [unescape(address) for address in ADDRESS.findall(text(page)) if "?" in address]
    found += [f"/chart.svg?{query}" for query in SHORTCODE.findall(text(page))]
    return list(dict.fromkeys(found))


def make_targets(page: str) -> set[str]:
    """What `make` is asked for, in shell blocks and in code spans."""
    lines = [line for block in SHELL.findall(text(page)) for line in block.splitlines()]
    lines += [span.replace("\n", " ") for span in CODE_SPAN.findall(text(page))]
    calls = [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("make ")]
    return {word for call in calls for word in call if "=" not in word}


@pytest.mark.parametrize("address", [*addresses("README.md"), *addresses("docs/architecture.md")])
def test_an_address_answers(address):
    answer = get(address)
    assert answer.status == 200, answer.headers.get("x-quickchart-error")


def test_readme_has_addresses_to_test():
    assert len(addresses("README.md")) >= 8


def test_the_body_in_readme_draws():
    (body,) = re.findall(r"-d '(\{.*\})'", text("README.md"))
    assert post("/chart.png", body.encode()).status == 200


def test_the_alternative_text_in_readme_is_the_one_that_is_suggested():
    (image,) = re.findall(r'<img src="https://[^>]*?"\s[^>]*alt="Bar chart:[^>]*>', text("README.md"))
    (query,) = re.findall(r"chart\.png(\?[^\"]*)\"", image)
    assert f'alt="{get("/chart.json" + unescape(query)).json()["alt"]}"' in image


def test_the_first_picture_has_the_size_that_its_address_asks_for():
    spec = readme_spec()
    assert f'src="docs/images/chart.png" width="{spec.width}" height="{spec.height}"' in text("README.md")


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_is_there(page):
    known = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert make_targets(page) - set(known) == set()


def test_readme_names_the_targets_of_a_first_minute():
    assert {"run", "test", "check", "bench", "gallery", "build"} <= make_targets("README.md")


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file(page):
    links = [one or other for one, other in LINK.findall(text(page))]
    files = [link for link in links if not link.startswith("http")]
    assert [link for link in files if not ((ROOT / page).parent / unquote(link)).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_is_named_is_there(page):
    named = [span for span in CODE_SPAN.findall(text(page)) if re.fullmatch(rf"(?:{'|'.join(FOLDERS)})/[\w./-]*", span)]
    assert [span for span in named if not (ROOT / span).exists()] == []


def test_readme_names_every_type_and_format():
    assert [kind for kind in TYPES if f"`{kind}`" not in text("README.md")] == []
    assert [ending for ending in FORMATS if f"`.{ending}`" not in text("README.md")] == []


def test_the_page_about_quickchart_names_every_type_and_parameter():
    page = text("docs/quickchart.md")
    named = [name for names in chartjs.NAMES.values() for name in names]
    assert [name for name in (*kinds(), *named, *chartjs.FORMATS) if f"`{name}`" not in page] == []


def test_the_parameters_in_readme_are_parameters():
    section = text("README.md").partition("| parameter |")[2].partition("\n\n")[0]
    named = [name for row in section.splitlines()[2:] for name in CODE_SPAN.findall(row.split("|")[1])]
    assert len(named) > 20
    assert set(named) <= set(PARAMETERS)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{limits.QUERY_BYTES:,} bytes of query",
        f"{limits.BODY_BYTES // 1024**2} MiB of body",
        f"{limits.SIDE_PX:,} px a side",
        f"{limits.PIXELS // 10**6} megapixels",
        f"{limits.POINTS:,} values",
        f"{limits.SERIES} series",
        f"{limits.CATEGORIES:,} labels",
    ],
)
def test_the_limits_in_readme_are_those_of_the_code(sentence):
    assert sentence in " ".join(text("README.md").split())


def test_architecture_says_why_of_every_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shipped = {re.match(r"[\w-]+", one)[0] for one in project["project"]["dependencies"]}
    section = text("docs/architecture.md").partition("## Dependencies")[2].partition("\n## ")[0]
    assert {row.split("|")[1].strip() for row in section.splitlines() if row.startswith("| ")} - {
        "package",
        "---",
    } == shipped
    assert [one for one in project["dependency-groups"]["dev"] if re.match(r"[\w-]+", one)[0] not in section] == []
