"""Copies, drills, checks that say where, the trail, and what is held on a person."""

from __future__ import annotations

import base64
import hashlib
import json
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.desk.conftest import PASSPHRASE, Clock
from tests.documents.reading import text_of
from xinfang_desk import vault
from xinfang_desk.batch import cards
from xinfang_desk.desk import Desk
from xinfang_desk.desk.safe import retention as rotation
from xinfang_desk.desk.safe.backup import COPIES, restore_home, rotate
from xinfang_desk.desk.start import open_desk
from xinfang_desk.desk.trail import signed_bytes
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.people.petitioner import IdType, Person
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.packed import set_aside
from xinfang_desk.places import REGISTER, RESOURCES
from xinfang_desk.store.file.register import open_register
from xinfang_desk.store.finding import search

PERSON = Person(
    name="周试例", id_type=IdType.RESIDENT_ID, id_number="000000197904121019", phone="13800001024"
)
MATTER = MatterDraft(statement="欠工资18600元", outcome=Outcome.FORWARD)
ACCUSATION = MatterDraft(statement="举报", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)


def _register(desk: Desk, *matters: MatterDraft) -> list[str]:
    draft = VisitDraft(people=(PERSON,), matters=matters or (MATTER,))
    return [each.number for each in desk.reception.register(draft).matters]


def test_closing_a_day_keeps_a_copy_and_says_so(desk: Desk, home: Path) -> None:
    _register(desk)
    balance, file = desk.upkeep.close_day()
    assert file.parent == home / COPIES
    assert (balance.issued, balance.still_due) == (2, 2)
    [line] = desk.trail.export(verb="day_closed").lines
    assert (line.subject, line.detail) == ("2026-09-14", "2 0 0 2")
    assert desk.copies.drill(file).matters == 1


def test_copies_make_room_and_nothing_else_goes(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    place = tmp_path / "second"
    place.mkdir()
    (place / "411526102-2-20200101-000000.xfbackup").touch()
    (place / "letter.txt").touch()
    for _ in range(9):
        clock.later(days=1)
        desk.copies.keep(place)
    ours = sorted(each.name for each in place.glob("411526102-1-*"))
    # Seven days, and the last of the week before them.
    assert [name[12:20] for name in ours] == [f"202609{day}" for day in (17, 18, 19, 20, 21, 22, 23)]
    assert (place / "letter.txt").exists()
    assert (place / "411526102-2-20200101-000000.xfbackup").exists()


def test_the_rotation_keeps_days_weeks_and_months() -> None:
    newest = datetime(2026, 12, 31, 18, 0, tzinfo=CHINA)
    every_day = [newest - timedelta(days=back) for back in range(800)]
    stay = rotation.kept(every_day)
    days = sorted({each.date() for each in stay}, reverse=True)
    assert days[:7] == [(newest - timedelta(days=back)).date() for back in range(7)]
    assert {day.isocalendar()[:2] for day in days} >= {(2026, 53), (2026, 52), (2026, 51), (2026, 50)}
    assert {(day.year, day.month) for day in days} == {(2026, month) for month in range(1, 13)}
    assert len(days) == 7 + 2 + 11
    assert rotation.kept([newest]) == {newest}


def test_the_last_copy_of_a_day_is_the_one_that_stays(tmp_path: Path) -> None:
    for time in ("080000", "180000"):
        (tmp_path / f"411526102-1-20260914-{time}.xfbackup").touch()
    rotate(tmp_path, "411526102-1")
    assert [each.name for each in tmp_path.iterdir()] == ["411526102-1-20260914-180000.xfbackup"]


def test_a_second_place_gets_each_days_copy_and_its_own_rotation(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    assert desk.copies.keep_second() is None
    place = tmp_path / "other disk"
    place.mkdir()
    desk.upkeep.change_settings(replace(desk.upkeep.settings(), second_place=str(place)))
    for _ in range(9):
        clock.later(days=1)
        made = desk.copies.keep_second()
    assert made is not None
    assert made.parent == place
    assert desk.copies.drill(made).matters == 0
    assert 7 <= len(list(place.iterdir())) < 9
    desk.upkeep.change_settings(replace(desk.upkeep.settings(), second_place=str(tmp_path / "gone")))
    with pytest.raises(DeskError, match=r"drive\.gone"):
        desk.copies.keep_second()


def test_a_drill_opens_the_copy_and_keeps_the_date(desk: Desk, home: Path, clock: Clock) -> None:
    _register(desk)
    file = desk.copies.keep()
    _register(desk)
    assert desk.copies.last_drill() is None
    done = desk.copies.drill(file)
    assert (done.matters, done.attachments, done.at, done.file) == (1, 0, clock(), file.name)
    assert done.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert desk.copies.last_drill() == done
    assert not list(home.glob(".drill-*"))


def test_a_drill_refuses_what_is_damaged_or_not_of_this_register(
    desk: Desk, home: Path, clock: Clock, tmp_path: Path
) -> None:
    file = desk.copies.keep()
    _register(desk)
    clock.later(seconds=1)
    ahead, _ = desk.copies.backup(tmp_path)
    desk.close()
    restored = tmp_path / "older"
    restore_home(file, restored, PASSPHRASE)
    older = open_desk(restored, PASSPHRASE, now=clock)
    try:
        with pytest.raises(DeskError, match=r"backup\.foreign"):
            older.copies.drill(ahead)
        torn = tmp_path / "torn.xfbackup"
        torn.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        with pytest.raises(DeskError, match=r"backup\.damaged"):
            older.copies.drill(torn)
        assert older.copies.last_drill() is None
    finally:
        older.close()


def test_a_damaged_home_is_set_aside_whole(desk: Desk, home: Path, clock: Clock) -> None:
    file = desk.copies.keep()
    desk.close()
    with (home / REGISTER).open("r+b") as register:
        register.seek(5000)
        register.write(b"spoilt")
    spoilt = (home / REGISTER).read_bytes()
    aside = set_aside(home, clock())
    assert aside.name == "home-damaged-20260914-093000"
    assert (aside / REGISTER).read_bytes() == spoilt
    assert restore_home(aside / COPIES / file.name, home, PASSPHRASE) == (0, 0)


def test_a_check_says_which_page(desk: Desk, home: Path, clock: Clock) -> None:
    for _ in range(3):
        _register(desk)
    desk.close()
    pages = (home / REGISTER).stat().st_size // 4096
    with (home / REGISTER).open("r+b") as register:
        register.seek(pages * 4096 - 3000)
        register.write(b"\0")
    again = open_desk(home, PASSPHRASE, now=clock)
    try:
        found = {each.code: each.words for each in again.upkeep.check()}
        assert f"第{pages}页" in found["store.damaged"]
    finally:
        again.close()


def test_the_newest_copy_and_the_years_are_told(desk: Desk, clock: Clock) -> None:
    assert desk.copies.last() is None
    desk.copies.keep()
    made = clock()
    clock.later(hours=1)
    assert desk.copies.last() == made
    assert desk.upkeep.calendar_years() == (2024, 2025, 2026)


def test_a_stale_search_is_mended(desk: Desk, home: Path, clock: Clock) -> None:
    [number] = _register(desk)
    desk.close()
    with open_register(home / REGISTER, vault.open_vault(home, PASSPHRASE)) as store, store.write():
        search.forget(store, 1)
    again = open_desk(home, PASSPHRASE, now=clock)
    try:
        assert "1处" in {each.code: each.words for each in again.upkeep.check()}["store.search_stale"]
        assert again.upkeep.rebuild_search() == 1
        assert again.upkeep.check() == ()
        assert [row.number for row in again.reception.find("周试例")] == [number]
    finally:
        again.close()


def test_an_attachment_that_changed_is_named(desk: Desk, home: Path) -> None:
    name = hashlib.sha256(b"scan").hexdigest()
    (home / "attachments").mkdir()
    (home / "attachments" / name).write_bytes(b"scan")
    assert [each.code for each in desk.upkeep.check()] == ["attachment.stray"]
    (home / "attachments" / name).write_bytes(b"scam")
    found, _stray = desk.upkeep.check()
    assert (found.code, name in found.words) == ("attachment.damaged", True)


def test_a_look_up_is_kept_with_its_reason_and_once(desk: Desk) -> None:
    _register(desk)
    desk.reception.find("周试例")
    desk.reception.find("周试例")
    desk.reception.find("周试例", why="本人来电核对")
    lines = desk.trail.export(verb="find").lines
    assert [line.detail.split(" ", 1)[1] for line in lines] == ["1 接待", "1 本人来电核对"]
    assert [line.seq for line in desk.trail.export(looked_for="周试例").lines] == [line.seq for line in lines]
    assert desk.trail.export(looked_for="别人").lines == ()


def test_words_that_are_typed_on_are_one_look_up_and_each_can_be_asked_for(desk: Desk) -> None:
    _register(desk)
    for typed in ("周", "周试", "周试例", "周试"):
        desk.reception.find(typed)
    desk.reception.find("李样本")
    typed_on, another = desk.trail.export(verb="find").lines
    assert typed_on.detail.split(" ", 1)[1] == "1 接待"
    assert another.detail.split(" ", 1)[1] == "0 接待"
    for shown in ("周", "周试", "周试例"):
        assert desk.trail.export(looked_for=shown).lines == (typed_on,)
    assert desk.trail.export(looked_for="李样本").lines == (another,)
    assert desk.trail.export(looked_for="李").lines == ()


def test_a_look_up_is_kept_though_the_program_is_cut_off(desk: Desk, home: Path, clock: Clock) -> None:
    _register(desk)
    desk.reception.find("周试")
    clock.later(seconds=1)
    desk.reception.find("周试例")
    looked_at = clock()
    # Nothing more is written; the next one who sits down finds it.
    desk.close()
    clock.later(hours=3)
    again = open_desk(home, PASSPHRASE, now=clock)
    try:
        assert again.upkeep.check() == ()
        [line] = again.trail.export(looked_for="周试例").lines
        assert (line.officer, line.at) == ("示例员", looked_at)
        assert again.trail.export(looked_for="周试").lines == (line,)
        assert again.trail.export().sound
    finally:
        again.close()


def test_whatever_is_done_next_stands_after_the_look_up(desk: Desk) -> None:
    desk.reception.find("周试例")
    _register(desk)
    desk.reception.find("周试例一")
    verbs = [line.verb for line in desk.trail.export().lines]
    assert verbs == ["init", "find", "registered", "find"]
    assert len(desk.trail.export(looked_for="周试例一").lines) == 1


def test_after_a_rest_or_for_another_reason_it_is_another_look_up(desk: Desk, clock: Clock) -> None:
    desk.reception.find("周试例")
    clock.later(minutes=9)
    desk.reception.find("周试例")
    clock.later(minutes=9)
    desk.reception.find("周试例", why="督查检查")
    clock.later(minutes=10)
    desk.reception.find("周试例", why="督查检查")
    assert [line.detail.split(" ", 1)[1] for line in desk.trail.export(verb="find").lines] == [
        "0 接待",
        "0 督查检查",
        "0 督查检查",
    ]


def test_the_trail_is_signed_by_the_desk(desk: Desk, tmp_path: Path) -> None:
    _register(desk)
    card = tmp_path / "desk.card"
    desk.keys.write_card(card)
    key = Ed25519PublicKey.from_public_bytes(cards.signing_key(cards.read_card(card.read_bytes())))
    found = desk.trail.export()
    assert found.sound
    assert found.lines[-1].hash == found.head
    key.verify(base64.b64decode(found.signature), signed_bytes(found.lines, found.head))
    with pytest.raises(InvalidSignature):
        key.verify(base64.b64decode(found.signature), signed_bytes(found.lines[1:], found.head))
    assert desk.trail.export().lines[-1].verb == "trail_read"


def test_a_person_gets_all_that_is_held_and_nothing_sealed(desk: Desk) -> None:
    number, _ = _register(desk, MATTER, ACCUSATION)
    [record] = desk.people.held_on("", id_number=PERSON.id_number).records
    assert (record.matter.number, record.visit.people) == (number, (PERSON,))
    assert len(desk.people.held_on("周试例", phone=PERSON.phone).records) == 1
    assert desk.people.held_on("周试例").rows == ()
    assert len(desk.trail.export(looked_for=PERSON.id_number).lines) == 1


def test_who_asks_gets_it_on_paper_and_nothing_of_who_came_along(desk: Desk) -> None:
    other = Person(name="郑同来", id_number="000000198001010016", phone="13900001111", address="别处七组")
    [matter] = desk.reception.register(VisitDraft(people=(PERSON, other), matters=(MATTER,))).matters
    _register(desk, ACCUSATION)
    text = text_of(_paper_of(desk, "", id_number=PERSON.id_number))
    for words in (
        PERSON.name,
        PERSON.phone,
        grouped(matter.number).replace(" ", ""),
        "共1件",
        "来访登记回执",
    ):
        assert words in text
    for words in (PERSON.id_number, other.name, other.phone, other.id_number, ACCUSATION.statement):
        assert words not in text
    assert "共0件" in text_of(_paper_of(desk, "没有这个人", phone="13000000000"))


def test_a_request_and_its_paper_are_one_look_up(desk: Desk) -> None:
    _register(desk)
    _paper_of(desk, "", id_number=PERSON.id_number)
    assert len(desk.trail.export(looked_for=PERSON.id_number).lines) == 1


def _paper_of(desk: Desk, name: str, *, id_number: str = "", phone: str = "") -> bytes:
    return desk.people.paper(desk.people.held_on(name, id_number, phone), name, id_number, phone)


def test_a_person_gets_more_than_a_list_shows(desk: Desk) -> None:
    for _ in range(3):
        _register(desk, *[MATTER] * 20)
    assert len(desk.people.held_on("", id_number=PERSON.id_number).records) == 60


def test_the_countys_tables_are_in_use_and_a_damaged_one_is_told(home: Path, clock: Clock) -> None:
    sent = json.loads((RESOURCES / "calendars" / "cn.json").read_text("utf-8"))
    sent["years"].remove(2025)
    for part in ("off", "makeup", "notices"):
        sent[part] = {day: said for day, said in sent[part].items() if not day.startswith("2025")}
    (home / "tables").mkdir()
    table = home / "tables" / "calendar.json"
    table.write_text(json.dumps(sent), "utf-8")
    with closing(open_desk(home, PASSPHRASE, now=clock)) as desk:
        assert 2025 not in desk.upkeep.calendar_years()
        assert 2026 in desk.upkeep.calendar_years()
        assert "table.bad" not in {each.code for each in desk.upkeep.check()}
    table.write_text("{", "utf-8")
    with closing(open_desk(home, PASSPHRASE, now=clock)) as desk:
        assert 2025 in desk.upkeep.calendar_years()
        [finding] = [each for each in desk.upkeep.check() if each.code == "table.bad"]
        assert "calendar" in finding.words


def test_a_reply_that_never_came_is_told(desk: Desk, home: Path, clock: Clock) -> None:
    assert "reply.missing" not in {each.code for each in desk.upkeep.check()}
    desk.close()
    with open_register(home / REGISTER, vault.open_vault(home, PASSPHRASE)) as register, register.write():
        register.run("INSERT INTO replies VALUES ('0', 2, '2026-09-14')")
    with closing(open_desk(home, PASSPHRASE, now=clock)) as again:
        [finding] = [each for each in again.upkeep.check() if each.code == "reply.missing"]
    assert "第1份" in finding.words
