"""``python -m tests.faults --kills 1000 --cuts 1000``: the whole table; 1 when anything was lost or torn."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.faults.cuts import cut_many, replay, statements_of_a_day
from tests.faults.disks import full_at_every_page, full_at_every_write, out_of_reach
from tests.faults.kills import kill_many

_VISITS = 60


def main() -> int:
    """Run it all and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--cuts", type=int, default=1000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xinfang-faults-") as folder:
        room = Path(folder)
        room.chmod(0o755)
        well = all([_kills(room, asked.kills), _cuts(room, asked.cuts), _disks(room)])
    _say("nothing lost, nothing torn" if well else "SOMETHING WAS LOST OR TORN")
    return 0 if well else 1


def _kills(room: Path, kills: int) -> bool:
    found = kill_many(room / "kills", kills)
    _say(
        f"{'kill -9':<32} {found.kills} kills   {found.acknowledged} acknowledged"
        f"   lost {found.lost}   torn {found.torn}   damaged {found.damaged}",
    )
    return not (found.lost or found.torn or found.damaged)


def _cuts(room: Path, cuts: int) -> bool:
    level, said = statements_of_a_day(room / "day", _VISITS)
    well = True
    for name, used, must_lose in (
        ("power cut", level, False),
        ("power cut, weakened to NORMAL", "NORMAL", True),
    ):
        scratch = room / f"cuts-{used}"
        scratch.mkdir()
        found = cut_many(replay(room / f"run-{used}", used, said), scratch, cuts)
        _say(
            f"{name:<32} {found.cuts} cuts   lost {found.lost}   torn {found.torn}   damaged {found.damaged}",
        )
        well &= bool(found.lost) if must_lose else not (found.lost or found.torn or found.damaged)
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
