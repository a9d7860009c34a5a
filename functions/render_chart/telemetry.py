"""What is written down: one metric line for a request, one log line for a failure of ours; never what callers sent.

LOG_REQUESTS=1 adds the URL and the exception's own words, for a while and on the owner's word.
"""

import hashlib
import os
import traceback
from pathlib import PurePath

import msgspec
from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.metrics.functions import is_metrics_disabled

from render_chart import origin
from render_chart.request import Request

SERVICE = os.environ.get("POWERTOOLS_SERVICE_NAME", "plotlink")
NAMESPACE = os.environ.get("POWERTOOLS_METRICS_NAMESPACE", "Plotlink")

# What a request came to, by the first digit of its status.
OUTCOMES = {2: "Answered", 3: "NotModified", 4: "Refused", 5: "Failed"}

COUNT, MILLISECONDS = MetricUnit.Count.value, MetricUnit.Milliseconds.value

logger = Logger(service=SERVICE, utc=True)
metrics = Metrics(namespace=NAMESPACE, service=SERVICE)


def note(**facts: str | float) -> None:
    """Put facts into the request's metric line: they can be searched for, and are no metrics."""
    metrics.metadata_set.update(facts)  # as add_metadata does for each, with a line for debuggers at each


def write_metrics(status: int, milliseconds: float) -> None:
    """Print the request's metric line (CloudWatch's embedded metric format)."""
    # as add_metric does for each, with a line for debuggers and a look at each name and unit
    metrics.metric_set[OUTCOMES[status // 100]] = {"Unit": COUNT, "Value": [1.0]}
    metrics.metric_set["Duration"] = {"Unit": MILLISECONDS, "Value": [round(milliseconds, 3)]}
    note(status=status)
    if not is_metrics_disabled():
        # as flush_metrics does, whose JSON takes ten times as long to write
        print(msgspec.json.encode(metrics.serialize_metric_set()).decode())  # noqa: T201  how metrics leave a Lambda
    metrics.clear_metrics()


def log_request(asked: Request) -> None:
    """Print the URL, if the owner wants that."""
    if _may_tell():
        logger.info("request", extra={"method": asked.method, "url": _url(asked)})


def log_failure(error: Exception, asked: Request, fingerprint: str) -> None:
    """Print what kind of exception came from where, and which chart it was without saying what is in it."""
    frames = [f"{PurePath(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    told = {"url": _url(asked), "words": str(error)} if _may_tell() else {}
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    logger.error(
        "failed", extra={"exception": kind, "frames": frames, "spec": fingerprint or _request_hash(asked), **told}
    )


def _may_tell() -> bool:
    return os.environ.get("LOG_REQUESTS") == "1"


def _url(asked: Request) -> str:
    return f"{origin.public_url(asked.headers)}{asked.path}?{asked.query}"


def _request_hash(asked: Request) -> str:
    """Stands for the spec where there is none yet."""
    return hashlib.sha256(f"{asked.query}\n{asked.raw_body}".encode(errors="replace")).hexdigest()[:24]
