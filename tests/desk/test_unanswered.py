"""What sounds like an accusation waits for an answer: its words stand nowhere until somebody has said."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from tests.desk.conftest import CONFIDENTIAL, OFFICE, PASSPHRASE, Clock
from xinfang_desk.county.office import init_office, open_office
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Event, Matter, MatterDraft, State, Step, StepTaken, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.record import CountBy, PaperState, Within
from xinfang_desk.domain.roles import Duty
from xinfang_desk.domain.time.limits import Binds
from xinfang_desk.places import REGISTER
from xinfang_desk.store.file.register import open_register
from xinfang_desk.vault import open_vault

SAID = "镇财政所的会计把我们组七户的补贴打到他亲戚名下，一共11200元，不能让他知道是我说的。"
WANTED = "请查清补贴去向"
DAY = date(2026, 9, 14)
WHO = Person(name="冯试例", phone="13800000087", address="示例县样本村二组")


def told(*others: MatterDraft, **more: object) -> VisitDraft:
    matter = MatterDraft(
        statement=SAID,
        request=WANTED,
        village="样本村",
        content="农业农村",
        outcome=Outcome.GUIDE,
        route=Route.S5,
        to="县农业农村局",
        **more,  # type: ignore[arg-type]  # keys of a draft
    )
    return VisitDraft(people=(WHO,), matters=(matter, *others), key=str(more.get("statement", "")))


@pytest.fixture
def waiting(desk: Desk) -> Matter:
    return desk.reception.register(told()).matters[0]


def said(step: Step) -> StepTaken:
    return StepTaken(step=step, on=DAY)


def words_of(pdf: bytes) -> str:
    text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    return "".join(text.split())


def no_words_in(*found: object) -> None:
    told_here = str(found)
    for word in ("财政所", "11200", "补贴", "冯试例", "样本村", WANTED):
        assert word not in told_here, word


def test_it_is_registered_with_a_notice_and_owes_the_receipt_alone(waiting: Matter) -> None:
    assert (waiting.unanswered, waiting.confidential) == (True, False)
    assert "accusation_unanswered" in {each.code for each in waiting.notices}
    assert waiting.papers == (Paper.RECEIPT,)


def test_its_words_stand_in_no_list_no_search_and_no_figure(desk: Desk, waiting: Matter) -> None:
    reception = desk.reception
    no_words_in(reception.today(), reception.due(date(2026, 10, 30)), desk.papers.owed())
    no_words_in(reception.show(waiting.number), desk.repair.versions(waiting.number))
    assert [each.unanswered for each in reception.today()] == [True]
    for asked in ("冯试例", "fsl", "财政所", "补贴", "样本村", "0087", waiting.number):
        assert reception.find(asked) == ()
    assert reception.find("", within=Within(since=DAY)) == ()
    assert reception.counts(CountBy.CONTENT, DAY, DAY) == ()
    assert reception.earlier(WHO) == ()
    assert desk.people.held_on("冯试例", phone="13800000087").rows == ()
    assert (reception.villages(), reception.addresses("")) == ((), ())


@pytest.mark.usefixtures("waiting")
def test_the_register_holds_nothing_of_it_to_be_found_by(desk: Desk, home: Path) -> None:
    assert desk.upkeep.check() == ()
    desk.close()
    with closing(open_register(home / REGISTER, open_vault(home, PASSPHRASE))) as store:
        assert store.rows("SELECT rowid FROM search") == []
        assert store.rows("SELECT * FROM addresses") == []
        assert store.rows("SELECT * FROM waiting") == []
        [row] = store.rows("SELECT people, village, summary FROM matters")
    assert row == ("", "", "")


def test_the_receipt_says_neither_matter_nor_request(desk: Desk, waiting: Matter) -> None:
    [drawn] = desk.papers.draw(waiting.number)
    for pdf in (
        drawn.pdf,
        desk.papers.draw(waiting.number, large=True)[0].pdf,
        desk.papers.draw(waiting.number, (Paper.RECEIPT,), on_roll=True)[0].pdf,
    ):
        words = words_of(pdf)
        assert "冯试例" in words
        for word in ("事由", "请求", "财政所", "补贴", "11200", "农业农村局"):
            assert word not in words, word
    for kind in set(Paper) - {Paper.RECEIPT}:
        with pytest.raises(DeskError):
            desk.papers.draw(waiting.number, (kind,))


def test_a_matter_of_the_same_visit_is_shown_without_it(desk: Desk) -> None:
    lamp = MatterDraft(statement="村口的路灯坏了，村干部说等镇里拨款。", route=Route.S6)
    held, plain = desk.reception.register(told(lamp)).matters
    shown = desk.reception.show(plain.number)
    assert shown.matter.draft.statement == lamp.statement
    assert "财政所" not in str(shown)
    assert [each.number for each in desk.reception.find("冯试例")] == [plain.number]
    assert desk.outbox.held() == (held.number,)
    assert desk.outbox.pending().records == 1


def test_nothing_but_the_answer_is_done_on_it(desk: Desk, waiting: Matter) -> None:
    assert desk.reception.may(waiting.number) == (Step.SEAL, Step.ORDINARY)
    with pytest.raises(DeskError) as refused:
        desk.reception.take_step(waiting.number, StepTaken(step=Step.NOTE, on=DAY, gist="问过"))
    assert refused.value.code == "step.answer_first"
    for ask in (
        lambda: desk.repair.correct(
            waiting.number, Correction(reason="写错了", matter=MatterDraft(statement="路灯坏了"))
        ),
        lambda: desk.papers.receipt_mark(waiting.number),
        lambda: desk.reception.not_the_same(WHO, waiting.number),
    ):
        with pytest.raises(DeskError) as refused:
            ask()
        assert refused.value.code == "matter.unanswered"


def test_who_has_to_answer_may_read_it_and_that_is_kept(desk: Desk, waiting: Matter) -> None:
    assert desk.reception.read_unanswered(waiting.number).matter.draft.statement == SAID
    assert "unanswered_read" in [each.verb for each in desk.reception.show(waiting.number).history]
    desk.reception.take_step(waiting.number, said(Step.ORDINARY))
    with pytest.raises(DeskError) as refused:
        desk.reception.read_unanswered(waiting.number)
    assert refused.value.code == "matter.answered"


def test_sealed_by_answer_it_is_what_a_registered_accusation_is(
    desk: Desk, home: Path, waiting: Matter
) -> None:
    desk.papers.draw(waiting.number)
    record = desk.reception.take_step(waiting.number, said(Step.SEAL))
    matter = record.matter
    other = desk.reception.register(
        VisitDraft(
            people=(WHO,),
            matters=(MatterDraft(statement=SAID, purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE),),
        )
    )
    assert (matter.confidential, matter.unanswered, matter.state) == (True, False, other.matters[0].state)
    assert matter.deadlines == other.matters[0].deadlines
    assert (matter.draft.to, matter.draft.route) == ("", None)
    assert [each.kind for each in record.papers if each.state is not PaperState.VOIDED] == [
        Paper.SEALED_RECEIPT
    ]
    [line] = [each for each in record.history if each.verb == "seal"]
    assert (line.officer, line.detail) == (OFFICE.officer, "2026-09-14")
    opened = desk.sealing.unseal(waiting.number, CONFIDENTIAL, "核对").matter.draft
    assert (opened.statement, opened.purpose, opened.to) == (SAID, Purpose.JUBAO, "")
    desk.close()
    with closing(open_register(home / REGISTER, open_vault(home, PASSPHRASE))) as store:
        bodies = store.rows(
            "SELECT body FROM matters UNION SELECT body FROM matter_versions UNION SELECT body FROM visits"
        )
    no_words_in(bodies)


def test_opened_by_answer_it_owes_its_papers_and_is_found_and_sent(desk: Desk, waiting: Matter) -> None:
    [receipt] = desk.papers.draw(waiting.number)
    assert receipt.paper_uid
    desk.papers.hand_over(receipt.paper_uid)
    record = desk.reception.take_step(waiting.number, said(Step.ORDINARY))
    assert (record.matter.unanswered, record.matter.confidential) == (False, False)
    owed = [each.kind for each in record.papers if each.state is PaperState.DUE]
    assert owed == [Paper.RECEIPT, Paper.OTHER_ROAD]
    assert record.papers[0].state is PaperState.HANDED_OVER
    assert "财政所" in words_of(desk.papers.draw(waiting.number, (Paper.RECEIPT,))[0].pdf)
    assert [each.number for each in desk.reception.find("冯试例")] == [waiting.number]
    assert desk.outbox.pending().records == 1
    assert desk.outbox.held() == ()
    assert [each.officer for each in record.history if each.verb == "ordinary"] == [OFFICE.officer]
    assert desk.reception.may(waiting.number)[-1] not in {Step.SEAL, Step.ORDINARY}


@pytest.mark.parametrize(
    ("answer", "sealed", "waits", "verb"),
    [
        ("jubao_jw", True, False, "seal"),
        ("jubao_self", True, False, "seal"),
        ("none", False, False, "ordinary"),
        ("chachu", False, False, "ordinary"),
        ("unknown", False, True, ""),
    ],
)
def test_answered_at_the_registration_it_needs_no_step(
    desk: Desk, answer: str, sealed: bool, waits: bool, verb: str
) -> None:
    matter = desk.reception.register(told(answers={"jubao": answer})).matters[0]
    assert (matter.confidential, matter.unanswered) == (sealed, waits)
    verbs = {each.verb for each in desk.reception.show(matter.number).history}
    assert verbs & {"seal", "ordinary"} == ({verb} if verb else set())
    if sealed:
        no_words_in(desk.reception.today(), desk.reception.show(matter.number))


def test_words_that_are_changed_are_asked_about_and_old_ones_are_not(desk: Desk) -> None:
    lamp = MatterDraft(statement="村口的路灯坏了，一直没修。", route=Route.S6, outcome=Outcome.ACCEPT)
    plain = desk.reception.register(VisitDraft(people=(WHO,), matters=(lamp,))).matters[0]
    assert not desk.repair.correct(
        plain.number, Correction(reason="写错了", matter=MatterDraft(statement=lamp.statement))
    ).matter.unanswered
    held = desk.repair.correct(plain.number, Correction(reason="写错了", matter=MatterDraft(statement=SAID)))
    assert held.matter.unanswered
    assert desk.reception.find("冯试例") == ()
    assert desk.outbox.pending().records == 0
    assert desk.outbox.held() == (plain.number,)


def test_a_register_of_before_stays_as_it_is(home: Path, clock: Clock) -> None:
    """Nobody was asked then: what was registered openly is not held back by a newer program."""
    with closing(open_desk(home, PASSPHRASE, now=clock)) as desk:
        number = desk.reception.register(told()).matters[0].number
    with closing(open_register(home / REGISTER, open_vault(home, PASSPHRASE))) as store, store.write():
        # As an older program has left it: no such key in the body, no such mark.
        store.run(
            "UPDATE matters SET unanswered = 0, body = json_remove(body, '$.unanswered', '$.draft.answers')"
        )
    with closing(open_desk(home, PASSPHRASE, now=clock)) as desk:
        shown = desk.reception.show(number).matter
        assert (shown.unanswered, shown.draft.statement) == (False, SAID)
        taken = desk.reception.take_step(number, StepTaken(step=Step.NOTE, on=DAY, gist="问过进展"))
        assert not taken.matter.unanswered
        assert not desk.repair.correct(
            number, Correction(reason="写错了", matter=MatterDraft(statement=SAID, request=WANTED))
        ).matter.unanswered


@pytest.fixture
def enrolled(desk: Desk, tmp_path: Path, clock: Clock) -> Desk:
    init_office(tmp_path / "county", PASSPHRASE, "示例县", now=clock)
    with closing(open_office(tmp_path / "county", PASSPHRASE, now=clock)) as county:
        county.write_card(tmp_path / "card")
    desk.keys.enrol(tmp_path / "card")
    return desk


def test_the_ordinary_batch_leaves_it_out_and_says_how_many(
    enrolled: Desk, tmp_path: Path, waiting: Matter
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert enrolled.outbox.make_batch(out) is None
    enrolled.reception.register(VisitDraft(people=(WHO,), matters=(MatterDraft(statement="路灯坏了"),)))
    made = enrolled.outbox.make_batch(out)
    assert made is not None
    assert made.records == 1
    assert enrolled.outbox.held() == (waiting.number,)
    enrolled.reception.take_step(waiting.number, said(Step.ORDINARY))
    after = enrolled.outbox.make_batch(out)
    assert after is not None
    assert after.records == 1


def half_written(key: str = "a-form") -> VisitDraft:
    return VisitDraft(people=(WHO,), matters=(MatterDraft(statement=SAID),), key=key)


def test_a_draft_that_may_be_one_lies_sealed_and_tells_nothing(desk: Desk, home: Path, clock: Clock) -> None:
    desk.reception.save_draft(half_written())
    [kept] = desk.reception.drafts()
    assert (kept.sealed, kept.first_words) == (True, "")
    assert kept.draft == half_written()
    desk.close()
    with closing(open_register(home / REGISTER, open_vault(home, PASSPHRASE))) as store:
        no_words_in(store.rows("SELECT key, saved_at, first_words, body FROM drafts"))
    with closing(open_desk(home, PASSPHRASE, now=clock)) as again:
        [kept] = again.reception.drafts()
        assert (kept.draft, kept.first_words) == (None, "")


def test_after_a_restart_the_confidential_officer_opens_it(desk: Desk, home: Path, clock: Clock) -> None:
    desk.reception.save_draft(half_written())
    desk.close()
    with closing(open_desk(home, PASSPHRASE, now=clock)) as again:
        with pytest.raises(DeskError) as refused:
            again.reception.discard_draft("a-form")
        assert refused.value.code == "draft.sealed"
        with pytest.raises(DeskError) as refused:
            again.sealing.open_draft("a-form", "不对的口令-99")
        assert refused.value.code == "passphrase.wrong"
        assert again.sealing.open_draft("a-form", CONFIDENTIAL) == half_written()
        assert [each.draft for each in again.reception.drafts()] == [half_written()]
        again.reception.discard_draft("a-form")
        assert again.reception.drafts() == ()
        verbs = [each.verb for each in again.trail.export().lines]
    assert {"draft_unsealed", "draft_discarded"} <= set(verbs)


def test_a_draft_of_other_words_lies_open_again(desk: Desk) -> None:
    desk.reception.save_draft(half_written())
    lamp = VisitDraft(people=(WHO,), matters=(MatterDraft(statement="路灯不亮"),), key="a-form")
    desk.reception.save_draft(lamp)
    [kept] = desk.reception.drafts()
    assert (kept.sealed, kept.draft) == (False, lamp)


def test_the_words_of_an_accusation_that_was_chosen_lie_sealed_in_its_draft_too(desk: Desk) -> None:
    chosen = MatterDraft(statement="路灯不亮", purpose=Purpose.JUBAO)
    desk.reception.save_draft(VisitDraft(people=(WHO,), matters=(chosen,), key="b"))
    assert [each.sealed for each in desk.reception.drafts()] == [True]


def test_a_sealed_draft_goes_over_with_the_post(desk: Desk, home: Path, clock: Clock) -> None:
    desk.reception.save_draft(half_written())
    desk.accounts.add("王保密", [Duty.OFFICER], "第二个口令-22")
    desk.sealing.hand_over("王保密", CONFIDENTIAL, "第二个口令-22", "保密口令-3333")
    desk.close()
    with closing(open_desk(home, "第二个口令-22", officer="王保密", now=clock)) as again:
        assert again.sealing.open_draft("a-form", "保密口令-3333") == half_written()


def test_a_limit_that_runs_elsewhere_does_not_say_what_it_is_about(desk: Desk) -> None:
    told_days = told(events={Event.DECISION_RECEIVED: date(2026, 9, 10)})
    matter = desk.reception.register(told_days).matters[0]
    assert [each.id for each in matter.deadlines] == ["notify_15d"]
    shown = desk.reception.show(matter.number).matter
    assert {each.binds for each in shown.deadlines} == {Binds.OFFICE}


@pytest.mark.parametrize("outcome", [Outcome.ACCEPT, Outcome.ONSPOT, Outcome.FORWARD])
def test_until_it_is_answered_it_is_registered_and_only_told_within_15_days(
    desk: Desk, outcome: Outcome
) -> None:
    chosen = MatterDraft(
        statement=SAID,
        outcome=outcome,
        route=Route.S6,
        to="县农业农村局",
        events={Event.ACT_KNOWN: date(2026, 9, 10)},
    )
    matter = desk.reception.register(VisitDraft(people=(WHO,), matters=(chosen,))).matters[0]
    assert matter.state is State.REGISTERED
    assert [each.id for each in matter.deadlines] == ["notify_15d"]
    words = words_of(desk.papers.draw(matter.number)[0].pdf)
    assert "已登记。这件事归哪个单位办，还要先定下来；定了以后书面告诉您" in words
    assert "过了没有消息，请凭编号来窗口问" in words
    assert "2026年9月29日" in words

    opened = desk.reception.take_step(matter.number, said(Step.ORDINARY)).matter
    plain = replace(chosen, statement="想问一下修路的事", request="")
    as_usual = desk.reception.register(VisitDraft(people=(WHO,), matters=(plain,))).matters[0]
    assert opened.state is as_usual.state
    assert opened.papers == as_usual.papers
    assert [(each.id, each.due) for each in opened.deadlines] == [
        (each.id, each.due) for each in as_usual.deadlines
    ]


def test_a_sealed_receipt_takes_the_place_of_the_open_one(desk: Desk, waiting: Matter) -> None:
    desk.papers.draw(waiting.number)
    [given] = desk.reception.show(waiting.number).papers
    desk.papers.hand_over(given.uid)
    record = desk.reception.take_step(waiting.number, said(Step.SEAL))
    assert record.replaces_receipt
    assert {each.kind: each.state for each in record.papers} == {
        Paper.RECEIPT: PaperState.VOIDED,
        Paper.SEALED_RECEIPT: PaperState.DUE,
    }
    for pdf in (
        desk.papers.draw(waiting.number)[0].pdf,
        desk.papers.draw(waiting.number, (Paper.RECEIPT,), on_roll=True)[0].pdf,
    ):
        assert "您先前拿到的登记回执，以这张为准" in words_of(pdf)


def test_a_sealed_receipt_speaks_of_no_other_where_none_was_drawn(desk: Desk, waiting: Matter) -> None:
    assert not desk.reception.take_step(waiting.number, said(Step.SEAL)).replaces_receipt
    assert "先前" not in words_of(desk.papers.draw(waiting.number)[0].pdf)
