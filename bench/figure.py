"""A measured ratio (比值), and the interleaved runs that it is made of."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

Seconds = float
Measure = Callable[[], Seconds]
"""Does the work once and says how long the part that counts took; what prepares it is left out."""


class BenchFault(Exception):
    """What was measured did not do its work, so its speed says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much of everything: visits, records and runs."""

    register: int = 100_000
    large_register: int = 1_000_000
    batch: int = 20_000
    large_batch: int = 100_000
    small_batch: int = 1_000
    ledger: int = 100_000
    large_ledger: int = 1_000_000
    figures_ledger: int = 2_000_000
    searched: int = 150_000
    commits: int = 400
    queries: int = 60
    windows: int = 11
    fonts: int = 25
    receipts: int = 40
    exports: int = 7
    workbooks: int = 3
    imports: int = 9
    ticks: int = 600
    papers: int = 1_000
    scans_mb: int = 2_048
    pages: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Our median, the other's median on the same work, and how noisy both were (IQR ÷ median)."""

    ours: float
    against: float
    what: str
    unit: str
    runs: int
    noise: float = 0.0
    noise_against: float = 0.0
    beside: Mapping[str, float | None] = field(default_factory=dict)
    """Other peers or marks in the same unit; None for a peer that is not installed."""

    @property
    def ratio(self) -> float:
        """Ours ÷ against."""
        return self.ours / self.against


def of_samples(
    ours: Sequence[float],
    against: Sequence[float],
    *,
    what: str,
    unit: str = "ms",
    beside: Mapping[str, float | None] | None = None,
) -> Figure:
    """The figure that these samples make; they are in ``unit`` already."""
    return Figure(
        ours=statistics.median(ours),
        against=statistics.median(against),
        what=what,
        unit=unit,
        runs=min(len(ours), len(against)),
        noise=spread(ours),
        noise_against=spread(against),
        beside=beside or {},
    )


def interleave(measures: Sequence[Measure], runs: int, *, warm: int = 1) -> list[list[float]]:
    """Milliseconds of each measure in each run; every second run goes the other way round.

    The ``warm`` first runs are thrown away.
    """
    samples: list[list[float]] = [[] for _ in measures]
    for run in range(-warm, runs):
        order = range(len(measures))
        for each in order if run % 2 else reversed(order):
            took = measures[each]()
            if run >= 0:
                samples[each].append(took * 1000)
    return samples


def timed(work: Callable[[], object]) -> Seconds:
    """How long ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def spread(samples: Sequence[float]) -> float:
    """The middle half of the samples ÷ their median; 0 for a single one."""
    if len(samples) < 2:
        return 0.0
    low, middle, high = statistics.quantiles(samples, n=4, method="inclusive")
    return (high - low) / middle if middle else 0.0


def percentile(samples: Sequence[float], part: float) -> float:
    """The value that ``part`` of the samples do not pass."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
