"""Seconds since 1970 from `date -u -d … +%s` (GNU coreutils), or counted by hand."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_chart.dialects.dates import seconds, zone

DAY = 86_400


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("1970-01-01", 0),
        ("1970-01-02", DAY),
        ("1970-02", 31 * DAY),
        ("1969-12-31", -DAY),
        ("2024-02-29", 1_709_164_800),
        ("2024-02-29T12:30", 1_709_209_800),
        ("2024-02-29 12:30", 1_709_209_800),
        ("2024-02-29T12:30:15", 1_709_209_815),
        ("2024-02-29T12:30:15.25Z", 1_709_209_815.25),
        ("2024-02-29T12:30:15,5z", 1_709_209_815.5),
        ("2024-02-29T12:30+02:00", 1_709_202_600),
        ("2024-02-29T12:30 02:00", 1_709_202_600),
        ("2024-02-29T12:30-0530", 1_709_229_600),
        ("2024-02-29T12:30+02", 1_709_202_600),
        ("0001-01-01", -62_135_596_800),
        ("9999-12-31T23:59:59", 253_402_300_799),
    ],
)
def test_dates(text: str, since: float) -> None:
    assert seconds(text) == since


@pytest.mark.parametrize(
    "text",
    [
        "", "2024", "2024-13", "2024-02-30", "2023-02-29", "0000-01-01", "10000-01-01", "2024-1-5", "20240131",
        "24-01-31", "2024-01-31T", "2024-01-31T24:00", "2024-01-31T12", "2024-01-31T12:60", "2024-01-31T12:00:60",
        "today", "now", "2024-01-31T12:00+25:00", "2024-01-31Z", "2024-W05-3", "٢٠٢٤-٠١-٣١", "2024-01-31T12:00ZZ",
    ],
)  # fmt: skip
def test_no_dates(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the value itself is the message)
        seconds(text)


@given(st.datetimes(timezones=st.just(UTC)))
def test_what_python_writes_is_read(moment: datetime) -> None:
    assert seconds(moment.isoformat()) == pytest.approx(moment.timestamp(), abs=1e-5)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2024-01-31T12:00", "2024-01-31T11:00"),
        ("2024-07-31T12:00", "2024-07-31T10:00"),
        ("2024-10-27T02:30", "2024-10-27T00:30"),  # the clock showed it twice: the first time counts
        ("2024-03-31", "2024-03-30T23:00"),
    ],
)
def test_local_times_of_berlin(text: str, utc: str) -> None:
    assert seconds(text, zone("Europe/Berlin")) == seconds(utc)


@pytest.mark.parametrize(
    "name",
    ["", "Europe/Berln", "America", "../etc/passwd", "/etc/localtime", "localtime", "right/UTC", "posix/UTC", "a\x00b",
     "Europe/Berlin ", "tzdata.zi", "posixrules", "\ud800", "Europe"],
)  # fmt: skip
def test_no_zones(name: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the value itself is the message)
        zone(name)


def test_zones_are_known_without_the_database_of_the_machine() -> None:
    script = "from render_chart.dialects.dates import zone; print(zone('Asia/Kathmandu'))"
    environment = {"PYTHONPATH": "functions", "PYTHONTZPATH": "", "PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("Asia/Kathmandu", "")
