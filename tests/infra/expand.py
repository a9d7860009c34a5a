"""The template as CloudFormation gets it, SAM's resources expanded, as JSON.  .venv-sam/bin/python expand.py FILE"""

import json
import os
import sys
from pathlib import Path

from samcli.yamlhelper import yaml_parse
from samtranslator.translator.transform import transform


class NoManagedPolicies:
    """In place of an account to ask: we use none."""

    def load(self) -> dict[str, str]:
        """Names of managed policies and their addresses."""
        return {}


os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
document = yaml_parse(Path(sys.argv[1]).read_text("utf-8"))
document["Resources"]["ChartFunction"]["Properties"]["CodeUri"] = "s3://bucket/key"  # it takes no local folder
json.dump(transform(document, {}, NoManagedPolicies()), sys.stdout)
