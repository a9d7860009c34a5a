"""Which build this is: a digest over everything that can change a picture."""

import hashlib
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent
DIGEST_FILE = "build_digest.txt"


@cache
def digest() -> str:
    """SHA-256, in hex, of our sources, fonts, themes and the lock; `make build` has written it into the package."""
    try:
        return (PACKAGE / DIGEST_FILE).read_text("ascii").strip()
    except FileNotFoundError:  # a checkout: the sources may change from one run to the next
        return computed_digest()


def computed_digest() -> str:
    """The same, computed from the files. Needs the checkout: the lock does not ship."""
    files = [PACKAGE.parent / "requirements.txt"]
    files += [path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    total = hashlib.sha256()
    for name, path in sorted((path.relative_to(PACKAGE.parent).as_posix(), path) for path in files):
        if path.name != DIGEST_FILE:
            # The name and the length keep two files from passing for one, or for each other.
            total.update(f"{name} {path.stat().st_size}\n".encode())
            total.update(path.read_bytes())
    return total.hexdigest()
