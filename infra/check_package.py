"""Whether a Lambda package is fit to ship; prints its size.  python check_package.py FOLDER"""

import sys
from pathlib import Path

LIMIT_MB = 140  # unzipped; Lambda takes 250, and a cold start loads what is there
REPOSITORY = Path(__file__).parents[1]


def faults(folder: Path) -> list[str]:
    """What is wrong with the package in `folder`, one sentence each."""
    found = []
    files = [path for path in folder.rglob("*") if path.is_file()]
    size_mb = sum(path.stat().st_size for path in files) / 1e6
    print(f"{folder}: {size_mb:.1f} MB in {len(files)} files")
    if size_mb >= LIMIT_MB:
        found.append(f"{size_mb:.1f} MB are too many: {LIMIT_MB} are allowed.")
    digest = folder / "render_chart" / "build_digest.txt"
    if not digest.is_file() or len(digest.read_text().strip()) != 64:
        found.append("render_chart/build_digest.txt holds no digest.")
    # The paths of this machine would tell who built it, and make two builds of one source differ.
    ours = [str(path).encode() for path in (REPOSITORY, Path.home(), Path(sys.prefix), folder) if len(path.parts) > 2]
    for path in files:
        content = path.read_bytes()
        found += [f"{path} holds {where.decode()}." for where in ours if where in content]
        compiled = path.parent / "__pycache__" / f"{path.stem}.cpython-313.pyc"
        if path.suffix == ".py" and not compiled.is_file():
            found.append(f"{path} is not compiled.")
    return found


if __name__ == "__main__":
    sys.exit("\n".join(faults(Path(sys.argv[1]).resolve())) or None)
