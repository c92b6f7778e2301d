"""Whatever is answered, in whatever order: what never happens, over statements in every voice."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.suggestion.labelled import shipped_table, statements
from tests.domain.suggestion.voices import OWN, shipped_questions
from xinfang_desk.domain.suggestion import Rules, Suggestion, load_rules, suggest
from xinfang_desk.domain.suggestion.asking import Questions
from xinfang_desk.domain.suggestion.seal import JUBAO, SEALED_ENDS, START, UNKNOWN, Seal

SAID = [row["text"] for row in statements() if row["voice"] != OWN]


@cache
def tables() -> tuple[Rules, Questions]:
    rules = load_rules(shipped_table())
    return rules, shipped_questions(rules)


def found(text: str, answers: dict[str, str]) -> Suggestion:
    rules, questions = tables()
    return suggest(text, rules, answers, questions)


def targets(question: str) -> list[str]:
    return [*sorted(tables()[1][question]), UNKNOWN]


@settings(deadline=None, max_examples=60)
@given(text=st.sampled_from(SAID), data=st.data())
def test_who_answers_what_is_asked_is_asked_no_question_twice_and_soon_none(text: str, data: Any) -> None:
    answers: dict[str, str] = {}
    now = first = found(text, answers)
    while now.ask:
        assert now.ask not in answers
        before = now
        answers[now.ask] = data.draw(st.sampled_from(targets(now.ask)))
        now = found(text, answers)
        if set(answers.values()) == {UNKNOWN}:
            assert (now.routes, now.seal) == (first.routes, first.seal)
        assert (now.urgent, now.urgent_call) == (before.urgent, before.urgent_call)
        assert 1 <= len(now.routes) <= 5
    assert len(answers) <= tables()[0].settings.questions_at_most + 1  # and the question of accusations


@settings(deadline=None, max_examples=120)
@given(text=st.sampled_from(SAID), data=st.data())
def test_sealing_follows_the_answer_of_accusations_whatever_else_was_answered(text: str, data: Any) -> None:
    asked = st.sampled_from(sorted(tables()[1]))
    answers = {
        each: data.draw(st.sampled_from(targets(each))) for each in data.draw(st.sets(asked, max_size=4))
    }
    now = found(text, answers)
    accused = answers.get(JUBAO, UNKNOWN)
    if accused in SEALED_ENDS:
        assert (now.seal, now.purpose, now.routes[0].route) == (Seal.SEALED, "jubao", "jubao")
    elif accused != UNKNOWN:
        assert now.seal is Seal.OPEN
        assert "jubao" not in [each.route for each in now.routes]
    else:
        heard = found(text, {}).seal
        assert now.seal is (Seal.ASK if heard is Seal.OPEN and answers.get(START) == JUBAO else heard)
        assert now.seal is Seal.OPEN or now.ask == (None if JUBAO in answers else JUBAO)
    assert now.ask not in answers
    assert now.confidential is (now.seal is Seal.SEALED)
    assert now.urgent is found(text, {}).urgent
