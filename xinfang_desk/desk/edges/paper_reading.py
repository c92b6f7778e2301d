"""Reading what a person holds (读文书): a paper's words, off its picture; nothing of the picture is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from xinfang_desk.desk.counter import Counter, open_to_all
from xinfang_desk.desk.seat import Seat
from xinfang_desk.desk.tables_in_use import table_in_use
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import read_number
from xinfang_desk.domain.reading import id_face
from xinfang_desk.domain.reading.id_face import CardRead
from xinfang_desk.domain.reading.kinds import PaperKinds, read_kinds
from xinfang_desk.domain.reading.paper import RECEIPT, PaperRead, read_paper
from xinfang_desk.pictures import models
from xinfang_desk.pictures.page_reader import PageReader


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOn:
    """A paper as it was read, and by how many degrees, clockwise, each page is turned to be read."""

    paper: PaperRead
    turns: tuple[int, ...]


class Reading(Counter):
    """The verbs of reading: they ask no register, take seconds, and may be asked in any thread."""

    def __init__(self, seat: Seat, reader: PageReader) -> None:
        super().__init__(seat)
        self._reader = reader

    @open_to_all
    def is_here(self) -> bool:
        """Whether this machine can read papers; what reads them is an extra."""
        return models.is_here()

    @open_to_all
    def changed(self) -> tuple[str, ...]:
        """Which of its models are missing or are not those that were tried, by the names of their files."""
        return tuple(models.changed())

    @open_to_all
    def kinds(self) -> PaperKinds:
        """The kinds of papers that are known here: the county's table where one is in use."""
        return read_kinds(table_in_use(self._seat.home, "papers"))

    @open_to_all
    def read(self, content: bytes) -> PaperRead:
        """What a picture or PDF of a paper says; refused as :meth:`PageReader.read` is.

        A receipt of ours is known by its number, in print or in its QR code.
        """
        return self.laid_on(content).paper

    @open_to_all
    def laid_on(self, content: bytes) -> LaidOn:
        """The same, with which way up its pages stand: for who shows them beside it."""
        seen = self._reader.read(content)
        paper, number = read_paper(seen.lines, self.kinds()), _own_number(seen.codes)
        if number and paper.kind in {None, RECEIPT}:
            unsure = tuple(each for each in paper.unsure if each not in {"kind", "number"})
            paper = replace(paper, kind=RECEIPT, number=number, unsure=unsure)
        return LaidOn(paper=paper, turns=seen.turns)

    @open_to_all
    def stop(self) -> None:
        """End what is being read, from another thread; who waits for it gets ``reading.stopped``."""
        self._reader.stop()

    @open_to_all
    def read_card(self, content: bytes) -> CardRead | None:
        """What the front of an identity card says; None where it is none; refused as :meth:`read` is."""
        return id_face.read_card(self._reader.read(content).lines, self._seat.today())


def _own_number(codes: Iterable[str]) -> str:
    """The one number of ours that the codes on a page hold; empty where there is none, or more."""
    found = set()
    for each in codes:
        try:
            found.add(str(read_number(each)))
        except DeskError:
            # Somebody else's code: a page may have any.
            continue
    return found.pop() if len(found) == 1 else ""
