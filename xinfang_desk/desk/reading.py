"""Reading what a person holds (读文书): a paper's words, off its picture; nothing of the picture is kept."""

from __future__ import annotations

from xinfang_desk.desk.counter import Counter, open_to_all
from xinfang_desk.desk.seat import Seat
from xinfang_desk.pictures import models
from xinfang_desk.pictures.page_reader import PageReader, Seen


class Reading(Counter):
    """The verbs of reading; they touch no register, and take seconds: they may be asked in any thread."""

    def __init__(self, seat: Seat, reader: PageReader) -> None:
        super().__init__(seat)
        self._reader = reader

    @open_to_all
    def is_here(self) -> bool:
        """Whether this machine can read papers; it is an extra."""
        return models.is_here()

    @open_to_all
    def read(self, content: bytes) -> Seen:
        """What stands on a picture or PDF; refused as :meth:`PageReader.read` says."""
        return self._reader.read(content)
