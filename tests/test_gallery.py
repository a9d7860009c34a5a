"""The gallery: what is committed is what the code makes, pages to the byte and pictures to the pixel."""

import platform
import re
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image

from tools.benchmark_table import BLOCK, report, table
from tools.events import chapters, examples
from tools.gallery import GALLERY, IMAGES, README, gallery_files, html, image_files, markdown, pictures_of, spec_of

STALE = "run `make gallery`"
PICTURES = [name for name, example in examples().items() if example.status == 200]

# Another processor rounds differently here and there; the pictures are drawn on x86_64.
same_processor = pytest.mark.skipif(platform.machine() != "x86_64", reason="the pictures were drawn on x86_64")


def pixels(png: bytes) -> tuple[tuple[int, int], str]:
    """Size and pixels of a PNG, these as a digest: pytest would look for hours for the difference of megabytes."""
    with Image.open(BytesIO(png)) as picture:
        return picture.size, sha256(picture.convert("RGBA").tobytes()).hexdigest()


def test_the_pages_are_those_of_the_index():
    assert (GALLERY / "README.md").read_text("utf-8") == markdown(), STALE
    assert (GALLERY / "index.html").read_text("utf-8") == html(), STALE


def test_the_folder_holds_no_other_files():
    assert {path.name for path in GALLERY.iterdir()} == set(gallery_files()), STALE


@same_processor
@pytest.mark.parametrize("name", list(examples()))
def test_the_pictures_are_what_the_code_draws(name):
    for file, png in pictures_of(name, examples()[name]).items():
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


def test_every_chapter_and_example_has_its_heading():
    page = markdown()
    for title, found in chapters().items():
        assert f"\n## {title}\n" in page
        for name, example in found.items():
            assert f"\n### {name}\n\n{example.shows}.\n" in page
            assert example.url in page


def test_a_problem_document_is_shown_as_text():
    assert '"parameter": "type"' in markdown()


def test_readme_shows_the_latest_benchmarks():
    (block,) = BLOCK.findall(README.read_text("utf-8"))
    assert block == table(report()), "run `python -m tools.benchmark_table`"
