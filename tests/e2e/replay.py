"""What one spelling of each query saves: a made trace through the CDN, keyed as we do and as the viewer wrote.

    python -m tests.e2e.replay [REQUESTS]

The trace: charts of a site, few of them seen often (Zipf's law), in pages and mails that write the same URL in several
ways. One place in three writes another spelling: mail programs encode commas and spaces, templates order parameters by
themselves, and links from campaigns carry tracking parameters that are new for each reader.
"""

import os
import random
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from tests.e2e.cdn import SECRET, running

CHARTS = 300
SPELLINGS = {"as it is": 0.66, "encoded": 0.10, "plus": 0.08, "reordered": 0.08, "tracked": 0.08}


def chart(dice: random.Random) -> list[tuple[str, str]]:
    """The parameters of a chart."""
    count = dice.randint(3, 8)
    return [
        ("type", dice.choice(("bar", "line", "area", "pie"))),
        ("labels", ",".join(f"Item {i + 1}" for i in range(count))),
        ("data", ",".join(str(dice.randint(1, 100)) for _ in range(count))),
        ("title", f"Report {dice.randint(1, 10**6)}"),
    ]


def spelled(pairs: list[tuple[str, str]], how: str, dice: random.Random) -> str:
    """A URL of the chart."""
    safe = "" if how == "encoded" else ","
    texts = [f"{name}={quote(value, safe=safe)}" for name, value in pairs]
    if how == "plus":
        texts = [text.replace("%20", "+") for text in texts]
    if how == "reordered":
        dice.shuffle(texts)
    if how == "tracked":
        texts.append(dice.choice((f"fbclid={dice.getrandbits(64):x}", f"utm_campaign=week-{dice.randint(1, 52)}")))
    return f"/chart.png?{'&'.join(texts)}"


def trace(count: int, seed: int = 1) -> list[str]:
    """So many requests."""
    dice = random.Random(seed)
    charts = [chart(dice) for _ in range(CHARTS)]
    weights = [1 / (rank + 1) for rank in range(CHARTS)]
    ways, shares = list(SPELLINGS), list(SPELLINGS.values())
    return [spelled(pairs, dice.choices(ways, shares)[0], dice) for pairs in dice.choices(charts, weights, k=count)]


def hit_ratio(urls: list[str], key: str) -> float:
    """The share of requests that the cache answered."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder), key) as cdn:
        for url in urls:
            answer = cdn.get(url)
            assert answer.status == 200, (url, answer)
        return 1 - len(cdn.origin.calls) / len(urls)


def main() -> None:
    """Print both."""
    os.environ["ORIGIN_SECRETS"] = SECRET
    os.environ.setdefault("POWERTOOLS_METRICS_DISABLED", "true")
    urls = trace(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    for name, key in (("canonical query", "$edge_query"), ("query as written", "$args")):
        ratio = hit_ratio(urls, key)
        print(f"{name:18} hits {100 * ratio:.1f} %, drawn {round((1 - ratio) * len(urls)):,} of {len(urls):,}")


if __name__ == "__main__":
    main()
