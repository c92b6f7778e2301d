"""Text in one form of each sign, of which every sign knows its line (连排文字)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xinfang_desk.domain.reading.lines import Box, Line

_AS = str.maketrans(
    {
        **dict.fromkeys("〔[【{﹝〖「『", "("),
        **dict.fromkeys("〕]】}﹞〗」』", ")"),
        **dict.fromkeys("〈<«", "《"),
        **dict.fromkeys("〉>»", "》"),
        **dict.fromkeys("○◯", "〇"),
        "．": ".",
        "、": "、",
    }
)
"""A reader takes brackets of one kind for those of another, and circles for zeros."""


@dataclass(frozen=True, slots=True)
class Run:
    """``text`` without spaces; ``of`` has the index of its line for each sign."""

    text: str
    of: tuple[int, ...]

    def lines(self, start: int = 0, end: int | None = None) -> tuple[int, ...]:
        """The lines that a part of it was read from, by index."""
        return tuple(sorted(set(self.of[start:end])))

    def part(self, start: int, end: int | None = None) -> Run:
        """That part of it."""
        return Run(self.text[start:end], self.of[start:end])


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands together on one height of a page: its run, and where it stands.

    ``height`` is the same for pieces of one height: the index of the first line there.
    """

    run: Run
    box: Box
    page: int
    height: int

    @property
    def text(self) -> str:
        """Its words."""
        return self.run.text


def plain(text: str) -> str:
    """``text`` in one form of each sign: full width as half, one kind of bracket, no spaces."""
    seen = "".join(each for each in unicodedata.normalize("NFKC", text) if each.isprintable())
    return "".join(seen.split()).translate(_AS)


def run_of(lines: Sequence[Line], indexes: Iterable[int]) -> Run:
    """Those lines as one run, in that order."""
    signs: list[str] = []
    of: list[int] = []
    for index in indexes:
        text = plain(lines[index].text)
        signs.append(text)
        of.extend([index] * len(text))
    return Run("".join(signs), tuple(of))


def joined(pieces: Iterable[Piece]) -> Run:
    """Pieces as one run."""
    runs = [each.run for each in pieces]
    return Run("".join(each.text for each in runs), tuple(index for each in runs for index in each.of))
