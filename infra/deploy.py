"""Deploy the package that `make build` made, and clear the cache if it draws otherwise.  python infra/deploy.py

What is asked of nobody: the stack's name, region and settings stand in samconfig.toml; parameters of the template are
given as `make deploy PARAMETERS="Alarms=on SnapStart=on"`, and keep their values in later deploys that leave them out.
The build's digest is a tag of the stack: a deploy of the same sources with other parameters leaves the cache alone.
"""

import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import boto3
from botocore.exceptions import ClientError

ROOT = Path(__file__).parents[1]
DIGEST = Path("ChartFunction", "render_chart", "build_digest.txt")
TAG = "plotlink-build"
STATIC_SECONDS = 86_400


class Stack(NamedTuple):
    """A deployed stack: the tag of the build in it ("" if it has none), and its outputs."""

    build: str
    outputs: dict[str, str]


def stack(cloudformation: Any, name: str) -> Stack | None:
    """The stack of that name, None if there is none yet."""
    try:
        (found,) = cloudformation.describe_stacks(StackName=name)["Stacks"]
    except ClientError as error:
        if error.response["Error"]["Code"] == "ValidationError":  # which is how it says that there is none
            return None
        raise
    tags = {tag["Key"]: tag["Value"] for tag in found.get("Tags", [])}
    return Stack(tags.get(TAG, ""), {one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", [])})


def resource(cloudformation: Any, name: str, logical: str) -> str:
    """The physical id of a resource of a stack."""
    found = cloudformation.describe_stack_resource(StackName=name, LogicalResourceId=logical)
    return str(found["StackResourceDetail"]["PhysicalResourceId"])


def put_static(s3: Any, bucket: str, folder: Path) -> None:
    """Put what is shown when nothing can be drawn where CloudFront finds it."""
    for file in sorted(folder.iterdir()):
        s3.put_object(
            Bucket=bucket, Key=f"static/{file.name}", Body=file.read_bytes(), ContentType="image/png",
            CacheControl=f"public, max-age={STATIC_SECONDS}",
        )  # fmt: skip


def clear_cache(cloudfront: Any, distribution: str, build: str) -> None:
    """Ask for every picture anew; asking twice for the same build is one invalidation."""
    batch = {"Paths": {"Quantity": 1, "Items": ["/*"]}, "CallerReference": build}
    cloudfront.create_invalidation(DistributionId=distribution, InvalidationBatch=batch)


def main(build: Path, parameters: list[str]) -> int:
    """Deploy `build`, and say where the charts are."""
    settings = tomllib.loads((ROOT / "samconfig.toml").read_text("utf-8"))["default"]["deploy"]["parameters"]
    name, region = settings["stack_name"], settings["region"]
    digest = (build / DIGEST).read_text("utf-8").strip()
    session = boto3.Session(region_name=region)
    cloudformation = session.client("cloudformation")
    before = stack(cloudformation, name)
    command = [
        Path(sys.executable).parent / "sam", "deploy", "--template-file", build / "template.yaml",
        "--no-confirm-changeset", "--no-fail-on-empty-changeset", "--no-progressbar", "--tags", f"{TAG}={digest}",
    ]  # fmt: skip
    if parameters:
        command += ["--parameter-overrides", *parameters]
    if code := subprocess.run(command, cwd=ROOT, check=False).returncode:
        return code
    put_static(session.client("s3"), resource(cloudformation, name, "StaticBucket"), ROOT / "infra" / "static")
    if before is not None and before.build != digest:
        clear_cache(session.client("cloudfront"), resource(cloudformation, name, "Distribution"), digest)
        print("The cache is being cleared: this build may draw otherwise.")
    after = stack(cloudformation, name)
    url = after.outputs["Url"] if after else ""
    print(f"\nCharts at {url}\nThe first: {url}/chart.png?type=bar&labels=Q1,Q2,Q3&data=3,5,2")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), shlex.split(sys.argv[2]) if len(sys.argv) > 2 else []))
