"""Hash-pinned requirements for Python 3.11 and later, with no address in them.  python -m tools.lock"""

import subprocess
import sys

LOCKS = {
    "functions/requirements.txt": ["pyproject.toml"],
    "requirements-dev.txt": ["pyproject.toml", "--group", "dev", "-c", "functions/requirements.txt"],
    "infra/requirements-sam.txt": ["infra/requirements-sam.in"],
    "infra/requirements-checkov.txt": ["infra/requirements-checkov.in"],
    "infra/requirements-ric.txt": ["infra/requirements-ric.in"],
}


def main() -> None:
    """Write each lock file anew."""
    for target, sources in LOCKS.items():
        subprocess.run(
            [sys.executable, "-m", "uv", "pip", "compile", "-q", *sources, "--generate-hashes", "--universal",
             "--python-version", "3.11", "--no-emit-index-url", "--no-header", "--no-annotate", "-o", target],
            check=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
