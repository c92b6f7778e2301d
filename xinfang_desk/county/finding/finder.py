"""The counter of finding (查找): matters by what is in them, by what they are, and one of them whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from xinfang_desk.county import packs
from xinfang_desk.county.answers import MatterPage, Wanted
from xinfang_desk.county.enrolment import card_of
from xinfang_desk.county.finding import clocks, handed_in, listing, matching, pairs, whole, word_index
from xinfang_desk.county.finding.comparing import compared
from xinfang_desk.county.finding.lines import (
    AttachmentLine,
    ComparedLine,
    DueLine,
    MatterWhole,
    PairLine,
    RejectedPage,
)
from xinfang_desk.county.finding.word_index import WordIndex
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.lookup import note_opening
from xinfang_desk.county.safe.keeping import Keeping
from xinfang_desk.domain.number import read_number
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.files import make_folder, write_file
from xinfang_desk.pictures.reading import ENDINGS, looked_at

EVERY = Wanted()


class Finder:
    """The verbs of finding; what it reads it never changes, but for the index that it is found by."""

    def __init__(
        self,
        ledger: Ledger,
        index: WordIndex,
        home: Path,
        now: Callable[[], datetime],
        keeping: Keeping,
        keys: Callable[[], Sequence[str]],
    ) -> None:
        self._ledger = ledger
        self._index = index
        self._home = home
        self._now = now
        self._keeping = keeping
        self._keys = keys

    def catch_up(self, progress: Callable[[int], None] | None = None) -> int:
        """Make findable what was received since (检索索引); how many matters.

        Whoever received files calls it next, between two other things; a search does so by itself.
        """
        return word_index.catch_up(self._ledger, self._index, progress)

    def find(self, text: str, limit: int = 50, page: int = 1) -> MatterPage:
        """Matters by number, name, initials, tails or words, newest first, ``limit`` a page."""
        self.catch_up()
        return matching.find(self._ledger, self._index, text, limit, page)

    def page(self, wanted: Wanted = EVERY) -> MatterPage:
        """One page of the matters that are ``wanted``, and how many there are; ``desk.not_enrolled``."""
        if wanted.desk:
            card_of(self._ledger, wanted.desk)
        self.catch_up()
        return listing.page(self._ledger, self._index, wanted)

    def whole(self, number: str, why: str | None = None) -> MatterWhole:
        """All that desk and county know of one matter, on one line of time.

        Telephones and identity numbers are whole only for a purpose, which is kept; that is a change.
        """
        if why is not None:
            asked = packs.Reader(self._ledger).standing(read_number(number))[1].number
            with self._keeping.doing("ids_seen", asked):
                note_opening(self._ledger, asked, why, self._now())
        return whole.whole(self._ledger, self._home, number, in_clear=why is not None)

    def attachments(self, number: str) -> tuple[AttachmentLine, ...]:
        """The scans of a matter: those that are here, and what they are; behind them those that are gone."""
        here = tuple(line for line, _content in self._handed_in(number))
        return here + handed_in.lost(self._ledger, self._home, number)

    def attachment(self, number: str, sha256: str) -> bytes:
        """One of them opened for one look, which is kept; ``attachment.unknown``."""
        content = handed_in.opened(self._ledger, self._home, self._keys(), number, sha256)
        with self._keeping.doing("scan_opened", read_number(number), sha256):
            return content

    def pictures(self, content: bytes, *, edge: int, page: int | None = None) -> tuple[bytes, ...]:
        """The pages of a scan, or one, as JPEG of at most ``edge`` pixels; ``picture.*`` for what is none."""
        return looked_at(content, edge=edge, page=page)

    def save_attachments(self, number: str, folder: Path) -> tuple[Path, ...]:
        """Write the scans of a matter into a folder, in the open, by its number and their order."""
        make_folder(folder)
        made = []
        with self._keeping.doing("scans_saved", read_number(number)):
            for place, (line, content) in enumerate(self._handed_in(number), start=1):
                path = folder / f"{read_number(number)}-{place:02d}.{ENDINGS.get(line.kind, 'bin')}"
                made.append(write_file(path, content, content.__eq__))
        return tuple(made)

    def due(self, days: int | None = None) -> tuple[DueLine, ...]:
        """The county's own clocks, soonest first; those within so many days, or all that run."""
        self.catch_up()
        return clocks.due(self._ledger, self._index, china_day(self._now()), days)

    def promised(self) -> tuple[DueLine, ...]:
        """What desks promised by a day that is over and did not keep."""
        self.catch_up()
        return clocks.promised(self._ledger, self._index, china_day(self._now()))

    def same(self, number: str = "") -> tuple[PairLine, ...]:
        """Pairs of matters at two offices that may be one person's or one matter, and what was decided."""
        self.catch_up()
        return pairs.same(self._ledger, self._index, number)

    def link(self, one: str, other: str) -> PairLine:
        """Two matters belong together (关联); the earlier registration keeps the clock."""
        return self._decided("matters_linked", pairs.LINKED, one, other)

    def apart(self, one: str, other: str) -> PairLine:
        """Two matters are not the same (不是同一件); it is remembered."""
        return self._decided("matters_apart", pairs.APART, one, other)

    def _decided(self, verb: str, decision: str, one: str, other: str) -> PairLine:
        return self._keeping.done(
            lambda: pairs.decide(self._ledger, one, other, decision, self._now()),
            verb,
            read_number(one),
            read_number(other),
        )

    def undecided(self, one: str, other: str) -> None:
        """Take back what was decided about two matters."""
        a, b = read_number(one), read_number(other)
        self._keeping.done(lambda: pairs.forget(self._ledger, a, b), "matters_undecided", a, b)

    def beside(self, one: str, other: str) -> tuple[ComparedLine, ...]:
        """Two matters side by side, by what makes them one or two."""
        return compared(self._ledger, one, other)

    def _handed_in(self, number: str) -> Iterator[tuple[AttachmentLine, bytes]]:
        return handed_in.each_of(self._ledger, self._home, self._keys(), number)

    def rejected(self, size: int = 50, page: int = 1) -> RejectedPage:
        """What went back to its desk, and has not come right since."""
        return clocks.rejected(self._ledger, size, page)
