"""`make deploy`: what it asks of AWS."""

import importlib.util
from pathlib import Path

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from tests.infra.template import TEMPLATE, template

ROOT = TEMPLATE.parents[1]
_spec = importlib.util.spec_from_file_location("deploy", ROOT / "infra" / "deploy.py")
assert _spec is not None
assert _spec.loader is not None
deploy = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(deploy)

BUCKET = "static-bucket-of-a-test"


@pytest.fixture
def aws(monkeypatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    with mock_aws():
        yield boto3.Session(region_name="us-east-1")


class CloudFormation:
    """As much of it as a deploy asks."""

    def __init__(self, *stacks: dict) -> None:
        self._stacks = {one["StackName"]: one for one in stacks}

    def describe_stacks(self, StackName: str) -> dict:  # noqa: N803
        if StackName not in self._stacks:
            told = {"Code": "ValidationError", "Message": f"Stack with id {StackName} does not exist"}
            raise ClientError({"Error": told}, "DescribeStacks")
        return {"Stacks": [self._stacks[StackName]]}

    def describe_stack_resource(self, StackName: str, LogicalResourceId: str) -> dict:  # noqa: N803
        assert LogicalResourceId in template()["Resources"]
        return {"StackResourceDetail": {"PhysicalResourceId": BUCKET}}


def test_a_stack_that_is_not_there_yet_is_none():
    assert deploy.stack(CloudFormation(), "plotlink") is None


def test_the_build_is_a_tag_of_the_stack():
    tags = [{"Key": "team", "Value": "x"}, {"Key": deploy.TAG, "Value": "digest-1"}]
    outputs = [{"OutputKey": "Url", "OutputValue": "https://x"}]
    asked = CloudFormation({"StackName": "plotlink", "Tags": tags, "Outputs": outputs})
    assert deploy.stack(asked, "plotlink") == deploy.Stack("digest-1", {"Url": "https://x"})


@pytest.mark.parametrize("logical", ["StaticBucket", "Distribution"])
def test_what_it_looks_for_is_in_the_template(logical):
    assert deploy.resource(CloudFormation(), "plotlink", logical) == BUCKET


def test_the_picture_for_bad_days_is_put_where_cloudfront_looks_for_it(aws):
    s3 = aws.client("s3")
    s3.create_bucket(Bucket=BUCKET)
    deploy.put_static(s3, BUCKET, ROOT / "infra" / "static")
    found = s3.get_object(Bucket=BUCKET, Key="static/unavailable.png")
    assert found["ContentType"] == "image/png"
    assert found["Body"].read().startswith(b"\x89PNG")


class Cloud:
    """What a deploy does, in order: `sam` succeeds or not, and the stack has the build that was deployed."""

    def __init__(self, monkeypatch, tmp_path: Path, before: str | None, digest: str, code: int = 0) -> None:
        self.done: list[str] = []
        self.command: list[str] = []
        (tmp_path / deploy.DIGEST).parent.mkdir(parents=True)
        (tmp_path / deploy.DIGEST).write_text(f"{digest}\n")
        stacks = iter(
            [None if before is None else deploy.Stack(before, {}), deploy.Stack(digest, {"Url": "https://x"})]
        )
        monkeypatch.setattr(deploy, "stack", lambda *_: next(stacks))
        monkeypatch.setattr(deploy, "resource", lambda *_: "id")
        monkeypatch.setattr(deploy, "put_static", lambda *_: self.done.append("static"))
        monkeypatch.setattr(deploy, "clear_cache", lambda *_: self.done.append("clear"))
        monkeypatch.setattr(deploy.subprocess, "run", lambda command, **_: self._run(command, code))

    def _run(self, command: list[object], code: int) -> object:
        self.command = [str(word) for word in command]
        self.done.append("sam")
        return type("Done", (), {"returncode": code})()


@pytest.mark.parametrize(
    ("before", "digest", "done"),
    [
        (None, "digest-1", ["sam", "static"]),
        ("digest-1", "digest-1", ["sam", "static"]),
        ("digest-1", "digest-2", ["sam", "static", "clear"]),
    ],
    ids=["first", "same", "other"],
)
def test_the_cache_is_cleared_if_and_only_if_the_build_changed(aws, monkeypatch, tmp_path, before, digest, done):
    cloud = Cloud(monkeypatch, tmp_path, before, digest)
    assert deploy.main(tmp_path, []) == 0
    assert cloud.done == done


def test_it_asks_nothing_and_takes_parameters(aws, monkeypatch, tmp_path):
    cloud = Cloud(monkeypatch, tmp_path, None, "digest-1")
    deploy.main(tmp_path, ["Alarms=on", "SnapStart=on"])
    assert "--no-confirm-changeset" in cloud.command
    assert cloud.command[-3:] == ["--parameter-overrides", "Alarms=on", "SnapStart=on"]


def test_a_deploy_that_fails_stops_there(aws, monkeypatch, tmp_path):
    cloud = Cloud(monkeypatch, tmp_path, "digest-1", "digest-2", code=1)
    assert deploy.main(tmp_path, []) == 1
    assert cloud.done == ["sam"]
