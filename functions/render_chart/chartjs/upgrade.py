"""To come."""

from typing import Any

Tree = dict[str, Any]


def upgraded(tree: Tree, version: int, warnings: list[str]) -> Tree:
    return tree
