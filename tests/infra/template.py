"""infra/template.yaml as Python values, `!Ref x` as {"Ref": "x"} and so on."""

from functools import cache
from pathlib import Path

import yaml

TEMPLATE = Path(__file__).parents[2] / "infra" / "template.yaml"


class _Loader(yaml.SafeLoader):
    """SafeLoader that knows CloudFormation's short forms."""


def _intrinsic(loader: _Loader, suffix: str, node: yaml.Node) -> dict[str, object]:
    construct = {
        yaml.ScalarNode: loader.construct_scalar,
        yaml.SequenceNode: lambda node: loader.construct_sequence(node, deep=True),
        yaml.MappingNode: lambda node: loader.construct_mapping(node, deep=True),
    }[type(node)]
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": construct(node)}


_Loader.add_multi_constructor("!", _intrinsic)


@cache
def template() -> dict:
    """The whole template."""
    return yaml.load(TEMPLATE.read_text("utf-8"), _Loader)


def properties(resource: str) -> dict:
    """The properties of one of its resources."""
    return template()["Resources"][resource]["Properties"]


def edge_code() -> str:
    """The edge function's source."""
    return properties("CanonicalQuery")["FunctionCode"]
