"""To come."""

from typing import Any

Tree = dict[str, Any]


def completed(tree: Tree, version: int, warnings: list[str]) -> Tree:
    return tree
