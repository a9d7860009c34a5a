"""Signed URLs: with SIGNING=required only what somebody with a key has signed is drawn.

The signature, `sig`, is HMAC-SHA256 over the path, a `?` and the canonical query without `sig`, in url-safe base64
without padding. So every parameter is covered, in whatever order and spelling it arrives; one that was added is not.
`exp` is when the URL ceases to be drawn, in seconds since 1970; it is covered like all others. Several keys may be
known: a new one signs while URLs signed with the old one live on.

A body is covered by no signature: where signing is required, POST takes one of API_KEYS. Saving a chart takes one too,
wherever there are any.

    path and query  /chart.png?type=bar&data=3,5,2&exp=2000000000
    key             plotlink-test-key
    signed text     /chart.png?data=3,5,2&exp=2000000000&type=bar
    sig             ZXLujaRO1snc-Uesknhw1wQBQ-zZzBNq_RZrc8zNTwk
"""

import hashlib
import hmac
import os
import time
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from render_chart import query
from render_chart.errors import ChartError, quoted

SIGNATURE, EXPIRY = ADDED = ("sig", "exp")
KEY_HEADER, KEY_MEMBER = "x-plotlink-key", "key"  # where a key stands in a request with a body
CHART, ACCOUNT = ("c", "chart"), "accountId"  # QuickChart's: they sign the configuration alone
EXPIRY_DIGITS = 12  # the year 33658; a longer number is a mistake, of milliseconds perhaps
KEY_SECONDS = 300  # for which fetched keys are kept: a key that was changed is known everywhere after that


class SignatureError(ChartError):
    """A URL without the signature that it needs."""


class ExpiredError(ChartError):
    """A URL whose time is over."""


def is_required() -> bool:
    """Whether only signed URLs are drawn. Raises ValueError for a setting that is neither, rather than guess."""
    setting = os.environ.get("SIGNING", "off") or "off"
    if setting not in ("off", "required"):
        raise ValueError(f"SIGNING is {setting!r}, and must be off or required")
    return setting == "required"


def sign(path: str, raw: str, key: str, expires: int | None = None) -> str:
    """The canonical query of `raw` with its signature, and with `exp` if it is to expire.

    expires : seconds since 1970
    """
    if expires is not None:
        raw = f"{raw}&{EXPIRY}={expires}"
    unsigned = _unsigned(raw)
    return f"{unsigned}{'&' if unsigned else ''}{SIGNATURE}={_signature(path, unsigned, key)}"


def check(path: str, raw: str) -> int | None:
    """Seconds for which the URL will be drawn still, None for ever. Raises SignatureError and ExpiredError."""
    pairs = query.pairs(raw)
    given = [value for name, value in pairs if name == SIGNATURE]
    if len(given) != 1:
        problem = "This URL is not signed." if not given else "This URL has several signatures."
        raise SignatureError(problem, SIGNATURE, "A URL with one sig, made with the key of this service.")
    if not _is_ours(path, raw, given[0]) and not _is_of_account(pairs, given[0]):
        raise SignatureError(
            "The signature is not that of this URL.", SIGNATURE, "Sign the whole URL, all parameters, once more."
        )
    return _seconds_left([value for name, value in pairs if name == EXPIRY])


def has_key(headers: Mapping[str, str], document: bytes) -> bool:
    """Whether a request with a body brings a key, in its header or, as QuickChart's do, in its JSON."""
    brought = headers.get(KEY_HEADER, "")
    if not brought and b'"key"' in document:
        try:
            brought = msgspec.json.decode(document, type=_Body).key
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            brought = ""
    known = _listed(_setting("API_KEYS"))
    return True in [hmac.compare_digest(brought.encode(errors="replace"), key.encode()) for key in known]


def saving_needs_key() -> bool:
    """Whether charts are saved for those with a key alone."""
    return bool(_listed(_setting("API_KEYS")))


class _Body(msgspec.Struct):
    """What of a body is looked at here."""

    key: str = ""


def _seconds_left(given: list[str]) -> int | None:
    if not given:
        return None
    if len(given) > 1 or not (given[0].isascii() and given[0].isdecimal() and len(given[0]) <= EXPIRY_DIGITS):
        raise SignatureError(f"{quoted(given[0])} is no time.", EXPIRY, "Seconds since 1970, once.")
    left = int(given[0]) - int(time.time())
    if left <= 0:
        when = datetime.fromtimestamp(int(given[0]), UTC)
        raise ExpiredError(f"This URL expired at {when:%Y-%m-%d %H:%M:%S} UTC.", EXPIRY, "A newly signed URL.")
    return left


def _is_ours(path: str, raw: str, given: str) -> bool:
    unsigned, brought = _unsigned(raw), given.encode(errors="replace")
    # Every key is tried, so that the time tells nothing of which of them was near.
    return True in [hmac.compare_digest(brought, _signature(path, unsigned, key).encode()) for key in _keys()]


def _is_of_account(pairs: tuple[tuple[str, str], ...], given: str) -> bool:
    """Whether it is QuickChart's: hex HMAC-SHA256 of the configuration, with the key of the account that is named.

    https://quickchart.io/documentation/usage/parameters/ and /documentation/signed-charts/
    """
    known = dict(reversed(pairs))
    chart = next((known[name] for name in CHART if name in known), None)
    key = _accounts().get(known.get(ACCOUNT, ""))
    if chart is None or key is None:
        return False
    right = hmac.new(key.encode(), chart.encode(errors="replace"), hashlib.sha256).hexdigest()
    return hmac.compare_digest(given.encode(errors="replace"), right.encode())


def _unsigned(raw: str) -> str:
    return "&".join(pair for pair in query.canonical(raw).split("&") if not pair.startswith(f"{SIGNATURE}="))


def _signature(path: str, unsigned: str, key: str) -> str:
    digest = hmac.new(key.encode(), f"{path}?{unsigned}".encode(errors="replace"), hashlib.sha256).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def _keys() -> list[str]:
    """The keys that sign, the newest first. Raises ValueError if there is none."""
    found = _listed(_setting("SIGNING_KEYS"))
    if not found:
        raise ValueError("SIGNING is required, and there are no keys")
    return found


def _accounts() -> dict[str, str]:
    """QuickChart's accounts: `id:key` each."""
    pairs = (entry.partition(":") for entry in _listed(_setting("QUICKCHART_ACCOUNTS")))
    return {account: key for account, _, key in pairs if account and key}


def _setting(name: str) -> str:
    """What the environment has under a name, or what it says where to fetch.

    `ssm:NAME` is a parameter of Systems Manager, `secretsmanager:ARN` a secret.
    """
    value = os.environ.get(name, "")
    service, _, place = value.partition(":")
    if service == "ssm":
        from aws_lambda_powertools.utilities.parameters import get_parameter

        return str(get_parameter(place, decrypt=True, max_age=KEY_SECONDS))
    if service == "secretsmanager":
        from aws_lambda_powertools.utilities.parameters import get_secret

        return str(get_secret(place, max_age=KEY_SECONDS))
    return value


def _listed(text: str) -> list[str]:
    return [entry.strip() for entry in text.replace("\n", ",").split(",") if entry.strip()]
