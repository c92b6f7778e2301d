"""Growth (增长): what ten times as much costs, at the county, on the screen and in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing

from bench import homes
from bench.figure import BenchFault, Figure, Sizes, interleave, of_samples, percentile, timed
from bench.ledger import GrowingCounty, records_of
from bench.process import run_child
from xinfang_desk.batch.wire import RecordV1
from xinfang_desk.county.answers import By
from xinfang_desk.domain.time.calendar import CHINA

_ROUNDS = 5


def scale_import(sizes: Sizes) -> Figure:
    """A batch into a ledger ten times as large."""
    records = _records(sizes)
    with homes.room() as room:
        for name in ("small", "large"):
            (room / name / "work").mkdir(parents=True)
        with (
            closing(GrowingCounty(room / "small", records)) as small,
            closing(GrowingCounty(room / "large", records)) as large,
        ):
            small.grow(sizes.ledger)
            large.grow(sizes.large_ledger)
            samples = interleave([large.take_one, small.take_one], _ROUNDS)
    return of_samples(
        *samples,
        what=f"county receive of {len(records):,} records into a ledger of {sizes.large_ledger:,} matters"
        f" ÷ into one of {sizes.ledger:,}",
    )


def scale_summary(sizes: Sizes) -> Figure:
    """The six figures of a county from its summary rows, beside counting a plain table."""
    with homes.room() as room:
        (room / "work").mkdir()
        with (
            closing(GrowingCounty(room, _records(sizes))) as county,
            closing(sqlite3.connect(room / "plain.db", isolation_level=None)) as plain,
        ):
            plain.execute("CREATE TABLE matters (desk, place, content, purpose, route, month, people)")

            def keep(records: Iterable[RecordV1]) -> None:
                plain.execute("BEGIN")
                plain.executemany("INSERT INTO matters VALUES (?, ?, ?, ?, ?, ?, ?)", map(_keys, records))
                plain.execute("COMMIT")

            county.grow(sizes.figures_ledger, keep)
            for by in By:
                summed = [(row.key, row.matters, row.people) for row in county.office.summary(by)]
                if summed != _counted(plain, by):
                    raise BenchFault("the summary is not what counting gives")

            def ours() -> float:
                return timed(lambda: [county.office.summary(by) for by in By])

            def against() -> float:
                return timed(lambda: [_counted(plain, by) for by in By])

            samples = interleave([ours, against], _ROUNDS)
    return of_samples(
        *samples,
        what=f"all six figures of a county of {sizes.figures_ledger:,} matters from its summary rows"
        " ÷ GROUP BY over a plain, unencrypted table of nothing but their keys",
    )


def typing_p95(sizes: Sizes) -> Figure:
    """How much less smoothly one types while a batch is made behind."""
    return _typing(sizes, sizes.large_batch, 0, f"a batch of {sizes.large_batch:,} visits is made")


def typing_p95_papers(sizes: Sizes) -> Figure:
    """How much less smoothly one types while papers are drawn behind."""
    return _typing(sizes, sizes.batch, sizes.papers, f"{sizes.papers:,} papers are drawn")


def _typing(sizes: Sizes, visits: int, papers: int, behind: str) -> Figure:
    with homes.copy_of(visits) as folder:
        (folder / "stick").mkdir()
        gaps = run_child("typing", folder / homes.DESK, folder / "stick", sizes.ticks, papers)
    idle, busy = gaps["idle"], gaps["busy"]
    return Figure(
        ours=percentile(busy, 0.95),
        against=percentile(idle, 0.95),
        what="p95 of the gaps between 5 ms ticks of the Qt thread while somebody types and"
        f" {behind} ÷ while idle",
        unit="ms",
        runs=min(len(idle), len(busy)),
        beside={"longest": max(busy), "longest idle": max(idle)},
    )


def batch_memory(sizes: Sizes) -> Figure:
    """Whether memory grows with the batch."""
    return of_samples(
        [_peak(sizes.large_batch)],
        [_peak(sizes.small_batch)],
        unit="MB",
        what=f"peak resident memory of make_batch with {sizes.large_batch:,} visits"
        f" ÷ with {sizes.small_batch:,}",
    )


def _peak(visits: int) -> float:
    with homes.copy_of(visits) as folder:
        (folder / "stick").mkdir()
        peak: float = run_child("memory", folder / homes.DESK, folder / "stick")["peak"]
    return peak


def _records(sizes: Sizes) -> list[RecordV1]:
    with homes.open_store(homes.home(sizes.batch)) as store:
        return records_of(store)


def _keys(record: RecordV1) -> tuple[str, str, str, str, str, str, int]:
    month = f"{record.received_at.astimezone(CHINA):%Y-%m}"
    people = record.people_involved
    return record.desk, record.place, record.content, record.purpose, record.route or "", month, people


def _counted(plain: sqlite3.Connection, by: By) -> list[tuple[str, int, int]]:
    return plain.execute(
        f"SELECT {by.value}, count(*), sum(people) FROM matters GROUP BY {by.value} ORDER BY {by.value}"
    ).fetchall()
