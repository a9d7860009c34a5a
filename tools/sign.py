"""Sign a URL.  python -m tools.sign 'https://charts.example.com/chart.png?type=bar&data=3,5,2' --days 30

The key is the first of SIGNING_KEYS in the environment, or the first line that comes in.
"""

import argparse
import os
import sys
import time
from urllib.parse import unquote, urlsplit, urlunsplit

from render_chart import query, signing

DAY = 86_400


def signed(url: str, key: str, expires: int | None = None) -> str:
    """The URL with its signature. Raises ValueError if it has one already."""
    parts = urlsplit(url)
    if any(name in signing.ADDED for name, _ in query.pairs(parts.query)):
        raise ValueError("the URL has a sig or an exp already")
    signature = signing.sign(unquote(parts.path), parts.query, key, expires)
    return urlunsplit(parts._replace(query=signature, fragment=""))


def main() -> int:
    """Print the signed URL."""
    parser = argparse.ArgumentParser(description="sign the URL of a chart")
    parser.add_argument("url")
    parser.add_argument("--days", type=float, help="after which it expires; without it never")
    asked = parser.parse_args()
    key = os.environ.get("SIGNING_KEYS", "").split(",")[0].strip() or sys.stdin.readline().strip()
    if not key:
        print("There is no key: set SIGNING_KEYS, or pipe it in.", file=sys.stderr)
        return 2
    expires = None if asked.days is None else int(time.time() + asked.days * DAY)
    try:
        print(signed(asked.url, key, expires))
    except ValueError as error:
        print(f"{asked.url}: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
