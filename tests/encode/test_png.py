"""PNG, read back by Pillow: exact without a palette, within 8 of 255 with one; chunks by the specification."""

import struct
import zlib
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from msgspec.structs import replace
from PIL import Image

from render_chart.charts import draw
from render_chart.encode.png import png
from render_chart.plot.drawing.backend import AggCanvas
from render_chart.spec import ChartSpec
from tests.drawing import example_specs, sized

SPECS = example_specs()
MOST_OFF = 8  # of 255


def read(data: bytes) -> Image.Image:
    """The picture; Pillow checks the checksum of each chunk."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


def rgba(data: bytes) -> np.ndarray:
    return np.asarray(read(data).convert("RGBA"))


def chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """Names and contents."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    found, at = [], 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length)[0] == zlib.crc32(name + content)
        found.append((name, content))
        at += 12 + length
    return found


def off(one: np.ndarray, other: np.ndarray) -> int:
    return int(abs(one.astype(int) - other.astype(int)).max())


def solid(width: int, height: int, color: tuple[int, int, int, int]) -> np.ndarray:
    return np.full((height, width, 4), color, np.uint8)


def drawn(spec: ChartSpec) -> tuple[bytes, np.ndarray]:
    """The PNG of a chart, and the pixels that it was made from."""
    canvas = AggCanvas(spec.width, spec.height, spec.scale)
    draw(canvas, spec)
    return canvas.encoded("png", "", ""), canvas.pixels().copy()


# ---- charts


@pytest.mark.parametrize("name", SPECS)
def test_a_chart_in_a_palette_is_off_by_8_at_most_and_its_surfaces_are_exact(name):
    data, pixels = drawn(SPECS[name])
    found = rgba(data)
    assert off(found, pixels) <= MOST_OFF
    # what covers a hundredth of the picture is a surface to everybody
    words, counts = np.unique(pixels.reshape(-1, 4), axis=0, return_counts=True)
    wide = words[counts * 100 >= counts.sum()]
    for color in wide:
        here = (pixels == color).all(-1)
        if (here[:, 7:] & here[:, :-7]).sum() < 0.5 * here.sum():  # the bars under candles are narrower
            continue
        assert (found[here] == color).all(axis=1).mean() > 0.97  # all but the runs at soft edges


@pytest.mark.parametrize("name", ["bar-grouped", "bar-stacked", "line-straight", "line-many", "pie", "doughnut"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_common_charts_fit_in_a_palette(name, theme, scale):
    data, pixels = drawn(replace(SPECS[name], theme=theme, scale=scale))
    assert read(data).mode == "P"
    assert off(rgba(data), pixels) <= MOST_OFF


@pytest.mark.parametrize("name", ["bar-grouped", "area-single", "line-many"])
@pytest.mark.parametrize("background", ["transparent", "rgba(20,30,40,0.5)"])
def test_a_transparent_chart_is_exact(name, background):
    spec = replace(SPECS[name], background=background)
    data, pixels = drawn(spec)
    assert read(data).mode == "RGBA"
    assert np.array_equal(rgba(data), pixels)
    assert pixels[..., 3].min() < 255


@pytest.mark.parametrize(("width", "height"), [(1, 1), (1, 50), (50, 1), (3, 7), (61, 21), (333, 201)])
def test_odd_sizes(width, height):
    data, pixels = drawn(sized(SPECS["bar-grouped"], width, height))
    assert read(data).size == (width, height)
    assert off(rgba(data), pixels) <= MOST_OFF


def test_a_palette_is_smaller():
    data, pixels = drawn(SPECS["bar-grouped"])
    assert len(data) < 0.7 * len(png(pixels))


# ---- any pixels

shapes = st.tuples(st.integers(1, 40), st.integers(1, 40), st.just(4))
anything = arrays.arrays(np.uint8, shapes)


@st.composite
def few_colors(draw) -> np.ndarray:
    """Opaque pixels of at most some colours, in runs."""
    most = draw(st.sampled_from((2, 20, 300)))
    colors = draw(st.lists(st.tuples(*[st.integers(0, 255)] * 3), min_size=1, max_size=most))
    height, width, _ = draw(shapes)
    indices = draw(arrays.arrays(np.uint16, (height * width,), elements=st.integers(0, len(colors) - 1)))
    indices = np.repeat(indices, draw(st.sampled_from((1, 3, 12, 50))))[: height * width].reshape(height, width)
    pixels = np.full((height, width, 4), 255, np.uint8)
    pixels[..., :3] = np.array(colors, np.uint8)[indices]
    return pixels


@given(anything)
def test_any_pixels_are_exact_where_alpha_is_not_known(pixels):
    assert np.array_equal(rgba(png(pixels)), pixels)


@given(few_colors())
@settings(max_examples=200)
def test_any_opaque_pixels_are_off_by_8_at_most(pixels):
    assert off(rgba(png(pixels, opaque=True)), pixels) <= MOST_OFF


@given(anything)
def test_noise_has_too_many_colours_for_a_palette_or_is_near(pixels):
    pixels[..., 3] = 255
    data = png(pixels, opaque=True)
    assert off(rgba(data), pixels) <= (MOST_OFF if read(data).mode == "P" else 0)


def test_too_many_colours_are_kept_one_by_one():
    rng = np.random.default_rng(3)
    pixels = np.full((64, 64, 4), 255, np.uint8)
    pixels[..., :3] = rng.integers(0, 256, (64, 64, 3))
    data = png(pixels, opaque=True)
    assert read(data).mode == "RGBA"
    assert np.array_equal(rgba(data), pixels)


def test_plain_surfaces_keep_colours_that_are_next_to_each_other():
    pixels = np.concatenate([solid(60, 20, (200 + i, 100, 50, 255)) for i in range(6)])
    assert np.array_equal(rgba(png(pixels, opaque=True)), pixels)


def test_a_fade_has_no_steps_wider_than_its_own():
    pixels = np.full((200, 64, 4), 255, np.uint8)
    pixels[..., 0] = np.arange(200)[:, None]
    assert np.array_equal(rgba(png(pixels, opaque=True)), pixels)


# ---- chunks


def test_chunks_stand_in_the_order_that_is_prescribed():
    names = [name for name, _ in chunks(png(solid(20, 20, (1, 2, 3, 255)), 2.0, "words", opaque=True))]
    assert names == [b"IHDR", b"pHYs", b"iTXt", b"PLTE", b"IDAT", b"IEND"]


def test_a_picture_at_scale_1_says_nothing_of_its_size():
    assert [name for name, _ in chunks(png(solid(2, 2, (1, 2, 3, 255))))] == [b"IHDR", b"IDAT", b"IEND"]


@pytest.mark.parametrize(("scale", "per_metre"), [(2.0, 7559), (1.5, 5669), (4.0, 15118)])
def test_pixels_per_metre_are_96_an_inch_times_the_scale(scale, per_metre):
    content = dict(chunks(png(solid(2, 2, (1, 2, 3, 255)), scale)))[b"pHYs"]
    assert struct.unpack(">IIB", content) == (per_metre, per_metre, 1)
    dpi = read(png(solid(2, 2, (1, 2, 3, 255)), scale)).info["dpi"]
    assert dpi == pytest.approx((96 * scale, 96 * scale), abs=0.05)


@pytest.mark.parametrize("text", ["Bar chart: Sales.", "Größe −5 €, 北京, שלום, 👩\u200d👧", "x" * 300])
def test_words_are_utf_8(text):
    data = png(solid(2, 2, (1, 2, 3, 255)), description=text)
    assert read(data).text == {"Description": text}


@pytest.mark.parametrize(("text", "kept"), [("a\x00b", "a b"), ("a\ud800b", "a?b"), ("a\nb", "a\nb")])
def test_words_that_cannot_stand_there_are_mended(text, kept):
    assert read(png(solid(2, 2, (1, 2, 3, 255)), description=text)).text == {"Description": kept}


def test_the_palette_holds_what_is_used_and_no_more():
    two = np.concatenate((solid(50, 10, (10, 20, 30, 255)), solid(50, 10, (200, 210, 220, 255))))
    content = dict(chunks(png(two, opaque=True)))[b"PLTE"]
    assert sorted(content[i : i + 3] for i in (0, 3)) == [bytes((10, 20, 30)), bytes((200, 210, 220))]
    assert len(content) == 6


# ---- filters: https://www.w3.org/TR/png-3/#9Filter-types


def row_filters(data: bytes, width: int) -> set[int]:
    """The filters of a picture with a palette."""
    (packed,) = (content for name, content in chunks(data) if name == b"IDAT")
    return set(zlib.decompress(packed)[:: width + 1])


def stripes(across: bool) -> np.ndarray:
    """Blue and white stripes 4 px wide, across or down the picture."""
    picture = solid(64, 64, (255, 255, 255, 255))
    lines = np.arange(64) % 8 < 4
    picture[(slice(None), lines) if not across else lines] = (0, 0, 255, 255)
    return picture


@pytest.mark.parametrize(("across", "expected"), [(False, {2}), (True, {0})])
def test_rows_like_the_one_above_are_stored_as_differences(across: bool, expected: set[int]):
    assert row_filters(png(stripes(across), opaque=True), 64) == expected
