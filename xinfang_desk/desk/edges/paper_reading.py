"""Reading what a person holds (读文书): a paper's words, off its picture; nothing of the picture is kept."""

from __future__ import annotations

from xinfang_desk.desk.counter import Counter, open_to_all
from xinfang_desk.desk.seat import Seat
from xinfang_desk.desk.tables_in_use import table_in_use
from xinfang_desk.domain.reading.kinds import PaperKinds, read_kinds
from xinfang_desk.domain.reading.paper import PaperRead, read_paper
from xinfang_desk.pictures import models
from xinfang_desk.pictures.page_reader import PageReader


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
    def kinds(self) -> PaperKinds:
        """The kinds of papers that are known here: the county's table where one is in use."""
        return read_kinds(table_in_use(self._seat.home, "papers"))

    @open_to_all
    def read(self, content: bytes) -> PaperRead:
        """What a picture or PDF of a paper says; refused as :meth:`PageReader.read` is."""
        return read_paper(self._reader.read(content).lines, self.kinds())
