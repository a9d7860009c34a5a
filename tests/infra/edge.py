"""The edge function, run as CloudFront would run it, by each engine that this machine has."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.infra.template import edge_code

HERE = Path(__file__).parent

needs_node = pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
needs_njs = pytest.mark.skipif(not shutil.which("njs"), reason="njs is not installed")
ENGINES = [pytest.param("node", marks=needs_node), pytest.param("njs", marks=needs_njs)]


def answers(engine: str, events: list[dict], folder: Path) -> list[dict]:
    """What the function returns for each event, in one process. An event's "raw" is what rawQueryString() answers."""
    function, requests, replies = folder / "function.js", folder / "events.json", folder / "answers.json"
    function.write_text(edge_code(), "utf-8")
    requests.write_text(json.dumps(events, ensure_ascii=False), "utf-8")
    command = [engine, HERE / f"edge_{engine}.js", function, requests, replies]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False, text=True)
    assert done.returncode == 0, done.stderr + done.stdout
    return json.loads(replies.read_bytes())


def event(raw: str | None, **request: object) -> dict:
    """A viewer's request, with its query raw and parsed as CloudFront does: undecoded, repeats under `multiValue`."""
    parsed: dict[str, dict] = {}
    for piece in filter(None, (raw or "").split("&")):
        name, _, value = piece.partition("=")
        if name in parsed:
            parsed[name].setdefault("multiValue", [{"value": parsed[name]["value"]}]).append({"value": value})
        else:
            parsed[name] = {"value": value}
    return {
        "raw": raw,
        "version": "1.0",
        "context": {"eventType": "viewer-request"},
        "viewer": {"ip": "203.0.113.7"},
        "request": {
            "method": "GET",
            "uri": "/chart.png",
            "querystring": parsed,
            "headers": {"host": {"value": "charts.example.com"}},
            "cookies": {},
        }
        | request,
    }
