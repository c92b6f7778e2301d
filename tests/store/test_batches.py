"""Made, written, acknowledged: what counts as sent, what comes back, and nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.store.making import ACCUSATION, BY, MATTER, NOW, keep
from xinfang_desk.domain.category import Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.record import Answer, BatchState, Waiting
from xinfang_desk.store import batches, replies
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.matters import record, replace_matter
from xinfang_desk.store.replies import Rejected, ResultLine


def _unsent(register: Register, *, again: bool = False) -> list[str]:
    return [each.matter.number for each in batches.unsent(register, again=again)]


def _id(register: Register, matter: Matter) -> int:
    [(found,)] = register.rows("SELECT id FROM matters WHERE number = ?", (matter.number,))
    return int(found)


def _make(register: Register, *carried: Matter) -> int:
    sequence = batches.next_sequence(register)
    with register.write():
        batches.record_batch(
            register,
            sequence=sequence,
            file=f"{sequence}.xfb",
            sha256="a" * 64,
            tagmanifest=f"{sequence}" * 64,
            records=len(carried),
            carried=[(_id(register, each), each.rev) for each in carried],
            by=BY,
        )
    return sequence


def _result(matter: Matter, result: str, rev: int = 1) -> ResultLine:
    words = "缺少地点" if result == "rejected" else ""
    return ResultLine(
        number=matter.number, rev=rev, result=result, code=words and "place_missing", words=words
    )


def _apply(register: Register, sequence: int, lines: list[ResultLine]) -> list[bool]:
    known = [replies.apply_result(register, sequence, line) for line in lines]
    replies.acknowledge(register, sequence, by=BY)
    return known


def test_only_what_is_written_counts_as_sent(register: Register) -> None:
    [first], [second] = keep(register).matters, keep(register, at=NOW + timedelta(days=1)).matters
    day = NOW.date()
    assert batches.waiting(register) == Waiting(records=2, first_day=day, last_day=day + timedelta(days=1))
    made = _make(register, first)
    assert _unsent(register) == [first.number, second.number]
    batches.mark_written(register, made, by=BY)
    assert _unsent(register) == [second.number]
    assert _unsent(register, again=True) == [first.number, second.number]
    _apply(register, made, [_result(first, "accepted")])
    assert _unsent(register, again=True) == [second.number]
    assert batches.waiting(register).records == 1


def test_what_is_sent_is_whole_and_never_an_accusation(register: Register) -> None:
    made = keep(register, MATTER, ACCUSATION)
    [sent] = batches.unsent(register)
    assert sent.visit == replace(made, matters=())
    assert sent.matter == made.matters[0]
    assert [paper.kind for paper in sent.papers] == list(sent.matter.papers)
    assert _unsent(register, again=True) == [sent.matter.number]
    assert batches.waiting(register).records == 1


def test_a_correction_is_sent_again(register: Register) -> None:
    [first] = keep(register).matters
    batches.mark_written(register, _make(register, first), by=BY)
    assert _unsent(register) == []
    with register.write():
        replace_matter(register, first, by=BY, verb="corrected")
    assert _unsent(register) == [first.number]


def test_what_turns_out_to_be_an_accusation_waits_for_no_batch_any_more(register: Register) -> None:
    first, second = keep(register, MATTER, MATTER).matters
    accusation = replace(first, confidential=True, draft=replace(first.draft, purpose=Purpose.JUBAO))
    with register.write():
        replace_matter(register, accusation, by=BY, verb="corrected")
    assert _unsent(register, again=True) == [second.number]


def test_a_batch_goes_through_its_three_states_once(register: Register) -> None:
    [first] = keep(register).matters
    sequence = _make(register, first)
    assert [batch.state for batch in batches.batches(register)] == [BatchState.MADE]
    batches.mark_written(register, sequence, by=BY)
    _apply(register, sequence, [])
    again = batches.mark_written(register, sequence, by=BY)
    assert (again.state, again.records) == (BatchState.ACKNOWLEDGED, 1)
    found = record(register, first.number)
    assert found is not None
    assert [(each.sequence, each.state, each.result) for each in found.sendings] == [(1, "acknowledged", "")]
    with pytest.raises(DeskError, match=r"batch\.unknown"):
        batches.mark_written(register, 9, by=BY)


def test_each_batch_names_the_one_before(register: Register) -> None:
    assert batches.previous_tagmanifest(register) is None
    assert (_make(register), _make(register)) == (1, 2)
    assert batches.previous_tagmanifest(register) == "2" * 64
    assert [batch.sequence for batch in batches.batches(register)] == [2, 1]


def test_a_batch_without_a_file_can_be_withdrawn_and_its_sequence_used(register: Register) -> None:
    [first] = keep(register).matters
    sequence = _make(register, first)
    batches.withdraw_batch(register, sequence, by=BY)
    assert _make(register, first) == sequence
    batches.mark_written(register, sequence, by=BY)
    with pytest.raises(DeskError, match=r"batch\.written"):
        batches.withdraw_batch(register, sequence, by=BY)


def test_refused_matters_come_back_to_work_until_they_are_corrected(register: Register) -> None:
    [first], [second] = keep(register).matters, keep(register).matters
    sequence = _make(register, first, second)
    batches.mark_written(register, sequence, by=BY)
    lines = [_result(first, "rejected"), _result(second, "accepted")]
    back = Rejected(number=first.number, code="place_missing", words="缺少地点")
    for _ in range(2):
        with register.write():
            assert _apply(register, sequence, lines) == [True, True]
        assert replies.rejected(register) == (back,)
    assert _unsent(register, again=True) == []
    with register.write():
        corrected = replace_matter(register, first, by=BY, verb="corrected")
    assert replies.rejected(register) == ()
    assert _unsent(register) == [first.number]
    # The county's word on the old revision, late, does not stand for the new one.
    _apply(register, sequence, lines)
    assert _unsent(register, again=True) == [corrected.number]


def test_a_matter_taken_the_second_time_is_no_longer_refused(register: Register) -> None:
    [first] = keep(register).matters
    for result in ("rejected", "accepted"):
        sequence = _make(register, first)
        _apply(register, sequence, [_result(first, result)])
    assert replies.rejected(register) == ()


def test_results_for_what_was_never_sent_change_nothing(register: Register) -> None:
    [first] = keep(register).matters
    assert _apply(register, 4, [_result(first, "accepted")]) == [False]
    assert _unsent(register) == [first.number]
    sequence = _make(register, replace(first, rev=2))
    assert _apply(register, sequence, [_result(first, "accepted", rev=1)]) == [False]


def test_a_reply_is_taken_once(register: Register) -> None:
    assert not replies.reply_taken(register, "b" * 64)
    replies.note_reply(register, 1, "b" * 64, by=BY)
    assert replies.reply_taken(register, "b" * 64)


def test_answers_stand_on_the_matter_once(register: Register) -> None:
    [first] = keep(register).matters
    answer = Answer(
        number=Number(first.number),
        event="accepted",
        org="示例县人社局",
        on=date(2026, 9, 20),
        document="示信受〔2026〕1号",
        text="已受理",
        due=date(2026, 11, 19),
    )
    earlier = replace(answer, event="assigned", on=date(2026, 9, 18), due=None)
    assert all(replies.add_answer(register, each, 1) for each in (answer, earlier))
    assert not any(replies.add_answer(register, each, 2) for each in (answer, earlier))
    found = record(register, first.number)
    assert found is not None
    assert found.answers == (earlier, answer)
