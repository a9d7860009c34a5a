"""The shipped fonts, cut from pinned packages.  python -m tools.build_fonts [CACHE]

Needed once in a blue moon (a new font release, another script): what it makes is committed, byte for byte reproducible
with the fontTools of the lock file. Sources are npm packages and one Debian package, brought by `npm` and `apt-get`;
`sources.lock.json` beside the fonts pins their hashes, and a package that differs is refused.
"""

import base64
import hashlib
import io
import json
import lzma
import subprocess
import sys
import tarfile
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "functions" / "render_chart" / "fonts"
LOCK = FONTS / "sources.lock.json"
LICENCE = FONTS / "OFL.txt"
STYLES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
NPM_SCOPE = "@expo-google-fonts/"
CJK_PACKAGE = "fonts-noto-cjk"
CJK_COLLECTION = "./usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
CJK = FONTS / "NotoSansCJK-400.otf"
CJK_SIMPLIFIED = 2  # the face whose default forms are those of mainland China

# What every cut keeps, so that a number or a joiner inside a foreign word does not break its run.
COMMON = {0x20, 0xA0, 0x2D, 0x25CC, *range(0x200B, 0x2010), 0x2060, *range(0x30, 0x3A)}
# What the fall-back fonts give up, since Inter has it.
LATIN = {*range(0x20, 0x250), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070), *range(0x20A0, 0x20D0)} - COMMON
ALL_FEATURES = ("*",)
INTER_FEATURES = (
    "ccmp", "locl", "mark", "mkmk", "kern", "calt", "liga", "rlig", "tnum", "zero", "case", "frac", "sups", "subs",
)  # fmt: skip
TEXT_FEATURES = ("ccmp", "locl", "mark", "mkmk", "kern", "tnum")  # no ligatures: letters are kept pair by pair
DROPPED_TABLES = ("DSIG", "STAT", "meta", "vhea", "vmtx", "VORG", "BASE")
KEPT_NAMES = (0, 1, 2, 4, 5, 6, 13, 14)  # copyright, names, version and licence

# Noto Emoji has the pictographs; arrows, enclosed and geometric characters are what Symbols 2 is for.
SYMBOLS_2 = {*range(0x2190, 0x2C00), *range(0x1F100, 0x1F200), *range(0x1F780, 0x1F900), *range(0x4DC0, 0x4E00)}

# Latin with its extensions, Greek, Cyrillic, Vietnamese; punctuation, currencies, letterlike and mathematical signs.
READ_WIDELY = {
    *range(0x20, 0x250), *range(0x2B0, 0x530), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070), *range(0x20A0, 0x20D0),
    *range(0x2070, 0x20A0), *range(0x2100, 0x2200), *range(0x2200, 0x2270),
}  # fmt: skip


class Cut(NamedTuple):
    """One font of the library that comes from npm.

    name : what it must be called where its own name is reserved: a cut is another font then, says the licence
    """

    family: str  # the file's name without weight
    package: str
    weights: tuple[int, ...] = (400,)
    keep: Collection[int] | None = None  # None: every character of the source
    drop: Collection[int] = LATIN
    features: tuple[str, ...] = ALL_FEATURES
    original: str = ""  # the family in the npm package, where that is another
    name: str = ""

    def characters(self, own: set[int]) -> set[int]:
        """Those that are kept of the source's own."""
        return (own if self.keep is None else own & {*self.keep, *COMMON}) - set(self.drop)


BOTH = (400, 600)  # scripts of many readers have a true semibold; the others are emboldened while drawing
CUTS = (
    Cut("Inter", "inter", BOTH, drop=(), features=INTER_FEATURES),
    Cut("NotoSansArabic", "noto-sans-arabic", BOTH),
    Cut("NotoSansHebrew", "noto-sans-hebrew", BOTH),
    Cut("NotoSansDevanagari", "noto-sans-devanagari", BOTH),
    Cut("NotoSansBengali", "noto-sans-bengali", BOTH),
    Cut("NotoSansTamil", "noto-sans-tamil", BOTH),
    Cut("NotoSansThai", "noto-sans-thai", BOTH),
    Cut("NotoSansTelugu", "noto-sans-telugu"),
    Cut("NotoSansKannada", "noto-sans-kannada"),
    Cut("NotoSansMalayalam", "noto-sans-malayalam"),
    Cut("NotoSansGujarati", "noto-sans-gujarati"),
    Cut("NotoSansGurmukhi", "noto-sans-gurmukhi"),
    Cut("NotoSansKhmer", "noto-sans-khmer"),
    Cut("NotoSansLao", "noto-sans-lao"),
    Cut("NotoSansMyanmar", "noto-sans-myanmar"),
    Cut("NotoSansSinhala", "noto-sans-sinhala"),
    Cut("NotoSansGeorgian", "noto-sans-georgian"),
    Cut("NotoSansArmenian", "noto-sans-armenian"),
    Cut("NotoSansEthiopic", "noto-sans-ethiopic"),
    Cut("NotoSansMath", "noto-sans-math", features=("ccmp", "mark", "mkmk", "kern")),
    Cut("NotoSansSymbols", "noto-sans-symbols"),
    Cut("NotoSansSymbols2", "noto-sans-symbols-2", keep=SYMBOLS_2, drop=()),
    Cut("NotoEmoji", "noto-emoji", drop=()),
    Cut(
        "PlotlinkSerif",
        "source-serif-4",
        BOTH,
        keep=READ_WIDELY,
        drop=(),
        features=TEXT_FEATURES,
        original="SourceSerif4",
        name="Plotlink Serif",
    ),
    Cut("SpaceMono", "space-mono", (400, 700), keep=READ_WIDELY, drop=(), features=TEXT_FEATURES),
    Cut("Arimo", "arimo", (400, 700), keep=READ_WIDELY, drop=(), features=TEXT_FEATURES),
)


class Sources:
    """Pinned packages, fetched into `cache` when they are not there yet."""

    def __init__(self, cache: Path) -> None:
        cache.mkdir(parents=True, exist_ok=True)
        self.cache = cache
        self.pins: dict[str, str] = json.loads(LOCK.read_text())

    def npm(self, package: str) -> tarfile.TarFile:
        """The package's files, below `package/`."""
        release = next(pin for pin in self.pins if pin.startswith(f"{NPM_SCOPE}{package}@"))
        name, version = release[1:].split("@")
        archive = self.cache / f"{name.replace('/', '-')}-{version}.tgz"
        if not archive.exists():
            subprocess.run(["npm", "pack", "--silent", release], cwd=self.cache, check=True, stdout=subprocess.DEVNULL)
        return tarfile.open(fileobj=io.BytesIO(self.checked(release, archive.read_bytes())))

    def deb(self, package: str) -> tarfile.TarFile:
        """The package's files, below `./`."""
        release = next(pin for pin in self.pins if pin.startswith(f"{package}="))
        if not (found := list(self.cache.glob(f"{package}_*.deb"))):
            subprocess.run(["apt-get", "download", release], cwd=self.cache, check=True, stdout=subprocess.DEVNULL)
            found = list(self.cache.glob(f"{package}_*.deb"))
        members = dict(ar_members(self.checked(release, found[0].read_bytes())))
        return tarfile.open(fileobj=io.BytesIO(lzma.decompress(members["data.tar.xz"])))

    def checked(self, release: str, data: bytes) -> bytes:
        """`data`, if its hash is the pinned one."""
        algorithm = self.pins[release].split("-")[0]
        digest = hashlib.new(algorithm, data)
        text = base64.b64encode(digest.digest()).decode() if algorithm == "sha512" else digest.hexdigest()
        if f"{algorithm}-{text}" != self.pins[release]:
            raise SystemExit(f"{release} is {algorithm}-{text}, not the pinned {self.pins[release]}")
        return data


def ar_members(archive: bytes) -> Iterable[tuple[str, bytes]]:
    """Name and content of each file in an `ar` archive, which is what a .deb is."""
    position = len("!<arch>\n")
    while position < len(archive):
        header, position = archive[position : position + 60], position + 60
        size = int(header[48:58])
        yield header[:16].decode().strip().rstrip("/"), archive[position : position + size]
        position += size + size % 2


def member(archive: tarfile.TarFile, name: str) -> bytes:
    """The content of one file."""
    file = archive.extractfile(name)
    if file is None:
        raise SystemExit(f"{name} is not a file")
    return file.read()


def cut(
    source: bytes,
    target: Path,
    characters: Callable[[set[int]], set[int]],
    features: tuple[str, ...],
    number: int = 0,
    prepare: Callable[[TTFont], None] = lambda font: None,
) -> None:
    """Write `target`: the font with `characters` of its own set alone, and no hinting."""
    options = subset.Options()
    options.layout_features = list(features)
    options.hinting = False  # we draw unhinted
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = list(KEPT_NAMES)
    options.font_number = number
    options.drop_tables += DROPPED_TABLES
    font = subset.load_font(io.BytesIO(source), options)
    prepare(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters(set(font.getBestCmap())))
    subsetter.subset(font)
    font["head"].modified = font["head"].created  # else the time of the build would be in it
    subset.save_font(font, str(target), options)
    print(f"{target.stat().st_size / 1e3:7.0f} kB  {target.name}", flush=True)


def renamed(name: str) -> Callable[[TTFont], None]:
    """What gives a font another name; its copyright and its licence stay."""

    def rename(font: TTFont) -> None:
        style = font["name"].getDebugName(4).rpartition(" ")[2]
        names = {1: f"{name} {style}", 4: f"{name} {style}", 6: f"{name.replace(' ', '')}-{style}"}
        for record in font["name"].names:
            if record.nameID in names:
                record.string = names[record.nameID]

    return rename


# The pan-CJK font: the characters of the national standards, with regional forms where a character is of the region.


def of_codec(codec: str) -> set[int]:
    """The East Asian characters of a double-byte encoding."""
    found = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                character = bytes((lead, trail)).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(character) == 1 and ord(character) >= 0x2E80:
                found.add(ord(character))
    return found


def cjk_characters() -> set[int]:
    """Everything of GB 2312, Big5, JIS X 0208 and KS X 1001, all Hangul, all common Han, punctuation and full width."""
    standards = set().union(*map(of_codec, ("gb2312", "big5", "euc_jp", "euc_kr")))
    return standards | {*range(0x3000, 0x3400), *range(0x4E00, 0xA000), *range(0xAC00, 0xD7A4), *range(0xFF00, 0xFFF0)}


def prune_regional_forms(font: TTFont) -> None:
    """Take out of `locl` each form whose character is not in its region's standard: a third of the file."""
    standards = {"JAN": of_codec("euc_jp"), "KOR": of_codec("euc_kr"), "ZHT": of_codec("big5")}
    character_of = {glyph: character for character, glyph in font.getBestCmap().items()}
    table = font["GSUB"].table
    languages: dict[int, set[str]] = {}  # of each lookup that serves locl
    for script in table.ScriptList.ScriptRecord:
        for record in script.Script.LangSysRecord:
            for index in record.LangSys.FeatureIndex:
                feature = table.FeatureList.FeatureRecord[index]
                if feature.FeatureTag == "locl":
                    for lookup in feature.Feature.LookupListIndex:
                        languages.setdefault(lookup, set()).add(record.LangSysTag.strip())
    for lookup, tags in languages.items():
        wanted = set().union(*(standards.get(tag, set()) for tag in tags))
        for subtable in table.LookupList.Lookup[lookup].SubTable:
            inner = getattr(subtable, "ExtSubTable", subtable)
            if hasattr(inner, "mapping"):
                inner.mapping = {a: b for a, b in inner.mapping.items() if character_of.get(a) in wanted}


def licence(texts: Iterable[str]) -> str:
    """The copyright lines of all fonts, then the Open Font License that they share."""
    notices: dict[str, None] = {}
    body = ""
    for text in texts:
        notice, _, rest = text.replace("\r\n", "\n").partition("This Font Software is licensed under")
        notices.update(dict.fromkeys(filter(None, (" ".join(line.split()) for line in notice.splitlines()))))
        body = body or "This Font Software is licensed under" + rest
    return "\n".join(notices) + "\n\n" + "\n".join(line.rstrip() for line in body.splitlines()).strip() + "\n"


def build(font: Cut, files: tarfile.TarFile) -> None:
    """Write every weight of a font from npm."""
    for weight in font.weights:
        style = STYLES[weight]
        source = member(files, f"package/{weight}{style}/{font.original or font.family}_{weight}{style}.ttf")
        target = FONTS / f"{font.family}-{weight}.ttf"
        if font.name:
            cut(source, target, font.characters, font.features, prepare=renamed(font.name))
        else:
            cut(source, target, font.characters, font.features)


def main() -> None:
    """Write every font and the licence."""
    sources = Sources(Path(sys.argv[1] if len(sys.argv) > 1 else "build/fonts").resolve())
    licences = []
    for font in CUTS:
        files = sources.npm(font.package)
        licences.append(member(files, "package/LICENSE_FONT").decode())
        build(font, files)
        if font.name:  # the font itself tells which name is reserved
            licences.append(TTFont(FONTS / f"{font.family}-{font.weights[0]}.ttf")["name"].getDebugName(0))
    files = sources.deb(CJK_PACKAGE)
    wanted = cjk_characters() | COMMON
    cut(
        member(files, CJK_COLLECTION), CJK, lambda own: own & wanted, ("locl", "ccmp"),
        CJK_SIMPLIFIED, prune_regional_forms,
    )  # fmt: skip
    licences.append(TTFont(CJK)["name"].getDebugName(0))  # the package tells the licence, the font whose it is
    LICENCE.write_text(licence(licences))


if __name__ == "__main__":
    main()
