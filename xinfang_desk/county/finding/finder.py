"""The counter of finding (查找): matters by what is in them, by what they are, and one of them whole."""

from __future__ import annotations

from collections.abc import Callable

from xinfang_desk.county.answers import MatterPage, Wanted
from xinfang_desk.county.finding import listing, matching, word_index
from xinfang_desk.county.finding.word_index import WordIndex
from xinfang_desk.county.ledger import Ledger

EVERY = Wanted()


class Finder:
    """The verbs of finding; what it reads it never changes, but for the index that it is found by."""

    def __init__(self, ledger: Ledger, index: WordIndex) -> None:
        self._ledger = ledger
        self._index = index

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
        """One page of the matters that are ``wanted``, and how many there are."""
        self.catch_up()
        return listing.page(self._ledger, self._index, wanted)
