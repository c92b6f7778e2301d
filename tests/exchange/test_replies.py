"""Replies: the field that a rejection is about, its own closing, lost replies, and the reminder."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.exchange.world import FIRST, World, register
from xinfang_desk.batch.rejections import FIELDS
from xinfang_desk.batch.wire import RecordV1
from xinfang_desk.cli.shapes import matter_shape, row_shape
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.books.every_matter import Column
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import State, Step, StepTaken
from xinfang_desk.domain.number import make_number
from xinfang_desk.words import sentence
from xinfang_desk.words.labels import state_of_record
from xinfang_desk.words.ledger_words import cell


def event(number: str, kind: str, day: str, **more: object) -> bytes:
    line = {"number": number, "event": kind, "org": "县水利局", "date": day, "document": "", "text": ""}
    return json.dumps(line | more, ensure_ascii=False).encode()


def test_a_rejected_record_stands_with_its_field_until_it_is_corrected(world: World) -> None:
    folder = world.place()
    with world.desk() as desk:
        good = register(desk)
        unclear = register(desk)
        draft = desk.reception.show(unclear).matter.draft
        batch = desk.outbox.make_batch(folder)
    assert batch is not None
    with world.county() as county:
        county.receive([folder / batch.file])
        early = county.reply(FIRST, folder)
        assert early.rejected == 0
        county.send_back(unclear, "record.statement_unclear")
        county.send_back(unclear, "record.statement_unclear")
        assert county.receive([folder / batch.file])[0].rejected == 1
        reply = county.reply(FIRST, folder)
        assert (reply.accepted, reply.rejected) == (1, 1)
        for number, code, refused in (
            (good, "record.empty", "return.unknown_reason"),
            (make_number("411526102", 1, 2026, 999), "record.to_wrong", "matter.unknown"),
        ):
            with pytest.raises(DeskError) as caught:
                county.send_back(number, code)
            assert caught.value.code == refused
    with world.desk() as desk:
        assert desk.inbox.take_reply(Path(early.file)).accepted == 2
        taken = desk.inbox.take_reply(Path(reply.file))
        assert taken.rejected == desk.inbox.rejected()
        assert [(each.number, each.code, each.field) for each in taken.rejected] == [
            (unclear, "record.statement_unclear", "statement")
        ]
        assert taken.rejected[0].words
        assert desk.reception.show(good).sendings[0].result == "accepted"
        desk.repair.correct(
            unclear, Correction(reason="写错了", matter=replace(draft, statement="补写：水渠堵塞。"))
        )
        assert desk.inbox.rejected() == ()
        second = desk.outbox.make_batch(folder)
    assert second is not None
    with world.county() as county:
        county.receive([folder / second.file])
        reply = county.reply(FIRST, folder)
    with world.desk() as desk:
        taken = desk.inbox.take_reply(Path(reply.file))
        assert (taken.accepted, taken.rejected, desk.inbox.rejected()) == (1, (), ())


def test_every_reason_has_a_field_of_the_record_and_a_sentence() -> None:
    for code, field in FIELDS.items():
        assert field in RecordV1.__struct_fields__
        assert sentence(code, {})


def test_replies_in_the_wrong_order_leave_the_last_word_standing(world: World) -> None:
    folder = world.place()
    with world.desk() as desk:
        number, _other = register(desk), register(desk)
        batch = desk.outbox.make_batch(folder)
        assert desk.outbox.heard_of() == {}
    assert batch is not None
    world.clock.later(days=20)
    with world.county() as county:
        county.receive([folder / batch.file])
        assert county.answer([event(number, "accepted", "2026-09-16")]).taken == 1
        first = Path(county.reply(FIRST, folder).file)
        county.answer([event(number, "answered", "2026-09-30", document="示例水利〔2026〕9号")])
        second = Path(county.reply(FIRST, folder).file)
    with world.desk() as desk:
        assert desk.inbox.take_reply(second).updates == 1
        assert desk.inbox.missing_replies() == (1,)
        assert desk.reception.show(number).matter.state is State.ANSWERED
        assert desk.inbox.take_reply(first).updates == 1
        assert desk.inbox.missing_replies() == ()
        shown = desk.reception.show(number)
        assert shown.matter.state is State.ANSWERED
        assert [each.event for each in shown.answers] == ["accepted", "answered"]
        # Two answers to one of two matters: one of the batch has been told of.
        assert desk.outbox.heard_of() == {batch.sequence: 1}


def test_what_the_county_tells_anew_takes_no_step_of_the_desk_back(world: World) -> None:
    folder = world.place()
    with world.desk() as desk:
        answered, withdrawn = register(desk, outcome="forward"), register(desk, outcome="forward")
        batch = desk.outbox.make_batch(folder)
    assert batch is not None
    world.clock.later(days=20)
    with world.county() as county:
        county.receive([folder / batch.file])
        assert (
            county.answer([event(each, "accepted", "2026-09-16") for each in (answered, withdrawn)]).taken
            == 2
        )
        first = Path(county.reply(FIRST, folder).file)
    today = world.clock.time.date()
    with world.desk() as desk:
        assert desk.inbox.take_reply(first).updates == 2
        assert desk.reception.show(answered).matter.state is State.ACCEPTED
        desk.reception.take_step(answered, StepTaken(step=Step.ANSWER, on=today, document="示例1号"))
        desk.reception.take_step(withdrawn, StepTaken(step=Step.WITHDRAW, on=today, gist="不办了"))
    with world.county() as county:
        whole = Path(county.reply(FIRST, folder, whole=True).file)
    with world.desk() as desk:
        desk.inbox.take_reply(whole)
        assert desk.reception.show(answered).matter.state is State.ANSWERED
        assert desk.reception.show(withdrawn).matter.state is State.WITHDRAWN
        assert Step.DELIVER in desk.reception.may(answered)


def test_a_lost_reply_is_told_and_made_good_by_a_whole_one(world: World) -> None:
    folder = world.place()
    with world.desk() as desk:
        register(desk)
        returned = register(desk)
        first = desk.outbox.make_batch(folder)
        number = register(desk)
        second = desk.outbox.make_batch(folder)
    assert first is not None
    assert second is not None
    world.clock.later(days=20)
    with world.county() as county:
        county.receive([folder / first.file])
        county.send_back(returned, "record.place_missing")
        Path(county.reply(FIRST, folder).file).unlink()
        county.receive([folder / second.file])
        assert county.answer([event(number, "accepted", "2026-09-16")]).taken == 1
        later = Path(county.reply(FIRST, folder).file)
    with world.desk() as desk:
        assert desk.inbox.take_reply(later).rejected == ()
        assert desk.inbox.missing_replies() == (1,)
    with world.county() as county:
        whole = county.reply(FIRST, folder, whole=True)
        assert (whole.accepted, whole.rejected, whole.updates) == (2, 1, 1)
    with world.desk() as desk:
        taken = desk.inbox.take_reply(Path(whole.file))
        assert (taken.accepted, len(taken.rejected), taken.updates) == (2, 1, 0)
        assert len(desk.inbox.rejected()) == 1


def test_a_batch_without_a_reply_is_called_out_and_put_on_paper(world: World, tmp_path: Path) -> None:
    folder = world.place()
    with world.desk() as desk:
        register(desk)
        batch = desk.outbox.make_batch(folder)
        assert batch is not None
        world.clock.later(days=6)
        assert desk.outbox.unanswered() == ()
        world.clock.later(days=1)
        (late,) = desk.outbox.unanswered()
        assert (late.sequence, late.days, late.records) == (1, 7, 1)
        pdf = desk.outbox.reminder()
        assert desk.outbox.reminder() == pdf
        assert "batch.unanswered" in [each.code for each in desk.upkeep.check()]
    (tmp_path / "reminder.pdf").write_bytes(pdf)
    words = "".join(page.extract_text() for page in PdfReader(tmp_path / "reminder.pdf").pages)
    spaceless = words.replace("\n", "").replace(" ", "")
    for part in ("催回执单", "示例县信访局", batch.sha256[:20]):
        assert part in spaceless
    assert "周试例" not in spaceless
    with world.county() as county:
        county.receive([folder / batch.file])
        reply = county.reply(FIRST, folder)
    with world.desk() as desk:
        desk.inbox.take_reply(Path(reply.file))
        assert desk.outbox.unanswered() == ()


def test_a_gap_that_is_explained_is_waited_for_no_more(world: World) -> None:
    folder = world.place()
    with world.desk() as desk:
        register(desk)
        lost = desk.outbox.make_batch(folder)
        again = desk.outbox.make_batch(folder, again=True)
    assert lost is not None
    assert again is not None
    with world.county() as county:
        assert county.receive([folder / again.file])[0].missing == (1,)
        for sequence, why, code in ((2, "x", "gap.none"), (1, " ", "gap.why_missing")):
            with pytest.raises(DeskError) as caught:
                county.close_gap(FIRST, sequence, why)
            assert caught.value.code == code
        county.close_gap(FIRST, 1, "U盘丢失，已补报")
        assert county.desks()[0].missing == ()
        assert county.reply(FIRST, folder).missing == ()
        found = county.receive([folder / lost.file])[0]
        assert (found.taken, found.accepted) == (True, 1)


def test_a_huge_sequence_does_not_fill_a_reply(world: World) -> None:
    from tests.county.parties import DeskSide, record

    with world.county() as county:
        county.write_card(world.folder / "c.card")
        from xinfang_desk.batch import cards

        side = DeskSide(world.folder, cards.read_card((world.folder / "c.card").read_bytes()), "411526109-1")
        county.enrol(side.card_file())
        side.sequence = 999_998
        found = county.receive([side.batch(record(1, desk="411526109-1")).path])[0]
        assert (found.code, len(found.missing)) == (None, 1000)
        assert len(county.reply("411526109-1", world.place()).missing) == 1000


def test_a_reply_of_a_huge_number_floods_nothing_and_its_gap_is_closed(world: World) -> None:
    folder = world.place()
    with world.desk() as desk:
        number = register(desk)
        batch = desk.outbox.make_batch(folder)
    assert batch is not None
    with world.county() as county:
        county.receive([folder / batch.file])
        county.reply(FIRST, folder)
        with county._ledger.write():
            county._ledger.run("UPDATE replies SET sequence = 999998")
        county.answer([event(number, "forwarded", "2026-09-14")])
        last = county.reply(FIRST, folder)
    with world.desk() as desk:
        desk.inbox.take_reply(Path(last.file))
        missing = desk.inbox.missing_replies()
        assert (len(missing), missing[0]) == (1000, 1)
        assert desk.inbox.reply_gaps() == ((1, 999_998),)
        (finding,) = [each for each in desk.upkeep.check() if each.code == "reply.missing"]
        assert "1–999998份" in finding.words
        assert len(finding.words) < 120
        for first, end, why, code in (
            (1, 5, " ", "gap.why_missing"),
            (999_999, 2**70, "x", "reply.not_missing"),
        ):
            with pytest.raises(DeskError) as caught:
                desk.inbox.close_reply_gap(first, end, why)
            assert caught.value.code == code
        assert desk.inbox.close_reply_gap(2, 3, "县里作废了") == 2
        assert desk.inbox.missing_replies()[:3] == (1, 4, 5)
        assert desk.inbox.close_reply_gap(1, 999_999, "县里编错了号") == 999_996
        assert desk.inbox.missing_replies() == ()
        assert "reply.missing" not in {each.code for each in desk.upkeep.check()}
        with pytest.raises(DeskError, match=r"reply\.not_missing"):
            desk.inbox.close_reply_gap(1, 1, "再来一次")
    with world.desk() as desk:
        assert desk.trail.export(verb="reply_gap_closed").lines[0].detail == "县里作废了"


def test_gaps_of_a_desk_are_closed_by_the_run(world: World) -> None:
    from tests.county.parties import DeskSide, record
    from xinfang_desk.batch import cards

    with world.county() as county:
        county.write_card(world.folder / "c.card")
        side = DeskSide(world.folder, cards.read_card((world.folder / "c.card").read_bytes()), "411526109-1")
        county.enrol(side.card_file())
        side.sequence = 400
        county.receive([side.batch(record(1, desk="411526109-1")).path])
        assert county.close_gap("411526109-1", 1, "窗口机坏了，已补报", 300) == 300
        (line,) = [each for each in county.desks() if each.desk == "411526109-1"]
        assert (len(line.missing), line.missing[0]) == (100, 301)
        assert line.gaps == ((301, 400),)


@pytest.mark.parametrize(
    "odd",
    [{"rev": 10**30}, {"rev": 2**63}, {"rev": 2**31}, {"rev": 0}, {"number": "1"}, {"words": "话" * 501}],
    ids=str,
)
def test_a_reply_with_odd_values_is_a_refusal_and_changes_nothing(
    world: World, odd: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    from xinfang_desk.county import reply as replying

    folder = world.place()
    with world.desk() as desk:
        register(desk)
        batch = desk.outbox.make_batch(folder)
    assert batch is not None
    right = replying._result

    def wrong(*args: object) -> bytes:
        return json.dumps(json.loads(right(*args)) | odd).encode()

    with world.county() as county, monkeypatch.context() as forged:
        county.receive([folder / batch.file])
        forged.setattr(replying, "_result", wrong)
        reply = Path(county.reply(FIRST, folder).file)
    with world.desk() as desk:
        with pytest.raises(DeskError, match=r"batch\.bad_record"):
            desk.inbox.take_reply(reply)
        assert [each.code for each in desk.sticks.find_replies(folder)] == ["batch.bad_record"]
        assert desk.outbox.batches()[0].state.value == "written"


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_reply_of_a_day_that_nobody_means_is_a_refusal(
    world: World, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from xinfang_desk.county import reply as replying

    folder = world.place()
    with world.desk() as desk:
        number = register(desk)
        batch = desk.outbox.make_batch(folder)
    assert batch is not None
    right = replying._update
    world.clock.later(days=20)
    with world.county() as county, monkeypatch.context() as forged:
        county.receive([folder / batch.file])
        assert county.answer([event(number, "accepted", "2026-09-16")]).taken == 1
        forged.setattr(
            replying, "_update", lambda kept, row, **more: right(kept, (*row[:3], day, *row[4:]), **more)
        )
        reply = Path(county.reply(FIRST, folder).file)
    with world.desk() as desk, pytest.raises(DeskError, match=r"batch\.bad_record"):
        desk.inbox.take_reply(reply)


def test_desk_and_county_say_alike_where_a_matter_stands(world: World) -> None:
    """By all answers that stand, whatever the order of their days: a later line is not always further."""
    folder = world.place()
    with world.desk() as desk:
        ended, refused = register(desk, outcome="forward"), register(desk, outcome="forward")
        batch = desk.outbox.make_batch(folder)
    assert batch is not None
    world.clock.later(days=20)
    with world.county() as county:
        county.receive([folder / batch.file])
        said = [event(ended, "accepted", "2026-09-15"), event(ended, "concluded", "2026-09-20")]
        said += [event(ended, "extended", "2026-09-20"), event(refused, "not_accepted", "2026-09-16")]
        assert county.answer(said).taken == 4
        reply = Path(county.reply(FIRST, folder).file)
        there = {each: county.finder.whole(each).state for each in (ended, refused)}
    with world.desk() as desk:
        desk.inbox.take_reply(reply)
        here = {each: desk.reception.show(each) for each in (ended, refused)}
    assert there == {ended: "concluded", refused: "not_accepted"}
    assert {each: matter_shape(record)["state"] for each, record in here.items()} == there
    assert [state_of_record(here[each]) for each in (ended, refused)] == ["已办结", "不予受理"]
    with world.desk() as desk:
        rows = {each: desk.reception.find(each)[0] for each in (ended, refused)}
        lines = dict(zip(there, desk.ledger.lines(tuple(there)), strict=True))
    assert {each: row_shape(row)["state"] for each, row in rows.items()} == there
    assert [cell(lines[each], Column.STATE) for each in (ended, refused)] == ["已办结", "不予受理"]
