"""Keys that live in AWS: fetched once, kept for a while, and what happens where they cannot be had."""

import boto3
import pytest
from aws_lambda_powertools.utilities import parameters
from moto import mock_aws

from render_chart import signing
from tests.asking import get

NAME = "/plotlink/signing-keys"
QUERY = "type=bar&data=1,2"


@pytest.fixture(autouse=True)
def aws(monkeypatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("SIGNING", "required")
    monkeypatch.delenv("API_KEYS", raising=False)
    parameters.clear_caches()
    with mock_aws():
        yield
    parameters.clear_caches()


def put(keys: str) -> None:
    boto3.client("ssm").put_parameter(Name=NAME, Value=keys, Type="SecureString", Overwrite=True)


def status(key: str) -> int:
    return get(f"/chart.png?{signing.sign('/chart.png', QUERY, key)}").status


def test_keys_of_systems_manager(monkeypatch):
    monkeypatch.setenv("SIGNING_KEYS", f"ssm:{NAME}")
    put("new,old")
    assert [status(key) for key in ("new", "old", "other")] == [200, 200, 403]


def test_keys_of_secrets_manager(monkeypatch):
    arn = boto3.client("secretsmanager").create_secret(Name="signing", SecretString="new\nold")["ARN"]
    monkeypatch.setenv("SIGNING_KEYS", f"secretsmanager:{arn}")
    assert [status(key) for key in ("new", "old", "other")] == [200, 200, 403]


def test_they_are_fetched_once_and_known_anew_after_a_while(monkeypatch):
    monkeypatch.setenv("SIGNING_KEYS", f"ssm:{NAME}")
    put("first")
    assert status("first") == 200
    put("second")
    assert [status("first"), status("second")] == [200, 403]  # kept
    parameters.clear_caches()  # five minutes later
    assert [status("first"), status("second")] == [403, 200]


@pytest.mark.parametrize("place", [f"ssm:{NAME}", "secretsmanager:arn:aws:secretsmanager:us-east-1:1:secret:none"])
def test_where_they_cannot_be_had_nothing_is_drawn_and_nothing_told(monkeypatch, capsys, place):
    monkeypatch.setenv("SIGNING_KEYS", place)
    answer = get(f"/chart.png?{signing.sign('/chart.png', QUERY, 'any')}")
    assert (answer.status, answer.headers["cache-control"]) == (500, "no-store")
    assert "plotlink/signing" not in capsys.readouterr().out


def test_api_keys_and_accounts_may_live_there_too(monkeypatch):
    put("k")
    monkeypatch.setenv("API_KEYS", f"ssm:{NAME}")
    assert signing.has_key({"x-plotlink-key": "k"}, b"")
    assert not signing.has_key({"x-plotlink-key": ""}, b"")
    assert not signing.has_key({}, b'{"key": ""}')
