"""What the answers say of the road (问答说的途径), whatever the words of the statement say."""

from __future__ import annotations

from collections.abc import Mapping, Set

from xinfang_desk.domain.suggestion.asking import PAPER, Questions, end_said
from xinfang_desk.domain.suggestion.rules import Rules


def roads_answered(answers: Mapping[str, str], rules: Rules, questions: Questions) -> frozenset[str]:
    """The roads to which all ``answers`` together may lead; none where they say nothing, or no road fits."""
    if end := end_said(answers, rules.answered, rules.papers):
        return frozenset(road for road, _body in rules.answered[end])
    ends: Set[str] = frozenset(rules.ends)
    told = False
    for asked, to in answers.items():
        if led := _led_to(asked, to, rules, questions):
            ends, told = ends & led, True
    return frozenset(road for end in ends for road, _body in rules.ends[end]) if told else frozenset()


def _led_to(asked: str, to: str, rules: Rules, questions: Questions) -> Set[str]:
    """The ends behind an answer; none behind one that says nothing of them (cannot tell, no such paper)."""
    if asked == PAPER:
        return rules.papers.ends.get(to, frozenset())
    return questions.get(asked, {}).get(to, {}).keys()
