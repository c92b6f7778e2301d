"""The county's search (县级查找): a rare word, a frequent name and an exact number, beside a read by key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field

from bench import homes
from bench.figure import BenchFault, Figure, Measure, Sizes, interleave, of_samples, timed
from bench.ledger import GrowingCounty, records_of
from xinfang_desk.batch.wire import RecordV1

_ROUNDS = 40
_LENGTH = 6
"""Characters of a rare word."""


@dataclass(slots=True)
class _Asked:
    """What is looked for, and how many matters have it."""

    number: str = ""
    words: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)

    def hear(self, records: Iterable[RecordV1]) -> None:
        """Count what a batch brings."""
        for record in records:
            self.number = record.number
            self.words[record.statement[-_LENGTH - 1 : -1]] += 1
            self.names.update({each.name[:2] for each in record.people})


def county_search(sizes: Sizes) -> Figure:
    """The three kinds of question, first page of fifty, beside one line read by its key."""
    return _searched(sizes, sizes.searched)


def scale_county_search(sizes: Sizes) -> Figure:
    """The same in a ledger of millions."""
    return _searched(sizes, sizes.figures_ledger)


def _searched(sizes: Sizes, matters: int) -> Figure:
    with homes.open_store(homes.home(sizes.batch)) as store:
        records = records_of(store)
    with homes.room() as room:
        (room / "work").mkdir()
        asked = _Asked()
        with closing(GrowingCounty(room, records)) as county:
            county.grow(matters, asked.hear)
            finder = county.office.finder
            indexed = timed(finder.catch_up)
            rare = min(asked.words, key=lambda each: (asked.words[each], len(set(each)) < _LENGTH))
            frequent = max(asked.names, key=lambda each: asked.names[each])
            for text, heard in ((rare, 1), (frequent, asked.names[frequent]), (asked.number, 1)):
                found = finder.find(text)
                if found.total < min(heard, 50) or len(found.lines) != min(found.total, 50):
                    raise BenchFault(f"a search found {found.total} matters")

            def by_key() -> None:
                county.read_line(asked.number)

            measures: list[Measure] = [
                _finding(county, rare),
                _finding(county, frequent),
                _finding(county, asked.number),
                lambda: timed(by_key),
            ]
            rare_ms, frequent_ms, exact_ms, key_ms = interleave(measures, _ROUNDS)
    return of_samples(
        [*rare_ms, *frequent_ms, *exact_ms],
        key_ms,
        what=f"a rare word, a frequent name and an exact number among {matters:,} matters"
        " ÷ one row of the ledger read by its primary key",
        beside={
            "rare word": sorted(rare_ms)[_ROUNDS // 2],
            "frequent name": sorted(frequent_ms)[_ROUNDS // 2],
            "exact number": sorted(exact_ms)[_ROUNDS // 2],
            "indexing, in all": indexed * 1000,
        },
    )


def _finding(county: GrowingCounty, text: str) -> Measure:
    return lambda: timed(lambda: county.office.finder.find(text))
