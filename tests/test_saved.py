"""Saved charts: kept once, found again, and what happens where S3 fails."""

import threading
from datetime import UTC, datetime

import boto3
import pytest
from botocore.stub import Stubber
from moto import mock_aws

from render_chart import saved
from render_chart.errors import ChartError, UnavailableError
from render_chart.saved import CorruptError

BUCKET = "charts-of-a-test"
DOCUMENT = b'{"chart": "{type:\'bar\'}", "width": 300, "key": "secret"}'
NAME = "A" * 24


def save(document: bytes = DOCUMENT) -> str:
    return saved.save(saved.canonical(document))


@pytest.fixture
def bucket(monkeypatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("SAVED_CHARTS", f"s3://{BUCKET}")
    saved._s3.cache_clear()
    with mock_aws():
        client = boto3.client("s3")
        client.create_bucket(Bucket=BUCKET)
        yield client
    saved._s3.cache_clear()


@pytest.fixture(params=["s3", "folder"])
def place(request, monkeypatch, tmp_path):
    if request.param == "s3":
        request.getfixturevalue("bucket")
    else:
        monkeypatch.setenv("SAVED_CHARTS", str(tmp_path / "saved"))


def test_what_was_saved_is_found(place):
    name = save()
    assert saved.NAME.fullmatch(name)
    assert saved.load(name) == b'{"chart":"{type:\'bar\'}","width":300}'


def test_who_asks_is_not_kept(place):
    assert b"secret" not in (saved.load(save()) or b"")


def test_the_same_chart_has_one_name_however_it_is_spelled(place):
    other = b'{"width":300,"chart":"{type:\'bar\'}"}'
    assert save() == save(other)
    assert save() != save(other.replace(b"300", b"301"))


@pytest.mark.parametrize("name", [NAME, "", "../../etc/passwd", NAME + "\n", "A" * 23, "é" * 24])
def test_what_was_not_saved_is_not_found(place, name):
    assert saved.load(name) is None


def test_without_a_place_nothing_is_saved(monkeypatch):
    monkeypatch.delenv("SAVED_CHARTS", raising=False)
    with pytest.raises(ChartError, match="not saved here"):
        save()


def test_saving_again_begins_its_age_anew(bucket):
    name = save()
    key = saved.PREFIX + name
    before = bucket.head_object(Bucket=BUCKET, Key=key)["LastModified"]
    backdated = datetime(2020, 1, 1, tzinfo=UTC)
    from moto.s3.models import s3_backends

    (account,) = (one for one in s3_backends.values() if BUCKET in one["aws"].buckets)
    account["aws"].buckets[BUCKET].keys[key].last_modified = backdated
    assert save() == name
    assert bucket.head_object(Bucket=BUCKET, Key=key)["LastModified"] >= before.replace(microsecond=0)


def test_many_that_save_at_once_all_have_it(bucket):
    names: list[str] = []
    threads = [threading.Thread(target=lambda: names.append(save())) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(names)) == 1
    assert len(names) == 16
    assert bucket.list_objects_v2(Bucket=BUCKET)["KeyCount"] == 1


def test_another_object_under_its_name_is_no_chart(bucket):
    name = save()
    bucket.put_object(Bucket=BUCKET, Key=saved.PREFIX + name, Body=b"{}")
    with pytest.raises(CorruptError):
        saved.load(name)


class Answers:
    """S3 as it answers one call after the other."""

    def __init__(self, monkeypatch, *answers):
        monkeypatch.setenv("SAVED_CHARTS", "s3://stubbed")
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            monkeypatch.setenv(name, "testing")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        saved._s3.cache_clear()
        self.stubber = Stubber(saved._s3()[0])
        for method, code in answers:
            if code is None:
                self.stubber.add_response(method, {})
            else:
                status = {"PreconditionFailed": 412, "ConditionalRequestConflict": 409, "NoSuchKey": 404,
                          "AccessDenied": 403, "SlowDown": 503, "InternalError": 500}[code]  # fmt: skip
                self.stubber.add_client_error(method, code, http_status_code=status)

    def __enter__(self):
        self.stubber.activate()
        return self

    def __exit__(self, *_):
        self.stubber.assert_no_pending_responses()
        self.stubber.deactivate()
        saved._s3.cache_clear()


@pytest.mark.parametrize("code", ["NoSuchKey", "AccessDenied"])
def test_a_missing_object_is_missing_also_where_s3_says_forbidden(monkeypatch, code):
    with Answers(monkeypatch, ("get_object", code)):
        assert saved.load(NAME) is None


@pytest.mark.parametrize("code", ["SlowDown", "InternalError"])
def test_a_store_that_fails_is_unavailable(monkeypatch, code):
    with Answers(monkeypatch, ("get_object", code), ("put_object", code)):
        with pytest.raises(UnavailableError):
            saved.load(NAME)
        with pytest.raises(UnavailableError):
            save()


def test_one_that_vanishes_between_two_questions_is_written_again(monkeypatch):
    with Answers(monkeypatch, ("put_object", "PreconditionFailed"), ("copy_object", "NoSuchKey"), ("put_object", None)):
        assert saved.NAME.fullmatch(save())


def test_what_cannot_be_settled_is_told(monkeypatch):
    conflict = [("put_object", "ConditionalRequestConflict"), ("copy_object", "NoSuchKey")]
    with Answers(monkeypatch, *conflict, *conflict), pytest.raises(UnavailableError):
        save()


def test_a_store_that_is_not_there_is_unavailable_soon(monkeypatch):
    """A socket that listens and never answers: the read times out."""
    import socket
    import time

    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(8)
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            monkeypatch.setenv(name, "testing")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", f"http://127.0.0.1:{silent.getsockname()[1]}")
        monkeypatch.setenv("SAVED_CHARTS", "s3://silent")
        monkeypatch.setattr(saved, "READ_SECONDS", 0.2)
        saved._s3.cache_clear()
        started = time.monotonic()
        with pytest.raises(UnavailableError):
            saved.load(NAME)
        assert time.monotonic() - started < 20  # and not for the minutes that boto3 waits by itself
        saved._s3.cache_clear()


def test_a_folder_that_cannot_be_written_is_unavailable(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("SAVED_CHARTS", str(tmp_path / "file"))
    with pytest.raises(UnavailableError):
        save()


@pytest.mark.parametrize("body", [b"", b"[1]", b"{", b'"text"', b"\xff", b'{"a":' * 10_000])
def test_what_is_no_json_object_is_not_saved(body):
    with pytest.raises(ChartError, match="no JSON object"):
        saved.canonical(body)
