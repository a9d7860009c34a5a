"""Shared libraries of this machine's packages, made smaller: they load, and nothing that is loaded has moved."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from infra.elf import HEADER, LOADED, MAGIC, SEGMENT, Segment, slimmed

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no ELF here")


def library(module: str) -> Path:
    """The shared library that is a module."""
    found = importlib.util.find_spec(module)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin)


def segments(data: bytes) -> list[Segment]:
    header = HEADER.unpack_from(data)
    return [Segment(*SEGMENT.unpack_from(data, header[5] + header[9] * index)) for index in range(header[10])]


LIBRARIES = ["_quickjs", "kiwisolver._cext", "uharfbuzz._harfbuzz", "msgspec._core", "PIL._webp"]


@pytest.mark.parametrize("module", LIBRARIES)
def test_what_is_loaded_is_what_was_loaded(module):
    data = library(module).read_bytes()
    small = slimmed(data)
    before, after = segments(data), segments(small)
    assert len(small) < len(data)
    for old, new in zip(before, after, strict=True):
        assert new._replace(offset=old.offset) == old
        start = HEADER.size if not old.offset else 0  # the header tells less now
        headers = start + SEGMENT.size * len(before) if not old.offset else 0
        assert small[new.offset + headers : new.offset + new.size] == data[old.offset + headers : old.offset + old.size]
        if new.kind == LOADED:
            assert new.offset % new.align == new.address % new.align


def test_a_library_without_debugging_notes_is_a_fifth_of_one_with_them():
    data = library("_quickjs").read_bytes()
    assert len(slimmed(data)) < len(data) / 5


def test_the_second_time_there_is_nothing_to_take():
    small = slimmed(library("_quickjs").read_bytes())
    assert slimmed(small) == small


def test_it_still_runs(tmp_path):
    path = tmp_path / library("_quickjs").name
    path.write_bytes(slimmed(library("_quickjs").read_bytes()))
    script = "import _quickjs; assert _quickjs.__file__.startswith({!r}); print(_quickjs.Context().eval('6 * 7'))"
    done = subprocess.run(
        [sys.executable, "-c", script.format(str(tmp_path))],
        capture_output=True, text=True, env={"PYTHONPATH": str(tmp_path)}, check=False,
    )  # fmt: skip
    assert done.stdout == "42\n", done.stderr


@pytest.mark.parametrize("data", [b"", b"INPUT(libm.so.6)\n", b"\x7fELF\x01\x01" + bytes(100)])
def test_what_is_no_library_of_ours_stays(data):
    assert slimmed(data) == data


def test_it_knows_a_library_by_its_first_bytes():
    assert library("msgspec._core").read_bytes().startswith(MAGIC)
