"""Same request, same bytes: whatever was drawn before, in which process, under which hash seed.

Threads are `test_serve.py`'s, and Python 3.13 beside 3.11 is `infra/test_emulator.py`'s.
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from render_chart.app import lambda_handler

ROOT = Path(__file__).parent.parent
EVENTS = sorted((ROOT / "events").glob("*.json"))

ELSEWHERE = """
import json, sys
from tests.test_determinism import EVENTS, answers
found = answers(EVENTS[::-1])
print(json.dumps(found))
"""


def answers(events: list[Path]) -> dict[str, str]:
    """The hash of each event's whole answer: status, headers and body."""
    told = {event.stem: lambda_handler(json.loads(event.read_bytes()), None) for event in events}
    return {
        name: hashlib.sha256(json.dumps(answer, sort_keys=True).encode()).hexdigest() for name, answer in told.items()
    }


@pytest.fixture(scope="module")
def first() -> dict[str, str]:
    """The answers of this process, drawn in order."""
    return answers(EVENTS)


def test_what_was_drawn_before_does_not_show(first):
    assert answers(EVENTS[::-1]) == first


@pytest.mark.parametrize("seed", ["0", "1"])
def test_another_process_with_another_hash_seed_draws_the_same(first, seed):
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "functions:.", "PYTHONHASHSEED": seed, "POWERTOOLS_METRICS_DISABLED": "true"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout.splitlines()[-1]) == first


def test_examples_enough_are_compared(first):
    assert len(first) >= 50
    assert len(set(first.values())) == len(first)
