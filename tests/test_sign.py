"""`python -m tools.sign`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from render_chart import signing
from tools.sign import signed

ROOT = Path(__file__).parents[1]
URL = "https://charts.example.com/chart.png?type=bar&data=3,5,2"
RIGHT = "https://charts.example.com/chart.png?data=3,5,2&exp=2000000000&type=bar&sig=ZXLujaRO1snc-Uesknhw1wQBQ-zZzBNq_RZrc8zNTwk"


def run(*arguments: str, key: str = "", typed: str = "") -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": "functions:.", "SIGNING_KEYS": key}
    return subprocess.run(
        [sys.executable, "-m", "tools.sign", *arguments], cwd=ROOT, env=environment, input=typed,
        capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_the_documented_url():
    assert signed(f"{URL}#part", "plotlink-test-key", 2_000_000_000) == RIGHT


@pytest.mark.parametrize("given", [{"key": "a-key, an-old-one"}, {"typed": "a-key\n"}])
def test_what_it_prints_is_drawn(monkeypatch, given):
    monkeypatch.setenv("SIGNING_KEYS", "a-key")
    query = run(URL, "--days", "1", **given).stdout.strip().partition("?")[2]
    left = signing.check("/chart.png", query)
    assert left is not None
    assert 86_000 < left <= 86_400


@pytest.mark.parametrize(("url", "key"), [(URL, ""), (f"{URL}&sig=x", "a-key")])
def test_what_cannot_be_signed_is_told(url, key):
    done = run(url, key=key)
    assert done.returncode == 2
    assert done.stderr.strip()
