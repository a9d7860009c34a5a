"""events/*.json, an API Gateway event for each line of events/index.toml.  python -m tools.events"""

import json
import re
import sys
import tomllib
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct, convert

from tools.v2_event import API, Event, v2_event

EVENTS = Path(__file__).parent.parent / "events"
INDEX, HARD = EVENTS / "index.toml", EVENTS / "hard.toml"  # the second one is for the gallery alone
HOST = f"{API}.execute-api.us-east-1.amazonaws.com"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

# What a browser leaves as it is in an address; it percent-encodes spaces, quotes, angle brackets and all but ASCII.
# https://url.spec.whatwg.org/#query-percent-encode-set
_AS_TYPED = "!#$%&'()*+,-./:;=?@[\\]^_`{|}~"


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A line of the index.

    shows : what it is an example of
    url : the address as one types it
    body, type : what is POSTed, and its media type; no body means GET
    status : what the answer's status should be
    """

    shows: str
    url: str
    body: str = ""
    type: str = ""
    status: int = 200

    @property
    def method(self) -> str:
        """GET, or POST where there is a body."""
        return "POST" if self.body else "GET"

    @property
    def target(self) -> str:
        """Path and query as a browser sends them."""
        return as_sent(self.url)

    @property
    def written(self) -> str:
        """The request as one types it."""
        return f"POST {self.url}\n{self.body}" if self.body else self.url

    def event(self) -> Event:
        """The event that brings the example to the handler."""
        headers = {"accept": "*/*", "host": HOST, "user-agent": BROWSER, "x-forwarded-proto": "https"}
        if self.body:
            body = self.body.encode()
            return v2_event(
                "POST", self.target, headers | {"content-length": str(len(body)), "content-type": self.type}, body
            )
        return v2_event("GET", self.target, headers)


def anchor(title: str) -> str:
    """What the link to a chapter is called."""
    return title.lower().replace(" ", "-")


def chapters(index: Path = INDEX) -> dict[str, dict[str, Example]]:
    """The examples by chapter and name, in the order of the index."""
    return convert(tomllib.loads(index.read_text("utf-8")), dict[str, dict[str, Example]])


def examples(index: Path = INDEX) -> dict[str, Example]:
    """The examples by name, in the order of the index."""
    return {name: example for chapter in chapters(index).values() for name, example in chapter.items()}


def as_sent(url: str) -> str:
    """`url` as a browser sends it, a `%` that escapes nothing written as `%25`."""
    return quote(re.sub("%(?![0-9A-Fa-f]{2})", "%25", url), safe=_AS_TYPED)


def files() -> dict[str, str]:
    """What the folder should hold: file names and their text."""
    return {
        f"{name}.json": json.dumps(example.event(), ensure_ascii=False, indent=2) + "\n"
        for name, example in examples().items()
    }


def main() -> int:
    """Write the events and remove those whose example is gone."""
    wanted = files()
    for path in EVENTS.glob("*.json"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (EVENTS / name).write_text(text, "utf-8")
    print(f"{len(wanted)} events in {EVENTS.name}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
