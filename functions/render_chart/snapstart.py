"""SnapStart: what is done before Lambda takes its snapshot of the process, and after each copy of it has started.

Everything that a first chart would wait for is done before. Nothing that only one process may have gets into the
snapshot: no socket, no credentials, no running child; chance begins anew in each copy.
https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-python.html
"""

import gc
import os
import pkgutil
import random
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from snapshot_restore_py import register_after_restore, register_before_snapshot

import render_chart
from render_chart import dialects, origin, query
from render_chart.render import FORMATS, render

Answering = Callable[[Mapping[str, Any], Any], dict[str, Any]]

CHILD = "render_chart.chartjs.sandbox.child"  # runs in a process of its own
CHART = "type=line&title=A+year&names=a,b&locale=de&x=2026-01-01,2026-07-01&data=1,2.5&data=2,1.5"
CONFIGS = (
    "{type:'bar',data:{labels:['a','b'],datasets:[{label:'c',data:[1,2]}]}}",  # a literal, and one with a function
    "{type:'line',data:{labels:['a','b'],datasets:[{data:[1,2]}]},options:{scales:{y:{ticks:{callback:v=>v+' %'}}}}}",
)
FETCHED = ("ssm:", "secretsmanager:")  # settings that say where to fetch: see signing.py


def register(answer: Answering) -> None:
    """Have Lambda call `warm` before its snapshot, and `renew` in each copy. `answer` is what the handler does."""
    register_before_snapshot(warm, answer)
    register_after_restore(renew)


def warm(answer: Answering) -> None:
    """Import all that there is, draw a chart in each format, and go once through a request.

    Whatever is raised here fails the deployment, which is better than a snapshot of something broken.
    """
    for module in pkgutil.walk_packages(render_chart.__path__, "render_chart."):
        if module.name != CHILD:
            import_module(module.name)
    for name in FORMATS:
        render(dialects.parse(query.pairs(CHART)), name)
    for config in CONFIGS:
        render(dialects.parse((("c", config), ("v", "4"))), "png")
    _import_services()
    status = answer(_health(), None)["statusCode"]
    if status != 200:
        raise RuntimeError(f"/health answers {status}")
    gc.collect()
    gc.freeze()


def renew() -> None:
    """Other random numbers than those of the other copies. botocore spreads its retries by them."""
    random.seed()


def _import_services() -> None:
    """Import what talks to AWS, where it will be needed, and say nothing to it.

    The client is thrown away: one that is kept would keep its credentials, and in time its sockets.
    """
    if os.environ.get("SAVED_CHARTS", "").startswith("s3://"):
        import boto3

        boto3.Session(aws_access_key_id="none", aws_secret_access_key="none").client("s3")  # noqa: S106
    if any(setting.startswith(FETCHED) for setting in os.environ.values()):
        import_module("aws_lambda_powertools.utilities.parameters")


def _health() -> dict[str, Any]:
    """What API Gateway would make of a GET of /health that came through our CDN."""
    secret = os.environ.get("ORIGIN_SECRETS", "").partition(",")[0].strip()  # the newest
    return {
        "rawPath": "/health",
        "rawQueryString": "",
        "headers": {"host": "localhost", origin.SECRET_HEADER: secret},
        "requestContext": {"stage": "$default", "http": {"method": "GET", "path": "/health"}},
        "isBase64Encoded": False,
    }
