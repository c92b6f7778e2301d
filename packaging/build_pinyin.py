"""Make resources/codes/pinyin_initials.json from pypinyin: the first letters under which names are found.

Run by hand when pypinyin changes: ``.venv/bin/python packaging/build_pinyin.py``.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from pathlib import Path

import pypinyin
from pypinyin.pinyin_dict import pinyin_dict

TARGET = Path(__file__).resolve().parent.parent / "resources" / "codes" / "pinyin_initials.json"

# Read otherwise as a surname than in most words.
SURNAMES = {
    "单": "s", "單": "s", "仇": "q", "解": "x", "查": "z", "区": "o", "區": "o", "曾": "z", "乐": "yl",
    "樂": "yl", "翟": "z", "祭": "z", "召": "s", "覃": "qt", "秘": "b", "种": "c", "句": "g", "阚": "k",
    "闞": "k", "折": "s",
    "隗": "wk", "郇": "x", "么": "y", "重": "c", "繁": "p", "佴": "n", "尉": "wy", "万": "wm",
    "任": "r", "盖": "g",
}  # fmt: skip

# Beyond the BMP and in use in names, but not in pypinyin.
ALSO = {"𠮷": "j", "𡈽": "t"}


def letters_of(readings: str) -> str:
    """The first letters of the readings of one character, the usual reading first."""
    found = dict.fromkeys(unicodedata.normalize("NFD", each)[0] for each in readings.split(",") if each)
    return "".join(letter for letter in found if letter.isascii() and letter.isalpha())


def table() -> dict[str, object]:
    """Characters by the first letter of their usual reading, and by those of their other readings."""
    usual: dict[str, list[str]] = defaultdict(list)
    others: dict[str, list[str]] = defaultdict(list)
    for code, readings in sorted(pinyin_dict.items()):
        for rank, letter in enumerate(letters_of(readings)):
            (others if rank else usual)[letter].append(chr(code))
    for character, letter in ALSO.items():
        usual[letter].append(character)
    return {
        "source": f"pypinyin {pypinyin.__version__} (MIT); surnames and a few others by hand",
        "surnames": SURNAMES,
        "usual": {letter: "".join(usual[letter]) for letter in sorted(usual)},
        "others": {letter: "".join(others[letter]) for letter in sorted(others)},
    }


if __name__ == "__main__":
    TARGET.write_text(json.dumps(table(), ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")
