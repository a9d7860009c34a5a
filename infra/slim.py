"""A Lambda package without what no chart needs.  python slim.py FOLDER

Patterns are as pathlib's. What goes was tried: PNG, SVG, PDF and WebP come out the same (tests/infra/test_emulator.py
asks the package for each). Shared libraries lose what is never loaded: see elf.py. What packages gather and no chart
needs is imported no more: see lazy.py.
"""

import shutil
import sys
from pathlib import Path

from elf import slimmed
from lazy import when_asked

DROPPED = (
    "bin",  # scripts, with the build host's Python in their first line
    "share",  # manual pages
    "**/__pycache__",  # byte-code of the checkout; it is compiled afresh
    "**/tests",
    "**/*.pyi", "**/*.pxd", "**/*.pyx", "**/*.c", "**/*.h", "**/*.a",  # for compilers and type checkers
    "*.dist-info/RECORD", "*.dist-info/direct_url.json", "*.dist-info/INSTALLER", "*.dist-info/REQUESTED",  # pip's own
    # matplotlib: windows, samples, its build of documents, and all fonts but the two it starts with (ours are opened
    # by path)
    "matplotlib/backends/web_backend", "matplotlib/backends/qt_editor", "matplotlib/backends/backend_gtk*",
    "matplotlib/backends/backend_qt*", "matplotlib/backends/backend_tk*", "matplotlib/backends/backend_wx*",
    "matplotlib/backends/backend_web*", "matplotlib/backends/backend_macosx.py", "matplotlib/backends/backend_nbagg.py",
    "matplotlib/backends/_backend_gtk.py", "matplotlib/backends/_backend_tk.py", "matplotlib/backends/_tkagg*.so",
    "matplotlib/backends/_macosx*.so", "matplotlib/backends/qt_compat.py",
    "matplotlib/mpl-data/sample_data", "matplotlib/mpl-data/images", "matplotlib/mpl-data/plot_directive",
    "matplotlib/sphinxext", "matplotlib/testing", "pylab.py",
    "matplotlib/mpl-data/fonts/afm", "matplotlib/mpl-data/fonts/pdfcorefonts",
    "matplotlib/mpl-data/fonts/ttf/cm*",
    "matplotlib/mpl-data/fonts/ttf/DejaVuSerif*", "matplotlib/mpl-data/fonts/ttf/DejaVuSansMono*",
    "matplotlib/mpl-data/fonts/ttf/DejaVuSans*Oblique.ttf", "matplotlib/mpl-data/fonts/ttf/DejaVuSansDisplay.ttf",
    # numpy: building against it, its own tests
    "numpy/f2py", "numpy/distutils", "numpy/_pyinstaller", "numpy/conftest.py", "numpy/_core/include",
    "numpy/_core/lib", "numpy/_core/_*tests*.so", "numpy/_core/_simd*.so", "numpy/random/lib", "numpy/random/_examples",
    # Pillow writes WebP for us and nothing else: no AVIF, no text, no colour management, no windows
    "PIL/_avif*.so", "pillow.libs/libavif*", "PIL/_imagingft*.so", "pillow.libs/libfreetype*", "pillow.libs/libpng*",
    "pillow.libs/libbrotli*", "pillow.libs/libharfbuzz*", "PIL/_imagingcms*.so", "pillow.libs/liblcms*",
    "PIL/_imagingtk*.so",
    # Powertools: what reads other events, talks to other services, or draws pages of documentation
    *(
        f"aws_lambda_powertools/utilities/{name}"
        for name in (
            "batch", "data_masking", "feature_flags", "idempotency", "kafka", "parser", "streaming",
            "validation",
        )
    ),
    "aws_lambda_powertools/event_handler/openapi/swagger_ui/*.js",
    "aws_lambda_powertools/event_handler/openapi/swagger_ui/*.css",
    # babel: message catalogues and their tools; its locales are chosen below
    "babel/messages",
    # fontTools: matplotlib's PDF renderer imports it; that takes none of these, and each .so has a .py of its own
    "fontTools/**/*.so",
    "fontTools/ufoLib", "fontTools/voltLib", "fontTools/mtiLib", "fontTools/merge", "fontTools/svgLib",
    "fontTools/qu2cu", "fontTools/varLib/instancer", "fontTools/varLib/interpolatable*",
)  # fmt: skip

GATHERING = (
    "aws_lambda_powertools/event_handler/__init__.py",
    "aws_lambda_powertools/utilities/data_classes/__init__.py",
)


def other_locales(folder: Path) -> list[Path]:
    """babel's data of the locales that charts do not know, and that those they know do not build upon."""
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(folder))
    from render_chart.plot.formats.locales import LOCALES

    # https://www.unicode.org/reports/tr35/#Parent_Locales: of en-GB, en-IN and en-ZA, and of es-MX
    kept = {"root", "en_001", "es_419", *(name.replace("-", "_") for name in LOCALES)}
    return [path for path in (folder / "babel/locale-data").glob("*.dat") if path.stem not in kept]


def main(folder: Path) -> None:
    """Delete from `folder` what no chart needs, symbols of libraries too, and put off imports of `GATHERING`."""
    for path in other_locales(folder):
        path.unlink()
    for pattern in DROPPED:
        for path in list(folder.glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    for name in GATHERING:
        (folder / name).write_text(when_asked((folder / name).read_text("utf-8")), "utf-8")
    for path in folder.rglob("*.so*"):
        path.write_bytes(slimmed(path.read_bytes()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
