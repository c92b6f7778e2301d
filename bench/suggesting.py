"""Suggestions (建议): what one statement with its question costs while somebody types."""

from __future__ import annotations

from functools import cache
from itertools import islice
from time import thread_time

from bench import people
from bench.figure import Figure, Sizes, of_samples, percentile
from xinfang_desk.desk.shipped import road_map_shipped, rules_shipped
from xinfang_desk.domain.suggestion import questions_of, suggest

_SPIN = 0.001
"""Seconds of the loop that it is held against."""
_SEED = 17


def suggest_median(sizes: Sizes) -> Figure:
    """The usual statement."""
    taken, spins = _taken(sizes)
    what = (
        f"one statement of {len(taken)} with its question, tables loaded ÷ a loop"
        " that spins for 1 ms, both in processor time"
    )
    return of_samples(taken, spins, what=what)


def suggest_spread(sizes: Sizes) -> Figure:
    """The long ones beside the usual one."""
    taken, _spins = _taken(sizes)
    slow, usual = percentile(taken, 0.95), percentile(taken, 0.5)
    return of_samples([slow], [usual], what="p95 ÷ p50 of those statements")


@cache
def _taken(sizes: Sizes) -> tuple[list[float], list[float]]:
    """Milliseconds of each statement, and of the loop after it; the first time round is not counted."""
    rules, road_map = rules_shipped(), road_map_shipped()
    questions = questions_of(road_map, rules)
    visits = people.visits(sizes.queries, seed=_SEED)
    told = (each.statement for visit in visits for each in visit.matters)
    statements = list(islice(told, sizes.queries))
    for each in statements:
        suggest(each, rules, {}, questions)
    taken: list[float] = []
    spins: list[float] = []
    for each in statements:
        begun = thread_time()
        suggest(each, rules, {}, questions)
        done = thread_time()
        while thread_time() - done < _SPIN:
            pass
        taken.append((done - begun) * 1000)
        spins.append((thread_time() - done) * 1000)
    return taken, spins
