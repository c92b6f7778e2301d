"""A settings file that cannot be used turns nobody away: set aside it is, and check says so."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from xinfang_desk.desk import Desk
from xinfang_desk.desk.safe.backup import restore_home
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.stock import Make, PaperSetup
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.places import OFFICE, SETTINGS
from xinfang_desk.settings import SET_ASIDE, Settings, read_office, read_settings, write_settings

DAMAGED = {
    "half": b"{",
    "empty": b"",
    "list": b"[]",
    "nonsense": b'{"colour": "mauve"}',
    "theme": b'{"theme": "mauve"}',
    "language": b'{"language": "../../etc"}',
    "minutes as words": b'{"idle_minutes": "ten"}',
    "no minutes": b'{"idle_minutes": 0}',
    "endless minutes": b'{"idle_minutes": 1' + b"0" * 400 + b"}",
    "scale": b'{"scale": 1e400}',
    "no number": b'{"scale": NaN}',
    "still": b'{"still": 1}',
    "place": b'{"second_place": "/media/\\u0000"}',
    "long": b'{"printer": "' + b"x" * 5000 + b'"}',
    "far away": b'{"papers": {"down": 300}}',
    "a thousand copies": b'{"receipt": {"copies": 1000}}',
    "no such roll": b'{"slip": {"roll": 76}}',
    "a printer that is a list": b'{"slip": {"printer": []}}',
    "a paper as words": b'{"papers": "A4"}',
    "large": b"{}" + b" " * 70_000,
    "deep": b'{"theme": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "bytes": b"\xff\xfe\x00",
}


def register(desk: Desk) -> str:
    draft = VisitDraft(people=(Person(name="周试例"),), matters=(MatterDraft(statement="路灯坏了"),))
    return desk.reception.register(draft).matters[0].number


def codes(desk: Desk) -> list[str]:
    return [each.code for each in desk.upkeep.check()]


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_everybody_can_register_and_check_says_so(home: Path, clock: Clock, content: bytes) -> None:
    (home / SETTINGS).write_bytes(content)
    desk = open_desk(home, PASSPHRASE, now=clock)
    try:
        assert register(desk)
        assert desk.upkeep.settings() == Settings()
        assert desk.outbox.unanswered() == ()
        assert "settings.damaged" in codes(desk)
        assert (home / SET_ASIDE).read_bytes() == content
        desk.upkeep.change_settings(replace(desk.upkeep.settings(), theme="dark"))
        assert "settings.damaged" not in codes(desk)
        assert desk.upkeep.settings().theme == "dark"
        assert (home / SET_ASIDE).read_bytes() == content
    finally:
        desk.close()


def test_it_is_still_said_at_the_next_start(home: Path, clock: Clock) -> None:
    (home / SETTINGS).write_bytes(b"{")
    for _ in range(2):
        desk = open_desk(home, PASSPHRASE, now=clock)
        assert "settings.damaged" in codes(desk)
        desk.close()


def test_damage_in_the_middle_of_a_day(desk: Desk, home: Path) -> None:
    (home / SETTINGS).write_bytes(b'{"theme": ["dark"]}')
    assert register(desk)
    assert "settings.damaged" in codes(desk)
    desk.upkeep.change_settings(Settings(idle_minutes=3))
    assert "settings.damaged" not in codes(desk)
    assert (home / SET_ASIDE).read_bytes() == b'{"theme": ["dark"]}'


@pytest.mark.parametrize("planted", ["folder", "fifo", "link"])
def test_what_is_no_file_is_no_reason_to_stop(home: Path, clock: Clock, planted: str) -> None:
    if planted == "folder":
        (home / SETTINGS).mkdir()
    elif planted == "fifo":
        os.mkfifo(home / SETTINGS)
    else:
        (home / SETTINGS).symlink_to("/dev/zero")
    desk = open_desk(home, PASSPHRASE, now=clock)
    assert register(desk)
    assert "settings.damaged" in codes(desk)
    desk.close()


def test_a_backup_with_such_a_file_is_restored_and_opens(desk: Desk, home: Path, tmp_path: Path) -> None:
    register(desk)
    (home / SETTINGS).write_bytes(DAMAGED["deep"])
    file, _ = desk.copies.backup(tmp_path)
    restore_home(file, tmp_path / "restored", PASSPHRASE)
    restored = open_desk(tmp_path / "restored", PASSPHRASE)
    assert register(restored)
    assert "settings.damaged" in codes(restored)
    restored.close()


def test_what_is_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    place = os.fsdecode("/media/备份".encode("gbk"))
    needles = PaperSetup(printer="窗口回执+(1)", make=Make.NEEDLES, tray="tray-2", copies=2, down=-1.5)
    kept = Settings(theme="contrast", scale=1.25, papers=needles, second_place=place)
    write_settings(tmp_path, kept)
    assert read_settings(tmp_path) == kept
    assert "窗口回执" in (tmp_path / SETTINGS).read_text("utf-8")


def test_a_file_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    (tmp_path / SETTINGS).write_text(json.dumps(asdict(Settings(theme="dark")) | {"stick": ""}), "utf-8")
    assert read_settings(tmp_path) == Settings(theme="dark")
    (tmp_path / SETTINGS).write_text('{"printer": "A4", "slip_printer": "小票"}', "utf-8")
    assert read_settings(tmp_path) == Settings(
        papers=PaperSetup(printer="A4"), slip=PaperSetup(printer="小票")
    )
    (tmp_path / SETTINGS).write_text('{"scale": 2}', "utf-8")
    assert read_settings(tmp_path) == Settings(scale=2.0)


def test_a_disk_that_takes_nothing_is_said(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"home\.unwritable"):
        write_settings(tmp_path / "gone", Settings())


@pytest.mark.parametrize("content", [b"{", b"[" * 100_000, b'{"code": 5}', b'{"code": "1", "desk": "1"}'])
def test_the_closed_door_shows_no_damaged_office(tmp_path: Path, content: bytes) -> None:
    (tmp_path / OFFICE).write_bytes(content)
    assert read_office(tmp_path) is None
