"""Make resources/codes/variants.json from Unihan: characters that write the same name (异体字、繁体字).

Run by hand with the unpacked Unihan of a Unicode release (the package ``unicode-data`` of Debian has it in
``/usr/share/unicode``): ``.venv/bin/python packaging/build_variants.py Unihan_Variants.txt[.bz2]``.
"""

from __future__ import annotations

import bz2
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "codes" / "variants.json"

WHOLE = frozenset({"kSimplifiedVariant", "kTraditionalVariant", "kZVariant", "kSpoofingVariant"})
"""Taken as they stand. ``kSemanticVariant`` is not: its dictionaries join 柜 with 馈 and 秋 with 鞦."""

IN_NAMES = (
    "峯峰 喆哲 堃坤 邨村 羣群 晳晰 烱炯 敘叙 栢柏 珎珍 悳德 惪德 濬浚 叡睿 竒奇 槑梅 畧略 "
    "葢盖 僊仙 仝同 菴庵 裏裡"
)
"""Of ``kSemanticVariant``, what given names and places have; a pair that Unihan does not know is refused."""
BY_TABLE = "昇升 陞升 崑昆 崐昆 甦苏 姪侄 躭耽 秊年 鍊炼 煇辉 逈迥"
"""Of 第一批异体字整理表 (1955), what Unihan does not join."""


def facts(file: Path) -> Iterator[tuple[str, str, str]]:
    """Property, character and variant of each line."""
    opened = bz2.open if file.suffix == ".bz2" else open
    with opened(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, kind, variants = line.rstrip("\n").split("\t")
                for each in variants.split():
                    yield kind, _character(code), _character(each.split("<")[0])


def _character(code: str) -> str:
    return chr(int(code.removeprefix("U+"), base=16))


def table(file: Path) -> dict[str, str]:
    """Each character by the one that stands for all of its variants: a simplified one, if there is one."""
    known = list(facts(file))
    of_names = {(pair[0], pair[1]) for pair in IN_NAMES.split()}
    semantic = {(a, b) for kind, a, b in known if "Semantic" in kind or kind in WHOLE}
    if unknown := [a + b for a, b in of_names if not {(a, b), (b, a)} & semantic]:
        sys.exit(f"not in Unihan: {' '.join(unknown)}")
    by_table = {(pair[0], pair[1]) for pair in BY_TABLE.split()}
    pairs = {(a, b) for kind, a, b in known if kind in WHOLE and a != b} | of_names | by_table
    together = {each: {each} for pair in pairs for each in pair}
    for a, b in pairs:
        if together[a] is not together[b]:
            together[a] |= together[b]
            for each in together[b]:
                together[each] = together[a]
    simplified = {b for kind, a, b in known if kind == "kSimplifiedVariant" and a != b}
    usual = {b for _, b in of_names | by_table}
    found: dict[str, list[str]] = defaultdict(list)
    for group in {id(each): each for each in together.values()}.values():
        first = min(group, key=lambda each: (each not in simplified, each not in usual, ord(each)))
        found[first] = sorted(group - {first})
    return {first: "".join(found[first]) for first in sorted(found)}


if __name__ == "__main__":
    source = Path(sys.argv[1])
    made = table(source)
    content = {
        "source": "Unihan_Variants.txt of Unicode 15.0.0 (Unicode License v3, https://www.unicode.org/"
        "license.txt): kSimplifiedVariant, kTraditionalVariant, kZVariant, kSpoofingVariant, and of"
        " kSemanticVariant what packaging/build_variants.py names; a few of 第一批异体字整理表 (1955)",
        "variants": made,
    }
    TARGET.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"{TARGET}: {len(made)} groups, {sum(map(len, made.values()))} characters beside the first")
