"""Scans as the register keeps them: whose they are, who opens them, and when they go."""

from __future__ import annotations

import errno
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.conftest import CONFIDENTIAL, PASSPHRASE, Clock
from tests.desk.test_erasing import PERSON, SAID
from xinfang_desk import vault
from xinfang_desk.desk import Desk
from xinfang_desk.desk.books.scans import NewScan
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Material, MatterDraft, VisitDraft
from xinfang_desk.domain.roles import Duty
from xinfang_desk.places import ATTACHMENTS
from xinfang_desk.store import sealed

BARE = replace(SAID, materials=())
CONTENT = b"\xff\xd8\xff not decoded here, but sealed all the same"


def scan(name: str = "照片", content: bytes = CONTENT, pages: int = 1) -> NewScan:
    return NewScan(name=name, kind="jpeg", pages=pages, content=content)


def register(desk: Desk, draft: MatterDraft = BARE) -> str:
    return str(desk.reception.register(VisitDraft(people=(PERSON,), matters=(draft,))).matters[0].number)


def files(home: Path) -> set[str]:
    return {each.name for each in (home / ATTACHMENTS).glob("*")}


def test_it_is_sealed_named_by_its_sealed_bytes_and_opened_again(desk: Desk, home: Path) -> None:
    number = register(desk)
    record = desk.scans.attach(number, [scan()])
    [material] = record.matter.draft.materials
    assert material.scan is not None
    assert material.scan.sha256 == hashlib.sha256(CONTENT).hexdigest()
    [name] = files(home)
    sealed_bytes = (home / ATTACHMENTS / name).read_bytes()
    assert (hashlib.sha256(sealed_bytes).hexdigest(), CONTENT in sealed_bytes) == (name, False)
    assert (home / ATTACHMENTS / name).stat().st_mode & 0o077 == 0
    assert desk.scans.open(number, material.scan.sha256) == CONTENT
    assert [line.verb for line in desk.reception.show(number).history][-2:] == ["attach", "scan_opened"]
    with pytest.raises(DeskError, match=r"attachment\.unknown"):
        desk.scans.open(number, "0" * 64)


def test_a_correction_keeps_what_was_scanned(desk: Desk) -> None:
    number = register(desk)
    drafted = desk.scans.attach(number, [scan()]).matter.draft
    bare = replace(drafted, request="还有", materials=(Material(name="照片", pages=2), Material(name="别的")))
    record = desk.repair.correct(number, Correction(reason="写错了", matter=bare))
    assert [(each.name, each.pages, bool(each.scan)) for each in record.matter.draft.materials] == [
        ("照片", 2, True),
        ("别的", 1, False),
    ]


def test_it_goes_with_its_matter_after_its_time_and_nobody_elses_does(
    desk: Desk, home: Path, clock: Clock
) -> None:
    gone, stays = register(desk), register(desk)
    sha256 = desk.scans.attach(gone, [scan()]).matter.draft.materials[0].scan
    assert sha256 is not None
    desk.scans.take_off(gone, sha256.sha256, "拿错了")
    desk.scans.attach(gone, [scan(content=b"another")])
    theirs = files(home)
    desk.scans.attach(stays, [scan()])
    ours = files(home) - theirs
    desk.people.set_retention(1)
    clock.later(days=366)
    desk.upkeep.confirm_clock()
    desk.people.erase(gone, "保存期满")
    assert files(home) == ours
    assert desk.reception.show(gone).matter.draft.materials == ()
    assert len(desk.scans.listed(stays)) == 1
    assert {each.code for each in desk.upkeep.check()} <= {"calendar.unknown_year"}


def test_what_was_not_committed_removes_nothing(
    desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = register(desk)
    desk.scans.attach(number, [scan()])
    before = files(home)

    def fall(*_args: object, **_more: object) -> None:
        raise DeskError("store.full")

    monkeypatch.setattr("xinfang_desk.store.matters.part_from_people", fall)
    accused = replace(
        desk.reception.show(number).matter.draft,
        purpose=Purpose.JUBAO,
        route=None,
        outcome=Outcome.DISCIPLINE,
    )
    with pytest.raises(DeskError, match=r"store\.full"):
        desk.repair.correct(number, Correction(reason="是举报", matter=accused))
    assert before <= files(home)
    assert len(desk.scans.listed(number)) == 1
    assert desk.scans.open(number, hashlib.sha256(CONTENT).hexdigest()) == CONTENT


def test_what_a_power_cut_kept_is_removed_at_the_next_start(
    desk: Desk, home: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = register(desk)
    desk.scans.attach(number, [scan()])
    [old] = files(home)
    accused = replace(
        desk.reception.show(number).matter.draft,
        purpose=Purpose.JUBAO,
        route=None,
        outcome=Outcome.DISCIPLINE,
    )
    with monkeypatch.context() as patch:
        patch.setattr("xinfang_desk.store.file.register.discard", lambda _path: None)
        desk.repair.correct(number, Correction(reason="是举报", matter=accused))
    assert old in files(home)
    desk.close()
    again = open_desk(home, PASSPHRASE, now=clock)
    assert len(files(home)) == 1
    assert old not in files(home)
    assert not {"attachment.gone", "attachment.stray"} & {each.code for each in again.upkeep.check()}
    again.close()


def test_the_successor_opens_what_the_confidential_officer_left(desk: Desk, home: Path) -> None:
    """Scans of an accusation are sealed anew with it, and open by the key of now alone."""
    number = register(desk, replace(SAID, purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE, answers={}))
    desk.scans.attach(number, [scan()])
    [before] = files(home)
    secret = vault.open_confidential(vault.read_vault(home).holders[0], CONFIDENTIAL)
    desk.accounts.add("王保密", [Duty.OFFICER], "第二个口令-22")
    desk.sealing.hand_over("王保密", CONFIDENTIAL, "第二个口令-22", "保密口令-3333")
    [after] = files(home)
    assert after != before
    content = (home / ATTACHMENTS / after).read_bytes()
    successor = next(each for each in vault.read_vault(home).holders if each.confidential)
    assert sealed.opened(content, vault.open_confidential(successor, "保密口令-3333")) == CONTENT
    with pytest.raises(DeskError, match=r"seal\.wrong_key"):
        sealed.opened(content, secret)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_does_not_take_it_keeps_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    number = register(desk)

    def fail(*_args: object, **_more: object) -> None:
        raise OSError(error, "no")

    with monkeypatch.context() as patch:
        patch.setattr("xinfang_desk.store.scans.write_whole", fail)
        with pytest.raises(DeskError, match=r"home\.unwritable"):
            desk.scans.attach(number, [scan()])
    assert desk.scans.listed(number) == ()
    assert len(desk.scans.attach(number, [scan()]).matter.draft.materials) == 1


def test_one_that_cannot_be_read_now_is_not_left_open_in_an_accusation(
    desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails once stops the sealing of it all; nothing is half done."""
    number = register(desk)
    desk.scans.attach(number, [scan()])
    [before] = files(home)
    accused = replace(
        desk.reception.show(number).matter.draft,
        purpose=Purpose.JUBAO,
        route=None,
        outcome=Outcome.DISCIPLINE,
    )

    def fail(*_args: object, **_more: object) -> None:
        raise OSError(errno.EIO, "no")

    with monkeypatch.context() as patch:
        patch.setattr("xinfang_desk.store.scans.read_regular", fail)
        with pytest.raises(DeskError, match=r"home\.unwritable"):
            desk.repair.correct(number, Correction(reason="是举报", matter=accused))
    assert len(desk.scans.listed(number)) == 1
    assert desk.repair.correct(number, Correction(reason="是举报", matter=accused)).matter.confidential
    [after] = files(home)
    assert after != before
