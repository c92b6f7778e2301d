"""How a trail holds together (留痕链): each line is sealed by its own content and the line before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable

BEGINNING = "0" * 64
"""What stands before the first line."""

Line = tuple[int, str, str, str, str, str, str, str]
"""Number, time, who, what was done, to what, more, what it is bound to, and the hash of the line before."""

Keep = Callable[[str, str, str], None]
"""Keeps a line (what was done, to what, more about it) inside the write that does it: both, or neither."""


def seal(line: Line) -> str:
    """SHA-256 in hex over a line; one that is bound to nothing is sealed as before there was such a thing."""
    names = ("seq", "at", "officer", "verb", "subject", "detail", "told", "prev")
    named = dict(zip(names, line, strict=True))
    if not named["told"]:
        del named["told"]
    # Canonical for text and whole numbers (RFC 8785): sorted names, no spaces, UTF-8.
    canonical = json.dumps(named, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def broken(lines: Iterable[tuple[Line, str]]) -> int | None:
    """The number of the first of these lines, each with its hash, that does not follow; or None."""
    before = BEGINNING
    for line, sealed in lines:
        if line[-1] != before or seal(line) != sealed:
            return line[0]
        before = sealed
    return None
