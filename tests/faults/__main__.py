"""``python -m tests.faults --kills 1000 --cuts 1000``: the whole table; 1 when anything was lost or torn."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from tests.faults.cuts import cut_many, replay, statements_of_a_day
from tests.faults.disks import full_at_every_page, full_at_every_write, out_of_reach
from tests.faults.kills import kill_many

_VISITS = 60
_PORTION = 100
"""Cases that are run and kept together."""


def main() -> int:
    """Run it all and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--cuts", type=int, default=1000)
    parser.add_argument("--state", type=Path, help="portions that were run are kept here, and not run again")
    asked = parser.parse_args()
    kept = Kept(asked.state)
    with tempfile.TemporaryDirectory(prefix="xinfang-faults-") as folder:
        room = Path(folder)
        room.chmod(0o755)
        well = all([_kills(room, asked.kills, kept), _cuts(room, asked.cuts, kept), _disks(room)])
    _say("nothing lost, nothing torn" if well else "SOMETHING WAS LOST OR TORN")
    return 0 if well else 1


class Kept:
    """What portions of a long run came to, one a line: a run that is cut off goes on where it was."""

    def __init__(self, state: Path | None) -> None:
        self._state = state
        lines = state.read_text("utf-8").splitlines() if state is not None and state.exists() else []
        self._rows = {(row["what"], row["seed"]): row["found"] for row in map(json.loads, lines)}

    def sums(self, what: str, cases: int, run: Callable[[int, int], Any]) -> Counter[str]:
        """The figures of so many cases, in portions, each of its own seed."""
        sums: Counter[str] = Counter()
        for seed in range(-(-cases // _PORTION)):
            found = self._rows.get((what, seed))
            if found is None:
                found = asdict(run(min(_PORTION, cases - seed * _PORTION), seed))
                self._keep({"what": what, "seed": seed, "found": found})
            sums.update(found)
        return sums

    def _keep(self, row: dict[str, Any]) -> None:
        if self._state is not None:
            with self._state.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")


def _kills(room: Path, kills: int, kept: Kept) -> bool:
    found = kept.sums("kills", kills, lambda many, seed: kill_many(room / f"kills-{seed}", many, seed))
    _say(
        f"{'kill -9':<32} {found['kills']} kills   {found['acknowledged']} acknowledged"
        f"   lost {found['lost']}   torn {found['torn']}   damaged {found['damaged']}",
    )
    return not (found["lost"] or found["torn"] or found["damaged"])


def _cuts(room: Path, cuts: int, kept: Kept) -> bool:
    level, said = statements_of_a_day(room / "day", _VISITS)
    well = True
    for name, used, must_lose in (
        ("power cut", level, False),
        ("power cut, weakened to NORMAL", "NORMAL", True),
    ):
        scratch = room / f"cuts-{used}"
        scratch.mkdir()
        run = replay(room / f"run-{used}", used, said)
        found = kept.sums(name, cuts, partial(cut_many, run, scratch))
        _say(
            f"{name:<32} {found['cuts']} cuts"
            f"   lost {found['lost']}   torn {found['torn']}   damaged {found['damaged']}",
        )
        bad = found["lost"] or found["torn"] or found["damaged"]
        well &= bool(found["lost"]) if must_lose else not bad
    return well


def _disks(room: Path) -> bool:
    well = True
    for name, tried in (("page", full_at_every_page), ("write", full_at_every_write)):
        found = tried(room / f"full-{name}")
        _say(f"{f'disk full at every {name}':<32} refused {found.refused}   half done {found.half_done}"
              f"   {'/'.join(sorted(found.codes))}")  # fmt: skip
        well &= found.refused > 0 and not found.half_done
    for what, answer in out_of_reach(room).items():
        _say(f"{what:<32} {answer}")
        well &= answer not in {"", "opened"}
    return well


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  # the table is what this is for


if __name__ == "__main__":
    raise SystemExit(main())
