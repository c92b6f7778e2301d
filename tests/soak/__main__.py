"""``python -m tests.soak --years 10 --visits 20000 --home DIR``: a desk's decade; 1 when the books disagree.

It goes on from where it was cut off, as often as it takes; ``--minutes`` lets it stop by itself.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from tests.soak.books import Books
from tests.soak.decade import Decade, Fault
from tests.soak.homes import Clock, Homes, hurried
from tests.soak.looks import LINES, looked
from tests.soak.picture import drawn
from tests.soak.plan import planned


def main() -> int:
    """Live through it, a line a month."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--visits", type=int, default=20_000, help="a year")
    parser.add_argument("--home", type=Path, required=True, help="a folder of its own")
    parser.add_argument("--minutes", type=float, default=0, help="stop after so many; 0 does not stop")
    parser.add_argument("--picture", type=Path, help="draw the lines so far into this SVG, and do no more")
    asked = parser.parse_args()
    if asked.picture:
        asked.picture.write_text(drawn((asked.home / LINES).read_text("utf-8")), "utf-8")
        return 0
    until = time.monotonic() + 60 * asked.minutes if asked.minutes else None
    try:
        whole = lived(
            asked.home,
            asked.years,
            asked.visits,
            stop=lambda: until is not None and time.monotonic() >= until,
            say=lambda line: print(line, flush=True),  # noqa: T201  # the lines are what this is for
        )
    except Fault as fault:
        print(f"NOT AS THE BOOKS SAY: {fault}", flush=True)  # noqa: T201
        return 1
    print("nothing lost, nothing doubled" if whole else "so far: nothing lost, nothing doubled")  # noqa: T201
    return 0


def lived(home, years, visits, *, stop=lambda: False, say=lambda _line: None) -> bool:
    """The soak in ``home``, from where it stands; False where it was told to ``stop`` before its end."""
    home.mkdir(parents=True, exist_ok=True)
    books = Books(home / "books.db")
    with hurried():
        decade = Decade(Homes(folder=home, clock=Clock()), planned(years, visits), books, stop)
        try:
            return decade.live(lambda day: say(json.dumps(looked(decade, day))))
        finally:
            decade.shut()
            books.close()


if __name__ == "__main__":
    raise SystemExit(main())
