#!/bin/bash
# The answer of the package in Docker to one event, told and kept.  sam_local.sh TEMPLATE ARCHITECTURE EVENT
# Under `lambda_docker.sh with`, which finds an engine or starts one.
set -euo pipefail
cd "$(dirname "$0")/.."

template=$1 architecture=$2 event=$3
# No CDN stands in front, hence no secret. With keys set, even made-up ones, SAM would ask AWS who we are.
echo '{"ChartFunction": {"ORIGIN_SECRETS": ""}}' > build/sam-local-variables.json
env -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY sam local invoke ChartFunction --template "$template" \
  --parameter-overrides "Architecture=$architecture" --env-vars build/sam-local-variables.json --event "$event" \
  ${LAMBDA_IMAGE:+--skip-pull-image --invoke-image "$LAMBDA_IMAGE"} > build/sam-local.json
python - build/sam-local.json << 'END'
import base64
import json
import sys
from pathlib import Path

answer = json.loads(Path(sys.argv[1]).read_text().strip().splitlines()[-1])
kind = next(value for name, value in answer["headers"].items() if name.lower() == "content-type")
body = base64.b64decode(answer["body"]) if answer["isBase64Encoded"] else answer["body"].encode()
picture = Path(sys.argv[1]).with_suffix("." + kind.partition(";")[0].partition("/")[2].partition("+")[0])
picture.write_bytes(body)
print(f"{answer['statusCode']} {kind}, {len(body)} bytes: {picture}")
END
