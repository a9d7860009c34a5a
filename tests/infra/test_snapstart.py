"""A rehearsal of SnapStart with the runtime client that Lambda has: the package is drawn warm, waits, and goes on."""

import json
import random
import re
import subprocess
import sys

import pytest

from render_chart.app import lambda_handler
from tests.infra import emulator, runtime_api

why_not = emulator.missing()
needs_package = pytest.mark.skipif(bool(why_not), reason=why_not)

EVENTS = ("bar-grouped", "svg", "pdf", "webp", "locale-german")
SECRETS = "a-secret-of-a-rehearsal-that-is-long,another"


def event(name: str) -> dict:
    found = json.loads((emulator.ROOT / "events" / f"{name}.json").read_text("utf-8"))
    return found | {"headers": found["headers"] | {"x-origin-secret": SECRETS.partition(",")[0]}}


def imported(log: str) -> list[str]:
    """The modules that were imported, in order, as Python writes them down with PYTHONVERBOSE."""
    return re.findall(r"^import '([\w.]+)' #", log, re.MULTILINE)


class Rehearsal:
    """What was seen of the process where Lambda takes its snapshot, and what came after."""

    def __init__(self, snapshot: runtime_api.Snapshot) -> None:
        self.children, self.sockets = snapshot.children(), snapshot.sockets()
        log = snapshot.log()
        self.imported = imported(log)
        snapshot.restore()
        self.answers = {name: snapshot.invoke(event(name)) for name in EVENTS}
        self.log_after = snapshot.log()[len(log) :]


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory):
    services, scratch = tmp_path_factory.mktemp("services"), tmp_path_factory.mktemp("scratch")
    more = {
        "ORIGIN_SECRETS": SECRETS,
        "SAVED_CHARTS": "s3://charts",
        "SIGNING_KEYS": "ssm:/plotlink/signing-keys",
        "PYTHONVERBOSE": "1",
        "PYTHONPATH": f"{emulator.environment(scratch)['PYTHONPATH']}:{emulator.services(services)}",
    }
    with runtime_api.snapshot(tmp_path_factory.mktemp("snapstart") / "log.txt", scratch, **more) as snapshot:
        yield Rehearsal(snapshot)


@needs_package
def test_what_draws_every_format_is_in_the_snapshot(rehearsal):
    assert {
        "render_chart.charts.sankey", "render_chart.plot.drawing.svg", "render_chart.plot.drawing.pdf", "matplotlib",
        "PIL._webp", "PIL.JpegImagePlugin", "babel", "pyjson5", "render_chart.chartjs.sandbox.process",
        "render_chart.chartjs.controllers.bar",
    } <= set(rehearsal.imported)  # fmt: skip


@needs_package
def test_so_is_what_talks_to_aws_where_it_will_be_needed(rehearsal):
    assert {"boto3", "aws_lambda_powertools.utilities.parameters.ssm"} <= set(rehearsal.imported)


@needs_package
def test_the_snapshot_holds_no_child_and_no_socket_but_the_runtimes_own(rehearsal):
    assert rehearsal.children == []
    assert len(rehearsal.sockets) == 1  # over which it waits


@needs_package
def test_it_has_counted_no_request(rehearsal):
    assert rehearsal.log_after.count('"_aws"') == len(EVENTS)


@needs_package
def test_the_first_charts_of_a_copy_import_nothing(rehearsal):
    assert imported(rehearsal.log_after) == []


@needs_package
@pytest.mark.parametrize("name", EVENTS)
def test_and_are_what_any_other_process_draws(rehearsal, name, monkeypatch):
    monkeypatch.setenv("ORIGIN_SECRETS", SECRETS)
    ours, theirs = lambda_handler(event(name), None), rehearsal.answers[name]
    assert (theirs["statusCode"], theirs["body"]) == (200, ours["body"])


@needs_package
def test_nothing_was_complained_of(rehearsal):
    assert "ERROR" not in rehearsal.log_after


@needs_package
def test_what_lacks_something_fails_its_deployment(tmp_path):
    with (
        pytest.raises(runtime_api.NoSnapshotError, match="No module named 'boto3'"),
        runtime_api.snapshot(tmp_path / "log.txt", tmp_path, SAVED_CHARTS="s3://charts"),
    ):
        pass


def run(code: str, **environment: str) -> str:
    """What a Python with our sources prints."""
    path = f"{emulator.ROOT / 'functions'}:{emulator.CLIENT}"
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": path} | environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


LOADED = "import sys, render_chart.app; print(*{'render_chart.snapstart', 'snapshot_restore_py'} & set(sys.modules))"


def test_elsewhere_it_costs_nothing():
    assert run(LOADED) == ""
    assert run(LOADED, AWS_LAMBDA_INITIALIZATION_TYPE="on-demand") == ""


@pytest.mark.skipif(not emulator.CLIENT.is_dir(), reason="the runtime client is not installed: make test-package")
def test_each_copy_has_chances_of_its_own(monkeypatch):
    monkeypatch.syspath_prepend(str(emulator.CLIENT))
    from render_chart import snapstart

    state = random.getstate()
    try:
        copies = []
        for _ in range(2):
            random.seed(1)
            snapstart.renew()
            copies.append(random.random())
        assert copies[0] != copies[1]
    finally:
        random.setstate(state)
