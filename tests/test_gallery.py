"""The gallery: what is committed is what the code makes, pages to the byte and pictures to the pixel."""

import platform
import re
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image

from tests.drawing import drawn, flaws, sized
from tools.benchmark_table import BLOCK, report, table
from tools.events import HARD, INDEX, chapters, examples
from tools.gallery import (
    GALLERY,
    HARD_CASES,
    IMAGES,
    PAGES,
    README,
    gallery_files,
    html,
    image_files,
    markdown,
    pictures_of,
    spec_of,
)  # fmt: skip

STALE = "run `make gallery`"
PICTURES = [name for name, example in examples().items() if example.status == 200]
DRAWN = [(page, name) for page in PAGES for name in examples(page.index)]

# Another processor rounds differently here and there; the pictures are drawn on x86_64.
same_processor = pytest.mark.skipif(platform.machine() != "x86_64", reason="the pictures were drawn on x86_64")


def pixels(png: bytes) -> tuple[tuple[int, int], str]:
    """Size and pixels of a PNG, these as a digest: pytest would look for hours for the difference of megabytes."""
    with Image.open(BytesIO(png)) as picture:
        return picture.size, sha256(picture.convert("RGBA").tobytes()).hexdigest()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.title)
def test_the_pages_are_those_of_their_index(page):
    for file, written in zip(page.files, (markdown(page), html(page)), strict=True):
        assert (GALLERY / file).read_text("utf-8") == written, STALE


def test_the_folder_holds_no_other_files():
    found = {path.relative_to(GALLERY).as_posix() for path in GALLERY.rglob("*") if path.is_file()}
    assert found == set(gallery_files()), STALE


@same_processor
@pytest.mark.parametrize(("page", "name"), DRAWN, ids=[name for _, name in DRAWN])
def test_the_pictures_are_what_the_code_draws(page, name):
    for file, png in pictures_of(name, examples(page.index)[name], page).items():
        assert pixels((GALLERY / file).read_bytes()) == pixels(png), STALE


@same_processor
def test_the_first_picture_of_readme_is_drawn_from_the_address_beneath_it():
    assert {path.name: pixels(path.read_bytes()) for path in IMAGES.iterdir()} == {
        name: pixels(png) for name, png in image_files().items()
    }, STALE


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_as_large_as_the_page_says(name):
    spec = spec_of(examples()[name])
    with Image.open(GALLERY / f"{name}.png") as picture:
        assert picture.size == (round(spec.width * spec.scale), round(spec.height * spec.scale))
    assert re.search(rf'{name}\.png" width="{spec.width}" height="{spec.height}" alt="\w', markdown())


def test_dark_pictures_are_there_where_an_example_leaves_the_theme_to_us():
    assert (GALLERY / "pie-dark.png").exists()
    for own_look in ("theme-dark", "colors", "error-name"):
        assert not (GALLERY / f"{own_look}-dark.png").exists()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.title)
def test_every_chapter_and_example_has_its_heading(page):
    written = markdown(page)
    for title, found in chapters(page.index).items():
        assert f"\n## {title}\n" in written
        for name, example in found.items():
            assert f"\n### {name}\n\n{example.shows}.\n" in written
            assert example.url in written


# ---- hard cases

HARD_ONES = examples(HARD)


def test_hard_cases_are_drawn_once_into_a_folder_of_their_own():
    name, example = next(iter(HARD_ONES.items()))
    assert list(pictures_of(name, example, HARD_CASES)) == [f"hard/{name}.png"]


def test_no_name_stands_in_both_indices_and_a_line_is_an_example():
    assert not HARD_ONES.keys() & examples(INDEX).keys()
    lines = [line for line in HARD.read_text("utf-8").splitlines() if " = {" in line]
    assert [line.split()[0] for line in lines] == list(HARD_ONES)


@pytest.mark.parametrize("name", HARD_ONES)
def test_no_text_of_a_hard_case_meets_another_or_leaves_the_picture(name):
    spec = spec_of(HARD_ONES[name])
    for scale in (1.0, 2.0):
        assert flaws(drawn(sized(spec, spec.width, spec.height, scale))) == []


def test_every_hard_case_is_there_for_several_types():
    for found in chapters(HARD).values():
        types = {spec_of(example).type for example in found.values()}
        assert len(types) >= 3


def test_a_problem_document_is_shown_as_text():
    assert '"parameter": "type"' in markdown()


def test_readme_shows_the_latest_benchmarks():
    (block,) = BLOCK.findall(README.read_text("utf-8"))
    assert block == table(report()), "run `python -m tools.benchmark_table`"
