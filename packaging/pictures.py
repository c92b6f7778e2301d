"""The pictures of the manual and of the README (插图), from the windows of the tour: small, in few colours.

``make pictures`` walks the tour and renews them; look at them afterwards.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
MANUAL = ROOT / "resources" / "manual" / "pictures"
OF_COUNTY = MANUAL.parent / "county" / "pictures"
DOCS = ROOT / "docs" / "pictures"

_WIDTH = 1100
"""Pixels: what a page on paper or in a browser has room for."""
_COLOURS = 192
_IN_DOCS = ("county",)
"""What the officer's manual has no use for."""


def renew(tour: Path) -> None:
    """Renew every picture from what the tour left in its folder."""
    for folder, prefix in ((MANUAL, ""), (OF_COUNTY, "county_")):
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
        for name in _linked(folder):
            _save(Image.open(tour / f"{prefix}{name}.png"), folder / f"{name}.png")
    DOCS.mkdir(parents=True, exist_ok=True)
    for name in _IN_DOCS:
        _save(Image.open(tour / f"{name}.png"), DOCS / f"{name}.png")
    receipt = max((tour / "papers").glob("*-D01.pdf"))
    _save(pypdfium2.PdfDocument(receipt)[0].render(scale=1.53).to_pil(), DOCS / "receipt.png")


def _linked(folder: Path) -> set[str]:
    """The pictures in this folder that the pages of a manual beside it show."""
    pages = "".join(page.read_text("utf-8") for page in folder.parent.glob("*.md"))
    return {part.split(".png)")[0] for part in pages.split("](pictures/")[1:]}


def _save(picture: Image.Image, file: Path) -> None:
    picture = picture.convert("RGB")
    if picture.width > _WIDTH:
        height = round(picture.height * _WIDTH / picture.width)
        picture = picture.resize((_WIDTH, height), Image.Resampling.LANCZOS)
    picture.quantize(_COLOURS).save(file, optimize=True)


def main() -> int:
    """Renew the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tour", type=Path, help="the folder that the tour wrote to")
    tour: Path = parser.parse_args().tour
    if not (tour / "desk.png").is_file():
        print(f"no tour in {tour}: run `make tour` first", file=sys.stderr)
        return 1
    renew(tour)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
