"""A package that only gathers names: each is there, and nothing is imported before it is asked for."""

import subprocess
import sys

import pytest

from infra.lazy import when_asked

INIT = '''"""Sorts of fruit."""

from fruit.apple import Apple, core
from .pear import Pear
from .plum import Stone as Pit
from .fig import fig

__all__ = ["Apple", "Pear"]
'''


@pytest.fixture
def told(tmp_path):
    """What a Python prints that imports `fruit`, gathered lazily."""
    package = tmp_path / "fruit"
    package.mkdir()
    (package / "__init__.py").write_text(when_asked(INIT))
    (package / "apple.py").write_text("class Apple: pass\ncore = 'seeds'\n")
    (package / "pear.py").write_text("from fruit import Apple\nclass Pear(Apple): pass\n")
    (package / "plum.py").write_text("class Stone: pass\n")
    (package / "fig.py").write_text("def fig(): return 'dry'\n")

    def run(code: str) -> str:
        loaded = "sorted(name.partition('.')[2] for name in sys.modules if name.startswith('fruit.'))"
        done = subprocess.run(
            [sys.executable, "-c", f"import sys, fruit\n{code}\nprint(*{loaded})"],
            cwd=tmp_path, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout.strip()

    return run


def test_it_imports_only_what_it_cannot_put_off(told):
    assert told("") == "fig plum"  # one has two names, the other the name of its module


def test_a_name_brings_its_module(told):
    assert told("fruit.core") == "apple fig plum"
    assert told("from fruit import Apple") == "apple fig plum"


def test_names_are_what_they_were(told):
    assert told("from fruit import *; print(Pear.__mro__[1].__name__, fruit.Pit.__name__, fruit.fig())").startswith(
        "Apple Stone dry\n"
    )


def test_it_keeps_its_words(told):
    assert told("print(fruit.__doc__)").startswith("Sorts of fruit.")


def test_what_is_not_there_is_missed(told):
    assert told("print(hasattr(fruit, 'Melon'))").startswith("False\n")
