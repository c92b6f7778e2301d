"""kill -9 while visits are being registered: what was acknowledged is there afterwards, and whole."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults import desks
from xinfang_desk.store.checks import integrity

_CHECKED_WHOLE = 50
"""After so many kills every page and the whole trail are looked at, not only what is new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deaths:
    """What became of the visits of so many processes that were killed."""

    kills: int
    acknowledged: int
    lost: int
    torn: int
    damaged: int


def kill_many(home: Path, kills: int, seed: int = 7) -> Deaths:
    """Start a desk that registers without end, kill it at some moment, look; so many times."""
    key = desks.set_up(home)
    chance = random.Random(seed)  # noqa: S311  # a fault wants repeating, not secrecy
    acknowledged, lost, torn, damaged = 0, 0, 0, 0
    for death in range(1, kills + 1):
        numbers = _one_life(home, death, patience=chance.random() * 0.06)
        acknowledged += len(numbers)
        with desks.register(home, key) as store:
            kept = {
                number for (number,) in store.rows("SELECT number FROM matters ORDER BY id DESC LIMIT 999")
            }
            lost += len(set(numbers) - kept)
            torn += desks.torn(store)
            if death % _CHECKED_WHOLE == 0 or death == kills:
                damaged += len(integrity(store))
    return Deaths(kills=kills, acknowledged=acknowledged, lost=lost, torn=torn, damaged=damaged)


def _one_life(home: Path, life: int, patience: float) -> list[str]:
    """The register numbers that a desk gave out before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _serve(home, life, lambda line: os.write(writing, line.encode()))
    os.close(writing)
    with os.fdopen(reading) as said:
        first = said.readline()
        time.sleep(patience)
        os.kill(child, signal.SIGKILL)
        rest = said.read()
    os.waitpid(child, 0)
    # A line without its end was never said.
    return [number for line in (first + rest).split("\n")[:-1] for number in line.split()]


def _serve(home: Path, life: int, say: Callable[[str], int]) -> None:
    """Register until the end, saying each number once it is on the disk."""
    try:
        with desks.desk(home) as desk:
            place = life * 1_000_000
            while True:
                place += 1
                given = desks.draft(place)
                desk.reception.save_draft(given)
                visit = desk.reception.register(given)
                say(" ".join(matter.number for matter in visit.matters) + "\n")
    finally:
        os._exit(1)
