"""Pages that are about to become one material (待收的页): in order, turned, each step taken back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from xinfang_desk.pictures.reading import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedPage:
    """A page of one of the files, and how it looks when it is small."""

    file: int
    page: int
    small: bytes = field(repr=False)
    turn: int = 0
    """Degrees, clockwise."""


class Staged:
    """What was brought so far; it lies in memory alone."""

    def __init__(self) -> None:
        self._contents: list[bytes] = []
        self._counts: list[int] = []
        self._before: list[tuple[StagedPage, ...]] = []
        self.pages: tuple[StagedPage, ...] = ()

    def add(self, content: bytes, smalls: tuple[bytes, ...]) -> None:
        """Put the pages of a file behind the others."""
        self._contents.append(content)
        self._counts.append(len(smalls))
        file = len(self._contents) - 1
        new = (StagedPage(file=file, page=page, small=small) for page, small in enumerate(smalls))
        self._change((*self.pages, *new))

    def turn(self, place: int, degrees: int) -> None:
        """Turn a page clockwise."""
        page = self.pages[place]
        turned = replace(page, turn=(page.turn + degrees) % 360)
        self._change((*self.pages[:place], turned, *self.pages[place + 1 :]))

    def move(self, place: int, steps: int) -> int:
        """Let a page stand so many places further back or on; where it stands then."""
        there = min(max(place + steps, 0), len(self.pages) - 1)
        if there != place:
            pages = list(self.pages)
            pages.insert(there, pages.pop(place))
            self._change(tuple(pages))
        return there

    def drop(self, place: int) -> None:
        """Leave a page out."""
        self._change((*self.pages[:place], *self.pages[place + 1 :]))

    def can_go_back(self) -> bool:
        """Whether a step can be taken back."""
        return bool(self._before)

    def go_back(self) -> None:
        """Take the last step back."""
        if self._before:
            self.pages = self._before.pop()

    def wanted(self) -> tuple[list[bytes], list[Page] | None]:
        """The files that are left, and their pages; None where it is one file as it came."""
        files = sorted({each.file for each in self.pages})
        contents = [self._contents[file] for file in files]
        pages = [(files.index(each.file), each.page, each.turn) for each in self.pages]
        as_it_came = [(0, page, 0) for page in range(self._counts[files[0]])] if len(files) == 1 else None
        return contents, None if pages == as_it_came else pages

    def _change(self, pages: tuple[StagedPage, ...]) -> None:
        self._before.append(self.pages)
        self.pages = pages
