"""What a PNG of a plain config does not load: every import is time at a cold start."""

import os
import subprocess
import sys

import pytest

SCRIPT = """
import json, sys
from tests.asking import post
answer = post("/chart", json.dumps({{"chart": {chart}, "format": "png", "version": "{version}"}}).encode())
assert answer.status == 200, answer.body
assert answer.headers["content-type"] == "image/png"
heavy = {{"boto3", "babel", "_quickjs", "PIL", "mpl_toolkits"}}
loaded = heavy & {{name.partition(".")[0] for name in sys.modules}}
assert not loaded, loaded
matplotlib = sorted(name for name in sys.modules if name.partition(".")[0] == "matplotlib")
assert matplotlib == ["matplotlib.backends._backend_agg"], matplotlib
"""
DATA = '"data": {"labels": ["a", "b"], "datasets": [{"label": "A", "data": [1, 2]}]}'


@pytest.mark.parametrize("version", ["2", "3", "4"])
@pytest.mark.parametrize("kind", ["bar", "line", "pie", "radar"])
def test_a_plain_config_loads_one_library_of_matplotlib_s_and_no_interpreter(kind, version):
    chart = repr(f'{{"type": "{kind}", {DATA}}}')
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(chart=chart, version=version)],
        capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
