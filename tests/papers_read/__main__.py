"""``python -m tests.papers_read --pages 200``: fictional papers through the real reader, field by field.

A page is of a kind, a wording and layout, and a way of being spoiled; ``--layouts`` says which (the last is
left out of the rules' making). With ``--state FILE`` pages that were read are kept there and not read again,
also by other rules: ``--again`` holds them against the rules of today without reading a page. It ends with 1
where more than half a per cent of the fields, or of kinds and days, are wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from random import Random
from threading import local
from typing import Any

from tests.papers_read.measure import WRONG, judged, table
from tests.papers_read.sheets import LAYOUTS
from tests.papers_read.texts import Text, every, paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.reading.kinds import PaperKinds, read_kinds
from xinfang_desk.domain.reading.lines import Line
from xinfang_desk.domain.reading.paper import read_paper
from xinfang_desk.pictures.models import is_here
from xinfang_desk.places import RESOURCES

_MOST_WRONG = 0.005
_TRIES = 4
_OF_THREAD = local()


@dataclass(frozen=True, slots=True)
class Case:
    """One page."""

    kind: str
    layout: int
    way: str
    seed: int


def cases(layouts: tuple[int, ...], pages: int) -> Iterator[Case]:
    """So many pages: every kind in turn, with the ways and layouts shifted against one another."""
    from tests.papers_read.spoiling import WAYS

    kinds, ways = every(), tuple(WAYS)
    for nth in range(pages):
        round_, at = divmod(nth, len(kinds))
        yield Case(kinds[at], layouts[(round_ + at) % len(layouts)], ways[(nth + round_) % len(ways)], nth)


def text_of(case: Case) -> Text:
    return paper(case.kind, case.layout, Random(case.seed))


def seen(case: Case) -> list[Line]:
    """The lines of one page, drawn, spoiled and read."""
    from tests.papers_read.spoiling import WAYS, jpeg

    rng = Random(case.seed + 1)
    sheet = LAYOUTS[case.layout](text_of(case), sealed=case.seed % 2 == 0)
    content = jpeg(WAYS[case.way](sheet.image, rng))
    for _ in range(_TRIES):
        try:
            return list(_reader().read(content).lines)
        except DeskError as refused:
            # A machine that does other things besides is slow, and its reader gives up.
            if refused.code != "reading.too_slow":
                raise
    return []


def _reader() -> Any:
    """The reader of this thread, in a process of its own."""
    from xinfang_desk.pictures.page_reader import PageReader

    if not hasattr(_OF_THREAD, "reader"):
        _OF_THREAD.reader = PageReader()
    return _OF_THREAD.reader


@cache
def kinds_shipped() -> PaperKinds:
    return read_kinds(json.loads((RESOURCES / "papers" / "kinds.json").read_text("utf-8")))


def main() -> int:
    """Read them, and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.papers_read", description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--layouts", default="0,1,2,3")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--state", type=Path)
    parser.add_argument("--again", action="store_true", help="read no page, only those kept")
    parser.add_argument("--show", action="store_true", help="each field that is wrong")
    asked = parser.parse_args()
    if not is_here():
        _say("no reader is here: nothing was measured")
        return 0
    layouts = tuple(int(each) for each in asked.layouts.split(","))
    wanted = list(cases(layouts, asked.pages))
    kept = _kept(asked.state)
    missing = [] if asked.again else [each for each in wanted if each not in kept]
    with ThreadPoolExecutor(asked.processes) as pool:
        for case, lines in zip(missing, pool.map(seen, missing), strict=True):
            kept[case] = lines
            _keep(asked.state, case, lines)
    return _told({each: kept[each] for each in wanted if each in kept}, show=asked.show)


def _told(read: dict[Case, list[Line]], *, show: bool) -> int:
    rows = []
    for case, lines in read.items():
        text = text_of(case)
        found = read_paper(lines, kinds_shipped())
        states = judged(found, text.wanted)
        rows.append((case, states))
        for field, state in states.items():
            if show and state == WRONG:
                _say(f"{case}: {field} {getattr(found, field)} for {getattr(text.wanted, field)}")
    _say(table((states for _, states in rows), "field"))
    for name in ("kind", "way", "layout"):
        parts = {str(getattr(case, name)) for case, _ in rows}
        by = (
            {part: state for part in [str(getattr(case, name))] for state in [states[field]]}
            for case, states in rows
            for field in states
        )
        _say(f"\n{len(parts)} by {name}\n" + table(by, name))
    told = [states[field] for _, states in rows for field in states]
    return int(told.count(WRONG) > _MOST_WRONG * len(told))


def _kept(state: Path | None) -> dict[Case, list[Line]]:
    if state is None or not state.exists():
        return {}
    rows = map(json.loads, state.read_text("utf-8").splitlines())
    return {
        Case(**row["case"]): [Line(**each | {"box": tuple(each["box"])}) for each in row["lines"]]
        for row in rows
    }


def _keep(state: Path | None, case: Case, lines: list[Line]) -> None:
    if state is not None:
        with state.open("a", encoding="utf-8") as file:
            row = {"case": asdict(case), "lines": [asdict(each) for each in lines]}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
