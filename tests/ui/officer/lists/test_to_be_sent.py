"""What was decided to be passed on has not gone before a batch carried it: every list and page says so."""

import pytest

from ui.officer.parts.rows import pill_of
from xinfang_desk.domain.books.every_matter import Column
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.matter import Step, StepTaken
from xinfang_desk.words.labels import state_of_record
from xinfang_desk.words.ledger_words import cell

pytestmark = pytest.mark.usefixtures("enrolled")


@pytest.fixture
def said(desk, ask):
    """What the list of the day, the ledger and all that is known of a matter call its state."""

    def said(number):
        [row] = [each for each in ask(desk.reception.today) if each.number == number]
        [line] = ask(desk.ledger.lines, (number,))
        record = ask(desk.reception.show, number)
        return {pill_of(row)[0], cell(line, Column.STATE), state_of_record(record)}

    return said


@pytest.mark.parametrize(
    ("outcome", "before", "after"),
    [(Outcome.FORWARD, "待转送", "已转送"), (Outcome.ASSIGN, "待交办", "已交办")],
)
def test_a_matter_is_passed_on_when_a_batch_has_carried_it(
    registered, hand_over, desk, ask, said, tmp_path, outcome, before, after
):
    number = registered(outcome=outcome, route=Route.S6, to="县示例局").matters[0].number
    hand_over()
    assert said(number) == {before}
    ask(desk.outbox.make_batch, tmp_path)
    assert said(number) == {after}


def test_what_the_officer_has_passed_on_by_a_step_has_gone(registered, hand_over, desk, ask, said, clock):
    number = registered(route=Route.S6).matters[0].number
    ask(desk.reception.take_step, number, StepTaken(step=Step.FORWARD, on=clock().date(), org="县示例局"))
    hand_over()
    assert said(number) == {"已转送"}
