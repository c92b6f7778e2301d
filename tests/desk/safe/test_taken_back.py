"""What a restore takes back, and what keeps it from nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tests.desk.conftest import PASSPHRASE, Clock
from tests.desk.safe.test_restoring import register
from xinfang_desk.desk import Desk
from xinfang_desk.desk.safe.backup import restore_home
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.time.calendar import CHINA


def test_what_a_desk_puts_right_by_itself_keeps_no_copy_out(desk: Desk, tmp_path: Path) -> None:
    number = register(desk)
    [receipt, *_more] = desk.papers.draw(number)
    desk.papers.hand_over(str(receipt.paper_uid))
    desk.repair.void(number, "重复登记", by="赵示例")
    assert desk.upkeep.check() == ()
    register(desk)
    desk.copies._store.run("DELETE FROM search")
    assert [each.code for each in desk.upkeep.check()] == ["store.search_stale"]
    file, _ = desk.copies.backup(tmp_path)
    assert desk.copies.drill(file).matters == 2
    assert restore_home(file, tmp_path / "restored", PASSPHRASE) == (2, 0)


def test_a_year_that_the_copy_knows_nothing_of_begins_behind_the_gap(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    register(desk)
    file, _ = desk.copies.backup(tmp_path)
    restored = tmp_path / "restored"
    clock.time = datetime(2031, 1, 8, 9, 0, tzinfo=CHINA)
    restore_home(file, restored, PASSPHRASE, now=clock)
    again = open_desk(restored, PASSPHRASE, now=clock)
    assert int(register(again)[12:17]) == 1001
    again.close()
