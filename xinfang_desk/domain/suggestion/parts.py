"""One statement that tells two matters (一人说两件事): where the second begins."""

from __future__ import annotations

import re

_BEFORE = r"(?:^|(?<=[。！？；，、,;!?\n：:]))\s*"
_SECOND = re.compile(
    _BEFORE + r"(?:第二[件个桩样]|第二[，、：,:]|二是|二来|二、|2、|2\.|[再另]一[件个桩样]|另外|"
    r"还有(?:就是|一|[个件桩样]|[，、：,:])|再就是|再有就是|此外|除此之外|顺便|顺嘴|捎带)"
)
"""Words with which a second matter begins, at the head of a clause."""
_COUNTED = re.compile(_BEFORE + r"(?:头)?一[件个桩样](?=[是，、：,:事])")
"""Words with which each of two is told in turn (一桩……一桩……)."""
_LEAST = 6
"""Letters without which neither part tells anything."""
_LEAST_APART = 4
"""Letters in which somebody can be accused, or say what he is about to do."""
_APART = re.compile(
    r"[。!?;\n]+|(?<!\d)\d{1,2}(?:[、)]|\.(?!\d))|第?[一二三四五六七八九十]{1,3}(?:[、)]|[是来][,、:]?)|"
    r"另外|还有|再就是|此外|除此之外|顺便|捎带"
)
"""Where one part of a folded statement ends and the next begins: a sentence, a number of a list, a word."""


def parts_of(folded: str, least_clause: int = _LEAST + 1) -> list[str]:
    """The sentences and the points of a folded statement that tell anything; of a single one the clauses."""
    parts = [part for part in _APART.split(folded) if len(part) >= _LEAST_APART]
    return parts if len(parts) > 1 else [part for part in folded.split(",") if len(part) >= least_clause]


def two_parts(text: str) -> tuple[str, str] | None:
    """The words of each matter, as they were said; None where no word tells where the second begins."""
    counted = [each.start() for each in _COUNTED.finditer(text)]
    starts = [each.start() for each in _SECOND.finditer(text)] + counted[1:2]
    for start in sorted(starts):
        first, second = text[:start].rstrip(" \n，、,；;"), text[start:].strip()
        if min(len(first), len(second)) >= _LEAST:
            return first, second
    return None
