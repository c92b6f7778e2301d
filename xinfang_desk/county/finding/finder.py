"""The counter of finding (查找): matters by what is in them, by what they are, and one of them whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from xinfang_desk.county import packs
from xinfang_desk.county.answers import MatterPage, Wanted
from xinfang_desk.county.enrolment import card_of
from xinfang_desk.county.finding import clocks, listing, matching, pairs, whole, word_index
from xinfang_desk.county.finding.lines import DueLine, MatterWhole, PairLine, RejectedPage
from xinfang_desk.county.finding.word_index import WordIndex
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.safe.keeping import Keeping
from xinfang_desk.county.standing import note_opening
from xinfang_desk.domain.number import read_number
from xinfang_desk.domain.time.calendar import china_day

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

        Identity numbers are whole only where a purpose is given, which is kept; that is a change.
        """
        if why is not None:
            asked = packs.Reader(self._ledger).standing(read_number(number))[1].number
            with self._keeping.doing("ids_seen", asked):
                note_opening(self._ledger, asked, why, self._now())
        return whole.whole(self._ledger, self._home, number, ids_whole=why is not None)

    def attachment(self, number: str, sha256: str) -> bytes:
        """What was handed in with a matter, opened for one look; ``attachment.unknown``."""
        return whole.attachment(self._ledger, self._home, self._keys(), number, sha256)

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
        with self._keeping.doing("matters_linked", read_number(one), read_number(other)):
            return pairs.decide(self._ledger, one, other, pairs.LINKED, self._now())

    def apart(self, one: str, other: str) -> PairLine:
        """Two matters are not the same (不是同一件); it is remembered."""
        with self._keeping.doing("matters_apart", read_number(one), read_number(other)):
            return pairs.decide(self._ledger, one, other, pairs.APART, self._now())

    def rejected(self, size: int = 50, page: int = 1) -> RejectedPage:
        """What went back to its desk, and has not come right since."""
        return clocks.rejected(self._ledger, size, page)
