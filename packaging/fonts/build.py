"""Make resources/fonts from the packages pinned in fonts.toml: fetch, subset, rename, write the manifest.

Run ``.venv/bin/python packaging/fonts/build.py``. The same packages and the same fontTools give the
same bytes. Needs npm and apt-get (Debian) and the dev extra; nothing of it is needed at run time.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fontTools
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

HERE = Path(__file__).parent
TARGET = HERE.parent.parent / "resources" / "fonts"
CHAIN_HEAD = "xf-serif.ttf"
"""The file every fallback chain goes through; what it draws, no later file repeats."""

DROPPED_TABLES = ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "STAT", "gasp", "FFTM"]

UYGHUR = "ئاەبپتجچخدرزژسشغفقكگڭلمنوۇۆۈۋېىيھ،؛؟«»%()-–—.:!/ "
"""The Uyghur alphabet (维吾尔文) and its signs; digits are ASCII."""

LONG_CMAP = 12

KEPT_NAMES = (0, 5, 7, 13, 14)
"""Copyright, version, trademark, licence and its address stay as their makers wrote them."""

Source = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """One shipped file: what it is called and what it is cut from."""

    file: str
    family: str
    style: str
    source: str
    path: str
    letters: str

    @property
    def full_name(self) -> str:
        """Name as shown to people; the regular style is not named."""
        return self.family if self.style == "Regular" else f"{self.family} {self.style}"

    @property
    def postscript_name(self) -> str:
        """Unique for each file: reportlab takes two files of one name for the same font."""
        return f"{self.family.replace(' ', '')}-{self.style}"


def core_letters() -> set[int]:
    """通用规范汉字 8105, all of GB2312, and the letters and signs that forms are made of."""
    lines = (HERE / "tgh8105.txt").read_text(encoding="utf-8").splitlines()
    letters = {ord(char) for line in lines if not line.startswith("#") for char in line}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            letters.update(map(ord, bytes((row, cell)).decode("gb2312", "ignore")))
    blocks = (
        (0x20, 0x7F),
        (0xA0, 0x180),  # Latin-1, Latin Extended-A
        (0x2010, 0x2060),  # general punctuation
        (0x20A0, 0x20C0),  # currency
        (0x2100, 0x2150),  # ℃ №
        (0x2190, 0x2200),  # arrows
        (0x2460, 0x2600),  # circled numbers, boxes, shapes
        (0x2600, 0x2800),  # signs, dingbats
        (0x3000, 0x3040),  # CJK punctuation, 〇
        (0x3200, 0x3400),  # ㈠ ㊣ ㎡
        (0xFE30, 0xFE50),  # vertical forms
        (0xFF00, 0xFFF0),  # full-width forms
    )
    for first, end in blocks:
        letters.update(range(first, end))
    return letters


def shippable(code_point: int) -> bool:
    """Private-use code points mean nothing on another machine; Hangul is not written here."""
    private = 0xE000 <= code_point <= 0xF8FF or code_point >= 0xF0000
    return not private and not 0xAC00 <= code_point <= 0xD7FF


def fetch(name: str, source: Source, cache: Path) -> Path:
    """Unpacked folder of one pinned package, fetched with its own client and checked."""
    folder = cache / name
    folder.mkdir()
    spec = source["package"], source["version"]
    if source["client"] == "npm":
        subprocess.run(["npm", "pack", "--silent", "@".join(spec)], cwd=folder, check=True)
    else:
        subprocess.run(["apt-get", "-q", "download", "=".join(spec)], cwd=folder, check=True)
    (archive,) = folder.iterdir()
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != source["sha256"]:
        raise SystemExit(f"{archive.name}: sha256 is {found}, fonts.toml says {source['sha256']}")
    if archive.suffix == ".deb":
        subprocess.run(["dpkg-deb", "-x", archive, folder], check=True)
    else:
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
    return folder


def wanted(letters: str, has: set[int], drawn: set[int]) -> set[int]:
    """The code points that a file is to hold, of those its source has; ``drawn`` are in the chain already."""
    match letters:
        case "core":
            return has & core_letters()
        case "uyghur":
            return has & {*map(ord, UYGHUR), *range(ord("0"), ord("9") + 1)}
        case _:
            return has - drawn


def cut(font_file: Path, letters: set[int], *, joining: bool) -> TTFont:
    """The font with these letters only: outlines, widths and a 32-bit cmap.

    Layout tables are left out, but for a script whose letters join.
    """
    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    if not joining:
        options.layout_features = []
        options.drop_tables += DROPPED_TABLES
    options.name_IDs = ["*"]
    font = subset.load_font(str(font_file), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    if not any(each.format == LONG_CMAP for each in font["cmap"].tables):
        font["cmap"].tables.append(long_cmap(font.getBestCmap()))
    return font


def long_cmap(glyphs: dict[int, str]) -> CmapSubtable:
    """The 32-bit table that our quick loader reads, for a source that has none of its own."""
    table = CmapSubtable.newSubtable(LONG_CMAP)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = dict(glyphs)
    return table


def rename(font: TTFont, recipe: Recipe, version: str) -> None:
    """Give the cut font a name of its own: the OFL reserves its makers' names for the whole font."""
    table = font["name"]
    kept = {number: table.getDebugName(number) for number in KEPT_NAMES}
    own = {
        1: recipe.family,
        2: recipe.style,
        3: f"{recipe.postscript_name};{recipe.source} {version}",
        4: recipe.full_name,
        6: recipe.postscript_name,
        16: recipe.family,
        17: recipe.style,
    }
    table.names = []
    for number, text in sorted({**kept, **own}.items()):
        if text:
            table.setName(text, number, 3, 1, 0x409)


def write_licences(sources: dict[str, Source], folders: dict[str, Path]) -> None:
    """Licence of each source, as its package carries it, beside the fonts."""
    folder = TARGET / "licences"
    folder.mkdir(parents=True, exist_ok=True)
    for name, source in sources.items():
        text = (folders[name] / source["licence_text"]).read_text(encoding="utf-8")
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")


def build(cache: Path) -> list[dict[str, Any]]:
    """Every font of fonts.toml, written to resources/fonts; its manifest entries."""
    pins = tomllib.loads((HERE / "fonts.toml").read_text(encoding="utf-8"))
    sources: dict[str, Source] = pins["source"]
    folders = {name: fetch(name, source, cache) for name, source in sources.items()}
    write_licences(sources, folders)
    chain = set[int]()
    entries = []
    for recipe in (Recipe(**font) for font in pins["font"]):
        source = sources[recipe.source]
        font_file = folders[recipe.source] / recipe.path
        with TTFont(font_file) as whole:
            has = set(filter(shippable, whole.getBestCmap()))
        letters = wanted(recipe.letters, has, chain)
        if recipe.letters == "beyond" or recipe.file == CHAIN_HEAD:
            chain |= letters
        font = cut(font_file, letters, joining=recipe.letters == "uyghur")
        rename(font, recipe, source["version"])
        font.save(TARGET / recipe.file)
        content = (TARGET / recipe.file).read_bytes()
        entries.append(
            {
                "file": recipe.file,
                "family": recipe.family,
                "style": recipe.style,
                "postscript_name": recipe.postscript_name,
                "sha256": hashlib.sha256(content).hexdigest(),
                "bytes": len(content),
                "letters": len(letters),
                "package": source["package"],
                "version": source["version"],
                "licence": source["licence"],
                "licence_file": f"licences/{recipe.source}.txt",
            }
        )
        print(f"{recipe.file}: {len(letters)} letters, {len(content) / 1e6:.1f} MB")
    return entries


def main() -> None:
    """Build in a scratch folder, or in the one given, which must be empty."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, help="empty folder to fetch into (default: a scratch one)")
    given = parser.parse_args().cache
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        entries = build(given or Path(scratch))
    manifest = {"fonttools": fontTools.version, "fonts": entries}
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (TARGET / "manifest.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
