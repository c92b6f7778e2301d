"""A rehearsal: fictional people in a register of their own, nothing of which gets into the real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from tests.documents.reading import text_of
from xinfang_desk.desk import rehearsing
from xinfang_desk.desk.start import open_desk
from xinfang_desk.settings import Settings, read_settings, write_settings


def test_a_rehearsal_lies_beside_the_desk_and_every_paper_says_so(home: Path, clock: Clock) -> None:
    place = rehearsing.prepare(home, clock)
    assert place.parent == home.parent
    desk = open_desk(place, rehearsing.PASSPHRASE, now=clock)
    try:
        assert (desk.office.name, desk.office.desk) == ("示例镇（演练）", 0)
        rows = desk.reception.today()
        assert {row.people for row in rows} == {"周试例", "吴拟名"}
        for row in rows:
            for drawn in desk.papers.draw(row.number):
                assert "演练" in text_of(drawn.pdf)
    finally:
        desk.close()
    real = open_desk(home, PASSPHRASE, now=clock)
    assert real.reception.today() == ()
    real.close()


def test_it_is_the_same_rehearsal_the_next_time_with_its_mark(home: Path, clock: Clock) -> None:
    place = rehearsing.prepare(home, clock)
    write_settings(place, Settings(theme="dark"))
    assert rehearsing.prepare(home, clock) == place
    assert read_settings(place) == Settings(theme="dark", rehearsal=True)
    desk = open_desk(place, rehearsing.PASSPHRASE, now=clock)
    assert len(desk.reception.today()) == 2
    desk.close()


def test_its_numbers_are_not_kept_among_those_of_real_visits(
    home: Path, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    rehearsing.prepare(home, clock)
    assert [each.name for each in (tmp_path / "state").iterdir()] == ["xinfang-desk-rehearsal"]


def test_one_may_rehearse_before_the_desk_is_set_up(tmp_path: Path, clock: Clock) -> None:
    desk = open_desk(rehearsing.prepare(tmp_path / "none", clock), rehearsing.PASSPHRASE, now=clock)
    assert desk.office.name == "示例镇（演练）"
    desk.close()
    assert not (tmp_path / "none").exists()
