"""The names of options that the engine for Chart.js reads, taken from its sources.  python -m tools.known

What a config asks for under other names is not drawn, and told among the warnings (chartjs/known.py).
"""

import ast
import json
import re
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "functions" / "render_chart" / "chartjs"
TABLE = PACKAGE / "known.json"
NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9]*")


def names() -> list[str]:
    """Every text in the sources that could be the name of an option: few too many do no harm."""
    found = set()
    for file in PACKAGE.rglob("*.py"):
        if file.name == "known.py" or "sandbox" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.fullmatch(node.value):
                found.add(node.value)
            elif isinstance(node, ast.keyword) and node.arg:  # defaults that are written as dict(borderWidth=3)
                found.add(node.arg)
    return sorted(found)


def text() -> str:
    """The table."""
    return json.dumps(names(), indent=0, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    TABLE.write_text(text(), "utf-8")
