"""The verbs of reception on a real register."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from tests.documents.reading import size_of, text_of
from xinfang_desk.cli.session import save_papers
from xinfang_desk.desk import Desk, papers
from xinfang_desk.desk.safe.backup import restore_home
from xinfang_desk.desk.shipped import rules_shipped
from xinfang_desk.desk.start import open_desk
from xinfang_desk.devices import printer
from xinfang_desk.documents.draw import draw
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.print_job import PrintOutcome
from xinfang_desk.domain.matter import (
    Conclusion,
    MatterDraft,
    State,
    Step,
    StepTaken,
    VisitDraft,
    agreed_text,
)
from xinfang_desk.domain.people.petitioner import IdType, Need, Person
from xinfang_desk.domain.record import PaperState
from xinfang_desk.places import REGISTER
from xinfang_desk.words.notices import notice

PERSON = Person(
    name="周试例",
    id_type=IdType.RESIDENT_ID,
    id_number="000000197904121019",
    phone="13800001024",
    address="示例村三组",
)
MATTER = MatterDraft(statement="欠工资18600元", route=Route.S6, outcome=Outcome.ACCEPT)


def _draft(key: str = "", **more: object) -> VisitDraft:
    return VisitDraft(people=(PERSON,), matters=(replace(MATTER, **more),), key=key)  # type: ignore[arg-type]


def test_double_enter_makes_one_visit(desk: Desk) -> None:
    first = desk.reception.register(_draft("a-form"))
    assert desk.reception.register(_draft("a-form")) == first
    assert len(desk.reception.today()) == 1


def test_a_draft_outlives_the_program_and_goes_with_its_visit(desk: Desk, home: Path, clock: Clock) -> None:
    desk.reception.save_draft(_draft("a-form", statement="说到一半"))
    desk.close()
    again = open_desk(home, PASSPHRASE, now=clock)
    try:
        kept = again.reception.drafts()[0]
        assert (kept.key, kept.saved_at) == ("a-form", clock())
        again.reception.register(kept.draft)
        assert again.reception.drafts() == ()
    finally:
        again.close()


def test_half_a_character_is_refused_and_nothing_is_kept(desk: Desk) -> None:
    with pytest.raises(DeskError, match=r"input\.half_character"):
        desk.reception.register(_draft(statement="半个\ud842字"))
    assert desk.reception.today() == ()


def test_a_clock_that_went_back_never_refuses(desk: Desk, clock: Clock) -> None:
    desk.reception.register(_draft())
    clock.later(days=-3650)
    visit = desk.reception.register(_draft())
    assert "clock_suspect" in {notice.code for notice in visit.matters[0].notices}
    assert "clock.behind" in {finding.code for finding in desk.upkeep.check()}


def test_the_same_person_is_recognised_by_a_second_field(desk: Desk) -> None:
    number = desk.reception.register(_draft()).matters[0].number
    namesake = Person(name="周试例", phone="13900009999", address="别村")
    assert desk.reception.earlier(namesake) == ()
    assert [row.number for row in desk.reception.earlier(replace(namesake, phone=PERSON.phone))] == [number]
    assert [row.number for row in desk.reception.earlier(PERSON)] == [number]


def test_a_repeat_visit_runs_on_the_first_clock(desk: Desk, clock: Clock) -> None:
    first = desk.reception.register(_draft()).matters[0]
    clock.later(days=20)
    again = desk.reception.register(_draft(outcome=Outcome.MERGE, earlier=first.number)).matters[0]
    due = {each.id: each.due for each in again.deadlines}
    assert due["handle_60d"] == date(2026, 9, 14) + timedelta(days=60)


def test_approval_owes_the_paper_that_waited(desk: Desk) -> None:
    facts = Conclusion(document="示例复核1号", served_on=date(2026, 3, 2), same_facts=True)
    number = desk.reception.register(_draft(outcome=Outcome.NO_MORE, conclusion=facts)).matters[0].number
    assert [paper.kind for paper in desk.reception.show(number).papers] == [Paper.RECEIPT]
    record = desk.reception.approve(number, "示例领导")
    assert Paper.NO_LONGER_ACCEPTED in [paper.kind for paper in record.papers]
    assert record.matter.rev == 2
    with pytest.raises(DeskError, match=r"approval\.not_needed"):
        desk.reception.approve(desk.reception.register(_draft()).matters[0].number, "示例领导")


def test_a_correction_keeps_the_earlier_version(desk: Desk) -> None:
    number = desk.reception.register(_draft()).matters[0].number
    record = desk.repair.correct(
        number, Correction(reason="写错了", matter=replace(MATTER, statement="欠工资18700元"))
    )
    assert record.matter.draft.statement == "欠工资18700元"
    assert record.matter.rev == 2
    assert [line.verb for line in record.history][-1] == "correct"
    assert desk.reception.find("18700")[0].number == number
    assert desk.reception.find("18600") == ()


def test_steps_move_the_matter_and_its_receipt_stays_as_it_was_given(desk: Desk, clock: Clock) -> None:
    number = desk.reception.register(_draft()).matters[0].number
    clock.later(days=6)
    given = desk.papers.draw(number, (Paper.RECEIPT,))[0]
    assert given.paper_uid is not None
    desk.papers.hand_over(given.paper_uid)
    record = desk.reception.take_step(
        number, StepTaken(step=Step.ANSWER, on=date(2026, 9, 20), document="示例答复1号")
    )
    assert record.matter.state is State.ANSWERED
    assert Step.DELIVER in desk.reception.may(number)
    assert desk.papers.draw(number, (Paper.RECEIPT,))[0].sha256 == given.sha256
    anew = desk.papers.draw(number, (Paper.RECEIPT,), anew=True)[0]
    assert "现在到这里" in text_of(anew.pdf)


def test_what_is_due_is_listed_soonest_first(desk: Desk, clock: Clock) -> None:
    first = desk.reception.register(_draft(outcome=Outcome.FORWARD)).matters[0].number
    assert desk.reception.due() == ()
    clock.later(days=9)
    assert [row.number for row in desk.reception.due()] == [first]


def test_an_accusation_shows_only_where_it_stands(desk: Desk) -> None:
    visit = desk.reception.register(_draft(purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE))
    record = desk.reception.show(visit.matters[0].number)
    assert record.visit.people == ()
    assert record.matter.draft.statement == ""
    assert desk.reception.earlier(PERSON) == ()


def test_papers_go_from_due_to_handed_over_and_back(desk: Desk) -> None:
    number = desk.reception.register(_draft()).matters[0].number
    owed = desk.papers.owed()
    assert [each.paper.state for each in owed] == [PaperState.DUE, PaperState.DUE]
    drawn = desk.papers.draw(number)
    assert [each.paper.state for each in desk.papers.owed()] == [PaperState.DRAWN, PaperState.DRAWN]
    assert drawn[0].paper_uid is not None
    desk.papers.hand_over(drawn[0].paper_uid)
    assert len(desk.papers.owed()) == desk.papers.count_owed() == 1
    desk.papers.take_back(drawn[0].paper_uid)
    assert len(desk.papers.owed()) == 2
    desk.papers.hand_over(drawn[0].paper_uid)
    balance = desk.upkeep.day_close()
    assert (balance.issued, balance.handed_over, balance.still_due) == (2, 1, 1)
    assert desk.papers.day_sheet(balance.day).startswith(b"%PDF")
    assert desk.papers.draw(number, (Paper.RECEIPT,), on_roll=True)[0].pdf.startswith(b"%PDF")
    assert desk.papers.picture(drawn[0].pdf).startswith(b"P6")


def test_a_lost_register_is_not_replaced_by_an_empty_one(desk: Desk, home: Path, clock: Clock) -> None:
    desk.close()
    (home / REGISTER).unlink()
    with pytest.raises(DeskError, match=r"store\.gone"):
        open_desk(home, PASSPHRASE, now=clock)


def test_two_programs_on_one_home(desk: Desk, home: Path, clock: Clock) -> None:
    with pytest.raises(DeskError, match=r"store\.in_use"):
        open_desk(home, PASSPHRASE, now=clock)


def test_earlier_revisions_are_readable(desk: Desk) -> None:
    number = desk.reception.register(_draft()).matters[0].number
    assert desk.repair.versions(number) == ()
    desk.repair.correct(
        number, Correction(reason="写错了", matter=replace(MATTER, statement="欠工资18700元"))
    )
    assert [each.matter.draft.statement for each in desk.repair.versions(number)] == [MATTER.statement]
    desk.repair.correct(
        number,
        Correction(
            reason="写错了", matter=replace(MATTER, purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
        ),
    )
    assert desk.repair.versions(number) == ()


def test_an_agreement_outlives_a_backup_and_stays_on_the_first_receipt(
    desk: Desk, home: Path, clock: Clock, tmp_path: Path
) -> None:
    agreed = agreed_text((("反映的情况", "欠工资18600元"),), clock())
    number = desk.reception.register(replace(_draft(), agreed=agreed)).matters[0].number
    receipt = desk.papers.draw(number, (Paper.RECEIPT,))[0].sha256
    (tmp_path / "copies").mkdir()
    file, _sum = desk.copies.backup(tmp_path / "copies")
    desk.close()
    restore_home(file, tmp_path / "again", PASSPHRASE)
    again = open_desk(tmp_path / "again", PASSPHRASE, now=clock)
    try:
        assert again.reception.show(number).visit.agreed == agreed
        assert again.papers.draw(number, (Paper.RECEIPT,))[0].sha256 == receipt
    finally:
        again.close()


def test_whoever_needs_large_type_is_told_how_it_stands_in_large_type(desk: Desk) -> None:
    person = replace(PERSON, needs=(Need.LARGE_TYPE,))
    plain, large = (
        desk.reception.register(VisitDraft(people=(each,), matters=(MATTER,))).matters[0].number
        for each in (PERSON, person)
    )
    sizes = [size_of(desk.papers.progress(number), "进度告知") for number in (plain, large)]
    assert sizes[1] == pytest.approx(sizes[0] * 1.4)


def test_a_sign_no_font_has_is_a_notice_with_no_word_of_it_and_the_paper_is_drawn(desk: Desk) -> None:
    people = (replace(PERSON, name="周\U0001f600例"),)
    draft = VisitDraft(people=people, matters=(MatterDraft(statement="\ue000家的路灯坏了"),))
    matter = desk.reception.register(draft).matters[0]
    (told,) = (each for each in matter.notices if each.code == "sign_not_printable")
    assert told.facts == {"count": 2}
    assert "2处" in notice(told.code, told.facts)
    assert {each.kind for each in desk.papers.draw(matter.number)} == set(matter.papers)
    assert desk.reception.show(matter.number).matter.notices == matter.notices


def test_the_notice_goes_with_the_sign_and_comes_with_it(desk: Desk) -> None:
    number = desk.reception.register(_draft()).matters[0].number

    def codes(said: str) -> set[str]:
        corrected = desk.repair.correct(
            number, Correction(reason="写错了", matter=replace(MATTER, statement=said))
        )
        return {each.code for each in corrected.matter.notices}

    assert "sign_not_printable" in codes("路灯坏了\U0001f600")
    assert "sign_not_printable" not in codes("路灯坏了")


def test_what_is_told_while_typing_is_what_stays_a_box(desk: Desk) -> None:
    assert desk.papers.uncovered("周\ue863例 \U0001f468\u200d\U0001f469 ئەخمەت") == (
        "\U0001f468\u200d\U0001f469",
        "ئەخمەت",
    )


def test_no_paper_of_an_accusation_has_a_box_to_speak_of(desk: Desk) -> None:
    draft = _draft(purpose=Purpose.JUBAO, statement="某干部\U0001f600收钱", route=None, outcome=None)
    assert "sign_not_printable" not in {
        each.code for each in desk.reception.register(draft).matters[0].notices
    }


def test_a_draft_of_yesterday_keeps_its_time_and_is_in_the_day_it_is_registered(
    desk: Desk, clock: Clock
) -> None:
    """It was received yesterday (信访工作条例 art. 23: the days count from there), and taken down today."""
    came = clock()
    kept = replace(_draft("kept"), received_at=came)
    other = replace(_draft("other"), received_at=came - timedelta(hours=1))
    for each in (kept, other):
        desk.reception.save_draft(each)
    clock.later(days=1)
    # Who came last stands first, however often the other is put by again.
    desk.reception.save_draft(other)
    found = desk.reception.drafts()
    assert [(each.key, each.at) for each in found] == [("kept", came), ("other", came - timedelta(hours=1))]
    visit = desk.reception.register(found[0].draft)
    assert (visit.received_at, visit.registered_at) == (came, clock())
    assert [row.number for row in desk.reception.today()] == [visit.matters[0].number]
    closing = desk.upkeep.day_close()
    assert (closing.issued, closing.still_due, closing.drafts) == (2, 2, 1)
    clock.later(days=1)
    assert desk.reception.today() == ()
    assert desk.upkeep.day_close().issued == 0


def test_a_paper_is_drawn_once_for_a_folder_and_once_for_a_printer(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [matter] = desk.reception.register(_draft()).matters
    drawn = []
    monkeypatch.setattr(papers, "draw", lambda kind, job: drawn.append(job.reprint) or draw(kind, job))
    monkeypatch.setattr(printer, "send", lambda *_, **__: PrintOutcome.SENT)

    saved = save_papers(desk, matter.number, tmp_path / "papers")
    assert drawn == [0] * len(matter.papers) == [0] * len(saved)
    for each in saved:
        assert hashlib.sha256(Path(each["file"]).read_bytes()).hexdigest() == each["sha256"]

    drawn.clear()
    desk.papers.send(matter.number)
    desk.papers.send(matter.number)
    assert drawn == [0] * len(matter.papers) + [1] * len(matter.papers)


def test_the_table_of_suggestions_is_read_once() -> None:
    assert rules_shipped() is rules_shipped()
