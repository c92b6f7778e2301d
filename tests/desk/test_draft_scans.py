"""What is scanned while a visit is being written: kept with the draft, and the matter's by registering."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.conftest import CONFIDENTIAL, PASSPHRASE, Clock
from tests.desk.test_erasing import PERSON, SAID
from tests.desk.test_scans import CONTENT, files, scan
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.category import Outcome, Paper, Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.roles import Duty

HASH = hashlib.sha256(CONTENT).hexdigest()
ACCUSED = replace(SAID, purpose=Purpose.JUBAO, route=None, outcome=Outcome.DISCIPLINE, answers={})


def drafted(*matters: MatterDraft, key: str = "k" * 32) -> VisitDraft:
    return VisitDraft(people=(PERSON,), matters=matters, key=key)


def with_scan(matter: MatterDraft, *names: str) -> MatterDraft:
    return replace(matter, materials=tuple(scan(name, pages=3).material for name in names))


def code_of(doing, *args, **more) -> str:
    with pytest.raises(DeskError) as refused:
        doing(*args, **more)
    return refused.value.code


def test_a_scan_is_kept_with_its_draft_and_becomes_the_matters(desk: Desk, home: Path, clock: Clock) -> None:
    draft = drafted(with_scan(SAID, "微信记录"))
    desk.scans.put_by(draft, [scan("微信记录", pages=3)])
    [before] = files(home)
    assert CONTENT not in (home / "attachments" / before).read_bytes()
    assert desk.scans.of_draft(draft.key, HASH) == CONTENT
    desk.close()

    # As after a power cut: the draft and its scan are both there.
    again = open_desk(home, PASSPHRASE, now=clock)
    [kept] = again.reception.drafts()
    assert kept.draft == draft
    assert again.scans.of_draft(draft.key, HASH) == CONTENT
    assert not {"attachment.gone", "attachment.stray"} & {each.code for each in again.upkeep.check()}

    visit = again.reception.register(kept.draft)
    number = visit.matters[0].number
    assert again.reception.register(kept.draft).matters[0].number == number
    assert [(each.name, each.pages) for each in again.scans.listed(number)] == [("微信记录", 3)]
    assert again.scans.open(number, HASH) == CONTENT
    assert Paper.MATERIALS in visit.matters[0].papers
    assert before not in files(home)
    assert len(files(home)) == 1
    assert again.reception.drafts() == ()
    assert code_of(again.scans.of_draft, draft.key, HASH) == "attachment.unknown"
    again.close()


def test_neither_is_kept_without_the_other(desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*_args: object, **_more: object) -> None:
        raise DeskError("store.full")

    with monkeypatch.context() as patch:
        patch.setattr("xinfang_desk.store.scans.add_of_draft", fall)
        assert code_of(desk.scans.put_by, drafted(with_scan(SAID, "照片")), [scan()]) == "store.full"
    assert desk.reception.drafts() == ()
    draft = drafted(with_scan(SAID, "照片"))
    desk.scans.put_by(draft, [scan()])
    with monkeypatch.context() as patch:
        patch.setattr("xinfang_desk.store.scans.keep", fall)
        assert code_of(desk.reception.register, draft) == "store.full"
    assert desk.reception.today() == ()
    assert desk.reception.drafts()[0].draft == draft
    assert desk.scans.of_draft(draft.key, HASH) == CONTENT


def test_a_draft_thrown_away_takes_its_scans_along(desk: Desk, home: Path) -> None:
    draft = drafted(replace(with_scan(SAID, "照片"), statement="", request=""))
    desk.scans.put_by(replace(draft, people=()), [scan()])
    assert desk.reception.drafts()[0].first_words == "照片"
    desk.reception.discard_draft(draft.key)
    assert files(home) == set()
    assert desk.reception.drafts() == ()


def test_what_was_taken_out_of_the_draft_is_not_the_matters(desk: Desk, home: Path) -> None:
    other = scan("考勤表", content=b"another page")
    draft = drafted(replace(SAID, materials=(scan("照片").material, other.material)))
    desk.scans.put_by(draft, [scan("照片"), other])
    number = desk.reception.register(drafted(with_scan(SAID, "照片"))).matters[0].number
    assert [each.name for each in desk.scans.listed(number)] == ["照片"]
    assert len(files(home)) == 1


def test_what_may_be_an_accusation_lies_under_its_readers_keys(desk: Desk, home: Path, clock: Clock) -> None:
    plain = drafted(with_scan(SAID, "照片"))
    desk.scans.put_by(plain, [scan()])
    [open_file] = files(home)
    accused = drafted(with_scan(ACCUSED, "照片"))
    desk.reception.save_draft(accused)
    [sealed_file] = files(home)
    assert sealed_file != open_file
    # Who writes it has it in hand; after a start only the confidential officer opens it.
    assert desk.scans.of_draft(accused.key, HASH) == CONTENT
    desk.close()
    again = open_desk(home, PASSPHRASE, now=clock)
    assert code_of(again.scans.of_draft, accused.key, HASH) == "attachment.unknown"
    assert again.sealing.open_draft(accused.key, CONFIDENTIAL) == accused
    assert again.scans.of_draft(accused.key, HASH) == CONTENT
    # It is none after all: what lay sealed lies as an ordinary scan does.
    again.reception.save_draft(plain)
    assert again.scans.of_draft(plain.key, HASH) == CONTENT
    number = again.reception.register(plain).matters[0].number
    assert again.scans.open(number, HASH) == CONTENT
    again.close()


def test_the_confidential_officer_alone_sees_the_scans_of_an_accusation(
    desk: Desk, home: Path, clock: Clock
) -> None:
    draft = drafted(with_scan(SAID, "照片"), with_scan(ACCUSED, "账本"))
    desk.scans.put_by(draft, [scan()])
    ordinary, accusation = (each.number for each in desk.reception.register(draft).matters)
    desk.scans.attach(accusation, [scan("后来的", content=b"came later")])
    assert desk.scans.open(ordinary, HASH) == CONTENT
    for doing in (desk.scans.listed, lambda number: desk.scans.open(number, HASH)):
        assert code_of(doing, accusation) == "matter.sealed"
    assert desk.sealing.open_scans(accusation, CONFIDENTIAL) == (CONTENT, b"came later")
    assert desk.reception.show(accusation).history[-1].verb == "scans_unsealed"
    assert code_of(desk.sealing.open_scans, accusation, "不对的口令-11") == "passphrase.wrong"
    assert code_of(desk.sealing.open_scans, ordinary, CONFIDENTIAL) == "matter.not_sealed"
    desk.accounts.add("王窗口", [Duty.OFFICER], "第二个口令-22")
    desk.close()
    theirs = open_desk(home, "第二个口令-22", officer="王窗口", now=clock)
    assert code_of(theirs.sealing.open_scans, accusation, CONFIDENTIAL) == "role.lacking"
    theirs.close()


def test_the_successor_opens_the_scans_of_a_sealed_draft(desk: Desk, home: Path, clock: Clock) -> None:
    accused = drafted(with_scan(ACCUSED, "照片"))
    desk.scans.put_by(accused, [scan()])
    before = files(home)
    desk.accounts.add("王保密", [Duty.OFFICER], "第二个口令-22")
    desk.sealing.hand_over("王保密", CONFIDENTIAL, "第二个口令-22", "保密口令-3333")
    assert len(files(home)) == 1
    assert files(home) != before
    desk.close()
    theirs = open_desk(home, "第二个口令-22", officer="王保密", now=clock)
    theirs.sealing.open_draft(accused.key, "保密口令-3333")
    assert theirs.scans.of_draft(accused.key, HASH) == CONTENT
    theirs.close()
