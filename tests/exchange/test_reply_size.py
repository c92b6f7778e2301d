"""A reply of any size is taken in flat memory; of matters that are not ours nothing stays."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from itertools import chain
from pathlib import Path
from uuid import UUID

from tests.exchange.world import FIRST, PASSPHRASE, World, register
from xinfang_desk.batch import wire
from xinfang_desk.batch.bag import Heading, write_bag
from xinfang_desk.batch.statement import Acknowledged, Kind
from xinfang_desk.county.enrolment import card_of
from xinfang_desk.county.keys import read_identity
from xinfang_desk.domain.record import BatchRecord

ROOT = Path(__file__).parents[2]
DAY = date(2026, 9, 20)

TAKE = """
import sys, tracemalloc
from pathlib import Path
from xinfang_desk.desk.start import open_desk
home, passphrase, file = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
desk = open_desk(home, passphrase)
tracemalloc.start()
taken = desk.inbox.take_reply(file)
print(tracemalloc.get_traced_memory()[1], taken.accepted, len(taken.rejected), taken.updates)
desk.close()
"""


def flood(world: World, sent: BatchRecord, number: str, count: int) -> Path:
    """A reply by the county's own key: our matter sent back thrice, and ``count`` times others."""
    with world.county() as county:
        identity, card = read_identity(county._ledger), card_of(county._ledger, FIRST)
    ours = [wire.ResultV1(uid=str(UUID(int=1)), rev=1, number=number, result="rejected", words="缺")] * 3
    others = (
        wire.ResultV1(
            uid=str(UUID(int=each)), rev=1, number=f"{each:019d}", result="rejected", words="无" * 500
        )
        for each in range(count)
    )
    updates = (
        wire.UpdateV1(
            number=f"{each:019d}", event="answered", org="县", day=DAY, document="", text="复" * 500
        )
        for each in range(count)
    )
    return write_bag(
        world.place() / f"{count}.ack.xfb",
        map(wire.encode, chain(ours, others)),
        heading=Heading(
            kind=Kind.REPLY,
            desk=FIRST,
            sequence=1,
            previous=None,
            created=world.clock(),
            acknowledges=(Acknowledged(sequence=sent.sequence, tagmanifest_sha256=sent.tagmanifest),),
        ),
        sign_seed=identity.sign_seed,
        recipients=(card.seal,),
        work_dir=world.folder / "work",
        events=map(wire.encode, updates),
    ).path


def test_a_reply_of_any_size_is_taken_in_flat_memory(world: World, tmp_path: Path) -> None:
    with world.desk() as desk:
        number = register(desk)
        sent = desk.outbox.make_batch(world.place())
    assert sent is not None

    def taken(count: int) -> list[int]:
        home = shutil.copytree(world.folder / "desk", tmp_path / str(count))
        command = [sys.executable, "-c", TAKE, home, PASSPHRASE, flood(world, sent, number, count)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
        return [int(each) for each in done.stdout.split()]

    small, *said = taken(10)
    large, *told = taken(5_000)
    # Each line is 1.6 KB, and there are 10 000 of them: 16 MB.
    assert large - small < 1 << 20
    assert said == told == [0, 1, 0]
