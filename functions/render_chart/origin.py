"""Who stands in front of us: the secret that only our CDN knows, and the host that the viewer asked."""

import os
from collections.abc import Mapping
from hmac import compare_digest

SECRET_HEADER = "x-origin-secret"  # noqa: S105  a header's name
HOST_HEADER = "x-plotlink-host"


def admits(headers: Mapping[str, str]) -> bool:
    """Whether a request may come in: no secret is set, or it brings one of them."""
    return not _secrets() or _knows_a_secret(headers)


def public_url(headers: Mapping[str, str]) -> str:
    """The address that viewers use, without a slash at its end: `https://charts.example.com`."""
    if configured := os.environ.get("PUBLIC_URL"):
        return configured.rstrip("/")
    # Anybody can send us the CDN's header; only the CDN can send the secret beside it.
    host = headers.get(HOST_HEADER) if _knows_a_secret(headers) else None
    return f"https://{host or headers.get('host', 'localhost')}"


def _secrets() -> list[bytes]:
    """The accepted secrets: the new one and, while they are being changed, the old one."""
    return [secret.strip().encode() for secret in os.environ.get("ORIGIN_SECRETS", "").split(",") if secret.strip()]


def _knows_a_secret(headers: Mapping[str, str]) -> bool:
    brought = headers.get(SECRET_HEADER, "").encode(errors="replace")
    # Every secret is compared, so that the time tells nothing of which of them was near.
    return True in [compare_digest(brought, secret) for secret in _secrets()]
