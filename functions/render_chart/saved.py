"""Saved charts: the body of a request, kept under a hash of what it says, in S3 or in a folder.

A saved chart is drawn from its body as a POST of it would be. SAVED_CHARTS says where they are kept: `s3://bucket`, or
a folder, as `make run` has one; without it none are. The bucket's life-cycle rule ends charts that nobody has saved
again for long.
"""

import os
import re
import tempfile
from base64 import urlsafe_b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import msgspec

from render_chart.errors import ChartError, UnavailableError

if TYPE_CHECKING:
    from botocore.exceptions import ClientError

NAME: Final = re.compile(r"[A-Za-z0-9_-]{24}", re.ASCII)
HASH_BYTES: Final = 18  # of SHA-256, as 24 characters: nobody finds two charts with one name, or guesses one
PREFIX: Final = "charts/"  # in the bucket
PRIVATE: Final = ("key", "sig", "accountId")  # members of a body that say who asks, not for what
# s. A request for a saved chart waits no longer than this on S3, tries included; API Gateway gives up after 30.
CONNECT_SECONDS, READ_SECONDS, TRIES = 1, 2, 2
EXISTS, CONFLICT, MISSING = ("PreconditionFailed",), ("ConditionalRequestConflict",), ("NoSuchKey", "404")
# Without the right to list a bucket S3 says of a missing object that it is forbidden.
ABSENT: Final = (*MISSING, "AccessDenied", "403")


class CorruptError(Exception):
    """What the store gave is not what was kept under that name."""


class Store(Protocol):
    """Where saved charts are."""

    def keep(self, name: str, document: bytes) -> None:
        """Keep a document, and begin its age anew if it is there already. Raises UnavailableError."""

    def find(self, name: str) -> bytes | None:
        """The document, None if there is none. Raises UnavailableError."""


def canonical(document: bytes) -> bytes:
    """The same JSON in one spelling, without what says who asks. Raises ChartError if it is no JSON object."""
    try:
        members: dict[str, Any] = msgspec.json.decode(document, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ChartError("The body is no JSON object.", expected='Such as {"chart": {"type": "bar", …}}.') from error
    asked = {name: value for name, value in members.items() if name not in PRIVATE}
    return msgspec.json.encode(asked, order="sorted")


def save(document: bytes) -> str:
    """The name under which a body was kept, in its canonical form.

    Raises ChartError if charts are not saved here, and UnavailableError.
    """
    name = _name(document)
    _store().keep(name, document)
    return name


def load(name: str) -> bytes | None:
    """The body that was kept under a name, None if there is none.

    Raises ChartError if charts are not saved here; UnavailableError; CorruptError.
    """
    if not NAME.fullmatch(name):
        return None
    document = _store().find(name)
    if document is not None and _name(document) != name:
        raise CorruptError(f"the chart {name} is not what was saved")
    return document


def _name(document: bytes) -> str:
    return urlsafe_b64encode(sha256(document).digest()[:HASH_BYTES]).decode()


def _store() -> Store:
    place = os.environ.get("SAVED_CHARTS", "")
    if not place:
        raise ChartError("Charts are not saved here.", expected="A URL with the whole chart in it.")
    return _store_at(place)


@cache
def _store_at(place: str) -> Store:
    return S3Store(place.removeprefix("s3://")) if place.startswith("s3://") else FolderStore(Path(place))


class FolderStore:
    """A file for each chart."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, name: str, document: bytes) -> None:
        """As `Store` says; readers find the whole file or none."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                file.write(document)
            Path(file.name).replace(self._folder / name)
        except OSError as error:
            raise UnavailableError("the folder of saved charts cannot be written") from error

    def find(self, name: str) -> bytes | None:
        """As `Store` says."""
        try:
            return (self._folder / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise UnavailableError("the folder of saved charts cannot be read") from error


class S3Store:
    """An object for each chart."""

    def __init__(self, bucket: str) -> None:
        self._bucket = bucket

    def keep(self, name: str, document: bytes) -> None:
        """As `Store` says. Of several that save the same chart at once one writes it, the others renew its age."""
        for _ in range(TRIES):
            if self._put(name, document) or self._renewed(name):
                return
        raise UnavailableError(f"S3 could not settle who saves the chart {name}")

    def find(self, name: str) -> bytes | None:
        """As `Store` says."""
        client, client_error, failures = _s3()
        try:
            found = client.get_object(Bucket=self._bucket, Key=PREFIX + name)
            document: bytes = found["Body"].read()
        except client_error as error:
            if _code(error) in ABSENT:
                return None
            raise UnavailableError(f"S3 answered {_code(error)}") from error
        except failures as error:
            raise UnavailableError("S3 did not answer") from error
        return document

    def _put(self, name: str, document: bytes) -> bool:
        """Whether it was written; False if it is there, or another is writing it."""
        client, client_error, failures = _s3()
        try:
            client.put_object(
                Bucket=self._bucket, Key=PREFIX + name, Body=document, ContentType="application/json", IfNoneMatch="*"
            )
        except client_error as error:
            if _code(error) in EXISTS + CONFLICT:
                return False
            raise UnavailableError(f"S3 answered {_code(error)}") from error
        except failures as error:
            raise UnavailableError("S3 did not answer") from error
        return True

    def _renewed(self, name: str) -> bool:
        """Whether its age began anew; False if it has gone meanwhile."""
        client, client_error, failures = _s3()
        key = PREFIX + name
        try:
            client.copy_object(
                Bucket=self._bucket, Key=key, CopySource={"Bucket": self._bucket, "Key": key},
                MetadataDirective="REPLACE", ContentType="application/json",
            )  # fmt: skip
        except client_error as error:
            if _code(error) in ABSENT + CONFLICT:
                return False
            raise UnavailableError(f"S3 answered {_code(error)}") from error
        except failures as error:
            raise UnavailableError("S3 did not answer") from error
        return True


def _code(error: "ClientError") -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


@cache
def _s3() -> "tuple[Any, type[ClientError], tuple[type[Exception], ...]]":
    """S3's client, and what it raises. boto3 is the runtime's own, and imported where a chart is saved or found."""
    import boto3
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError

    config = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"total_max_attempts": TRIES, "mode": "standard"},
    )
    failures: tuple[type[Exception], ...] = (BotoCoreError, HTTPClientError, OSError)
    return boto3.client("s3", config=config), ClientError, failures
