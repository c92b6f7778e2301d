"""A paper that was handed over comes out again as it was, whatever the forms say by then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from tests.documents.reading import place_of, text_of
from tests.store.pages import plain_pages
from xinfang_desk import vault
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import open_desk
from xinfang_desk.devices import printer
from xinfang_desk.documents import draw
from xinfang_desk.documents.papers.records import answer_record
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Paper, Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.print_job import PrintOutcome
from xinfang_desk.domain.matter import MatterDraft, Step, StepTaken, VisitDraft
from xinfang_desk.domain.people.petitioner import Need, Person
from xinfang_desk.domain.record import PaperState
from xinfang_desk.places import REGISTER

SAID = MatterDraft(statement="渠里田进不了水", request="请把渠通开", outcome=Outcome.FORWARD, to="县水利局")


@pytest.fixture
def number(desk: Desk) -> str:
    person = Person(name="周试例", address="示例村三组", needs=(Need.LARGE_TYPE,))
    return desk.reception.register(VisitDraft(people=(person,), matters=(SAID,))).matters[0].number


def _hand_over(desk: Desk, number: str, *, large: bool = False) -> dict[Paper, bytes]:
    drawn = desk.papers.draw(number, large=large)
    for each in drawn:
        desk.papers.hand_over(each.paper_uid)
    return {each.kind: each.pdf for each in drawn}


def _other_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    """The forms of a later version: other words, other sizes, another page."""
    for kind in draw.FORMS:
        monkeypatch.setitem(draw.FORMS, kind, answer_record)
    for kind in draw.NOTICES:
        monkeypatch.setitem(draw.NOTICES, kind, lambda letter: letter.begin_copy("", "later"))


def test_what_was_handed_over_comes_out_the_same_under_later_forms(
    desk: Desk, number: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed = _hand_over(desk, number)
    clock.later(days=40)
    desk.reception.take_step(number, StepTaken(step=Step.NOTE, on=date(2026, 10, 1), gist="补了照片"))
    _other_forms(monkeypatch)
    again = desk.papers.draw(number)
    assert {each.kind: each.pdf for each in again} == handed
    assert all(each.as_handed_over and not each.reissued for each in again)


def test_by_choice_it_is_given_out_anew_and_says_on_what_day(
    desk: Desk, number: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed = _hand_over(desk, number)
    clock.later(days=40)
    _other_forms(monkeypatch)
    (receipt,) = desk.papers.draw(number, (Paper.RECEIPT,), anew=True)
    assert receipt.reissued
    assert "重新出具：2026年10月24日" in text_of(receipt.pdf)
    assert "当场解答记录" in text_of(receipt.pdf)
    assert desk.reception.show(number).history[-1].verb == "paper_reissued"
    # What lies in somebody's hand is what it was.
    assert desk.papers.draw(number, (Paper.RECEIPT,))[0].pdf == handed[Paper.RECEIPT]


def test_in_another_size_of_type_it_is_another_paper_and_says_so(desk: Desk, number: str) -> None:
    handed = _hand_over(desk, number, large=True)
    again, normal = (desk.papers.draw(number, (Paper.RECEIPT,), large=large)[0] for large in (True, False))
    assert again.pdf == handed[Paper.RECEIPT]
    assert normal.reissued
    assert "重新出具" in text_of(normal.pdf)


def test_what_is_not_handed_over_yet_is_of_now(
    desk: Desk, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.papers.draw(number)
    _other_forms(monkeypatch)
    (receipt,) = desk.papers.draw(number, (Paper.RECEIPT,), anew=True)
    assert "当场解答记录" in text_of(receipt.pdf)
    assert "重新出具" not in text_of(receipt.pdf)


def test_printed_again_it_is_what_it_was_and_a_mark_at_its_head(
    desk: Desk, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(printer, "send", lambda pdf, **_: printed.append(pdf) or PrintOutcome.SENT)
    desk.papers.send(number, (Paper.RECEIPT,))
    desk.papers.send(number, (Paper.RECEIPT,))
    paper = next(each for each in desk.reception.show(number).papers if each.kind is Paper.RECEIPT)
    desk.papers.hand_over(paper.uid)
    # What is in the hand is the last that was printed, and that is what is kept.
    assert desk.papers.draw(number, (Paper.RECEIPT,))[0].pdf == printed[-1]
    _other_forms(monkeypatch)
    desk.papers.send(number, (Paper.RECEIPT,))
    assert "此前已打印2次" in text_of(printed[-1])
    assert text_of(printed[-1]).startswith(text_of(printed[-2])[:40])


def test_a_slip_of_the_roll_comes_out_as_it_was_handed_over_beside_the_sheet(
    desk: Desk, number: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(printer, "send", lambda pdf, **_: printed.append(pdf) or PrintOutcome.SENT)
    desk.papers.send(number, (Paper.RECEIPT,), on_roll=True)
    paper = next(each for each in desk.reception.show(number).papers if each.kind is Paper.RECEIPT)
    assert paper.state is PaperState.SENT
    desk.papers.hand_over(paper.uid)
    clock.later(days=40)
    for kind in draw.ROLLS:
        monkeypatch.setitem(draw.ROLLS, kind, lambda job, _width: answer_record(job))
    assert desk.papers.draw(number, (Paper.RECEIPT,), on_roll=True)[0].pdf == printed[0]
    desk.papers.send(number, (Paper.RECEIPT,), on_roll=True)
    again, mark = text_of(printed[1]), "补打：此前已打印1次"
    assert again.replace(mark, "") == text_of(printed[0])
    # It is said above all else: what stands below the stub's line is not the petitioner's.
    assert place_of(printed[1], "补打") > place_of(printed[1], "来访登记回执")
    # The sheet was never handed over: it is of now, and says so.
    (sheet,) = desk.papers.draw(number, (Paper.RECEIPT,))
    assert sheet.reissued
    assert desk.papers.draw(number, (Paper.RECEIPT,), on_roll=True)[0].pdf == printed[0]


def test_a_slip_that_nobody_printed_is_not_taken_for_one_that_was_handed_over(
    desk: Desk, number: str, clock: Clock
) -> None:
    slip = desk.papers.draw(number, (Paper.RECEIPT,), on_roll=True)[0].pdf
    clock.later(days=3)
    desk.reception.take_step(number, StepTaken(step=Step.NOTE, on=date(2026, 9, 17), gist="补了照片"))
    _hand_over(desk, number)
    (again,) = desk.papers.draw(number, (Paper.RECEIPT,), on_roll=True)
    assert again.reissued
    assert again.pdf != slip


def test_what_an_older_version_kept_is_a_sheet(desk: Desk, home: Path, number: str, clock: Clock) -> None:
    handed = _hand_over(desk, number)
    register = desk.papers._seat.store
    with register.write():
        register.run("ALTER TABLE drawings RENAME TO rolls")
        register.run(
            "CREATE TABLE drawings (matter INTEGER NOT NULL, position INTEGER NOT NULL,"
            " large INTEGER NOT NULL, drawing BLOB NOT NULL, PRIMARY KEY (matter, position))"
            " STRICT, WITHOUT ROWID"
        )
        register.run("INSERT INTO drawings SELECT matter, position, large, drawing FROM rolls")
        register.run("DROP TABLE rolls")
        register.run("DELETE FROM _sqlite_migrations WHERE name = 'm0013_rolls'")
    desk.close()
    opened = open_desk(home, PASSPHRASE, now=clock)
    try:
        assert {each.kind: each.pdf for each in opened.papers.draw(number)} == handed
        assert "重新出具" in text_of(opened.papers.draw(number, (Paper.RECEIPT,), on_roll=True)[0].pdf)
    finally:
        opened.close()


def test_a_guide_printed_later_says_on_which_day_and_no_other_paper_does(
    desk: Desk, number: str, clock: Clock
) -> None:
    wanted = (Paper.GUIDANCE, Paper.RECEIPT, Paper.FORWARDING)
    assert not any("打印" in text_of(each.pdf) for each in desk.papers.draw(number, wanted))
    clock.later(days=6)
    guide, *others = desk.papers.draw(number, wanted)
    assert "2026-09-20打印" in text_of(guide.pdf)
    assert "2026-09-20打印" in text_of(desk.papers.draw(number, (Paper.GUIDANCE,), on_roll=True)[0].pdf)
    assert not any("打印" in text_of(each.pdf) for each in others)
    assert desk.papers.draw(number, (Paper.GUIDANCE,))[0].pdf == guide.pdf
    # How a matter stands is told of a day, be it the first.
    assert "2026-09-20打印" in text_of(desk.papers.progress(number))
    asked = ("周试例", "", "00000001024")
    own = desk.people.paper(desk.people.held_on(*asked), *asked)
    assert "到2026年9月20日为止" in text_of(own)


def test_of_an_older_register_what_was_handed_over_is_drawn_anew_and_says_so(
    desk: Desk, home: Path, number: str, clock: Clock
) -> None:
    _hand_over(desk, number)
    other = desk.reception.register(VisitDraft(people=(), matters=(SAID,), anonymous=True)).matters[0].number
    desk.papers.draw(other)
    register = desk.papers._seat.store
    register.run("DROP TABLE drawings")
    register.run("DELETE FROM _sqlite_migrations WHERE name IN ('m0009_drawings', 'm0013_rolls')")
    desk.close()
    clock.later(days=3)
    with_today = open_desk(home, PASSPHRASE, now=clock)
    try:
        for each in with_today.papers.draw(number):
            assert each.reissued
            assert "重新出具：2026年9月17日" in text_of(each.pdf)
        # What waits to be handed over is a paper of today, and is kept from then on.
        handed = _hand_over(with_today, other)
        assert {each.kind: each.pdf for each in with_today.papers.draw(other)} == handed
        assert not any("重新出具" in text_of(each) for each in handed.values())
        assert {each.code for each in with_today.upkeep.check()} <= {"calendar.unknown_year"}
    finally:
        with_today.close()


def test_of_what_is_sealed_later_no_page_holds_what_was_drawn(desk: Desk, home: Path, number: str) -> None:
    _hand_over(desk, number)
    desk.repair.correct(number, Correction(reason="问清楚了", matter=replace(SAID, purpose=Purpose.JUBAO)))
    (sealed,) = [each for each in desk.reception.show(number).papers if each.state is not PaperState.VOIDED]
    assert sealed.kind is Paper.SEALED_RECEIPT
    with pytest.raises(DeskError, match=r"paper\.sealed"):
        desk.papers.draw(number, (Paper.RECEIPT,))
    store = desk.papers._seat.store
    assert store.rows("SELECT * FROM drawings") == []
    assert "渠里" not in text_of(desk.papers.draw(number)[0].pdf)


def test_a_drawing_is_kept_in_the_encrypted_file_and_small(desk: Desk, home: Path, number: str) -> None:
    _hand_over(desk, number)
    kept = desk.papers._seat.store.rows("SELECT drawing FROM drawings")
    assert len(kept) == len(desk.reception.show(number).papers)
    assert max(len(drawing) for (drawing,) in kept) < 8 * 1024
    desk.close()
    (drawing,) = kept[0]
    assert drawing not in (home / REGISTER).read_bytes()
    assert drawing[:64] in plain_pages(home / REGISTER, vault.open_vault(home, PASSPHRASE))


def test_a_damaged_drawing_is_said_and_nothing_else_is_printed(desk: Desk, number: str) -> None:
    _hand_over(desk, number)
    store = desk.papers._seat.store
    with store.write():
        store.run("UPDATE drawings SET drawing = ?", (b"x" * 64,))
    with pytest.raises(DeskError, match=r"store\.record_damaged"):
        desk.papers.draw(number, (Paper.RECEIPT,))
