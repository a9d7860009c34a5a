"""A digest of every example in every format, as JSON.  python -m tests.digests [backwards]"""

import hashlib
import json
import sys

from render_chart.render import FORMATS, render
from tests.drawing import example_specs


def digests(backwards: bool = False) -> dict[str, str]:
    """SHA-256 by name and format.

    backwards : draw them in the opposite order, so that each comes after other charts
    """
    wanted = [(name, format_) for name in example_specs() for format_ in FORMATS]
    found = {
        f"{name}.{format_}": hashlib.sha256(render(example_specs()[name], format_)[0]).hexdigest()
        for name, format_ in (reversed(wanted) if backwards else wanted)
    }
    return dict(sorted(found.items()))


if __name__ == "__main__":
    json.dump(digests("backwards" in sys.argv), sys.stdout)
