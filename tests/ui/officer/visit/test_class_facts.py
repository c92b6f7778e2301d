"""What an outcome's own paper needs is asked where the outcome is chosen, and kept with the matter."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.ui.hands import register_as_is, say
from ui.officer.parts.facts import said_of
from ui.widgets.inputs.choices import choose
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import Conclusion, MatterDraft, Objection

WORDS = "县里转来：自留地被划入自然保护地，要求调整。"


@pytest.fixture
def classing(window):
    """A visit written down, but for what is done today."""
    say(window.intake.people.form.name, "周试例")
    window.intake.matters.put(
        MatterDraft(statement=WORDS, purpose=Purpose.SHENSU, route=Route.S5, content="自然资源")
    )
    window.intake.matters.form.statement.write(WORDS)
    return window.intake.matters.form.classing


@pytest.fixture
def decide(classing):
    """Choose what is done today, as the hand does."""

    def decide(outcome: Outcome) -> None:
        choose(classing.outcome, outcome)
        classing.outcome.activated.emit(classing.outcome.currentIndex())

    return decide


@pytest.fixture
def kept(window, desk, ask, settle, qtbot):
    """The matter as it was registered."""

    def kept() -> MatterDraft:
        register_as_is(qtbot, window)
        settle()
        [row] = ask(desk.reception.today)
        return ask(desk.reception.show, row.number).matter.draft

    return kept


def seen(window, *names: str) -> list[bool]:
    return [not window.findChild(QLineEdit, name).parentWidget().isHidden() for name in names]


def test_an_objection_asks_who_sent_it_and_why_it_is_not_ours(window, classing, decide, kept):
    names = ("objectionSender", "objectionDocument", "objectionReasons", "objectionBasis")
    assert seen(window, *names) == [False] * 4
    decide(Outcome.OBJECTION)
    assert seen(window, *names, "to") == [True] * 5
    for name, words in zip(
        names, ("示例县信访局", "示信转〔2026〕12号", "没有职权", "《某条例》"), strict=True
    ):
        say(window.findChild(QLineEdit, name), words)
    assert kept().objection == Objection(
        sender="示例县信访局", document="示信转〔2026〕12号", reasons="没有职权", basis="《某条例》"
    )


def test_a_refusal_asks_who_stands_below_and_one_for_good_who_gave_the_opinion(
    window, classing, decide, kept
):
    decide(Outcome.NOT_ACCEPT)
    assert not classing.below.parentWidget().isHidden()
    assert seen(window, "conclusionBody", "conclusionDecidedOn") == [False, False]
    decide(Outcome.NO_MORE)
    assert classing.below.parentWidget().isHidden()
    assert seen(window, "conclusionBody", "conclusionDecidedOn") == [True, True]
    say(window.findChild(QLineEdit, "conclusionBody"), "示例市人民政府")
    say(window.findChild(QLineEdit, "conclusionDecidedOn"), "2025-11-20")
    facts = kept().conclusion
    assert (facts.body, facts.decided_on, facts.below) == ("示例市人民政府", date(2025, 11, 20), None)


def test_a_day_is_promised_where_no_law_names_one(window, classing, decide, kept):
    decide(Outcome.ACCEPT)
    assert seen(window, "promisedOn") == [True]
    choose(classing.route, Route.S6)
    classing.route.activated.emit(classing.route.currentIndex())
    assert seen(window, "promisedOn") == [False]
    choose(classing.route, Route.S5)
    classing.route.activated.emit(classing.route.currentIndex())
    decide(Outcome.ACCEPT)
    say(window.findChild(QLineEdit, "promisedOn"), "没有这天")
    assert classing.has_wrong_day()
    classing.promised_on.clear()
    say(window.findChild(QLineEdit, "promisedOn"), "2026-12-20")
    assert not classing.has_wrong_day()
    assert kept().promised_on == date(2026, 12, 20)


def test_what_was_written_for_a_paper_stands_among_the_facts():
    refused = Conclusion(
        document="示政复核〔2025〕7号",
        served_on=date(2025, 12, 1),
        same_facts=True,
        body="示例市人民政府",
        decided_on=date(2025, 11, 20),
        below=False,
    )
    draft = MatterDraft(
        statement=WORDS,
        conclusion=refused,
        objection=Objection(sender="示例县信访局", reasons="没有职权"),
        promised_on=date(2026, 12, 20),
    )
    said = "\n".join(words for _title, words in said_of(draft))
    for words in (
        "示例市人民政府",
        "2025-11-20",
        "不是本机关的下级",
        "示例县信访局",
        "没有职权",
        "2026-12-20",
    ):
        assert words in said
