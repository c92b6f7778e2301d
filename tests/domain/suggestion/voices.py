"""What asking is worth (问一句值多少), on voices that nothing was learned from, with truthful answers.

``python -m tests.domain.suggestion.voices`` prints the figures with 95 % intervals, and the curve of asking;
with ``--parts`` of all voices, each quarter of them judged by what the others teach.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from tests.domain.suggestion.labelled import Row, hand_table, shipped_table, statements, taught
from xinfang_desk.domain.road.roadmap import read_roadmap
from xinfang_desk.domain.suggestion import Rules, Suggestion, load_rules, questions_of, suggest
from xinfang_desk.domain.suggestion.asking import NO_PAPER, PAPER, Questions
from xinfang_desk.domain.suggestion.seal import JUBAO, NO_ACCUSATION, UNKNOWN, Seal
from xinfang_desk.places import RESOURCES

OWN = "own"
"""The voice of the first 901 statements: one author's manner."""
_PAPERS = (
    ("处罚决定|处发决定|拘留决定|那张纸|罚单", "penalty"),
    ("责令限期拆除|贴了张条|给了张|一个条子|一张纸|纸上写着|条子上", "demolition_order"),
    ("判决|叛|绝书", "judgment"),
    ("裁决书", "award"),
    ("意见书", "opinion"),
)
"""Words that tell which paper is in hand, where one is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One statement with what was asked and what was proposed at last."""

    row: Row
    first: Suggestion
    last: Suggestion
    asked: tuple[str, ...]


def unlearned() -> list[Row]:
    """The statements in voices that were left out of learning."""
    return [row for row in statements() if row["held_out"] and row["voice"] != OWN]


def shipped_questions(rules: Rules) -> Questions:
    road_map = read_roadmap(json.loads((RESOURCES / "roadmap" / "roadmap.json").read_text("utf-8")))
    return questions_of(road_map, rules)


def truthful(row: Row, question: str, questions: Questions) -> str:
    """What a truthful officer answers: the way to the statement's end, the next best, or *cannot tell*."""
    if question == PAPER:
        kinds = (kind for words, kind in _PAPERS if any(word in row["text"] for word in words.split("|")))
        return next(kinds, NO_PAPER)
    if question == JUBAO and not row["confidential"] and row["end"] not in {"jubao_ga", "chachu"}:
        return NO_ACCUSATION
    for end in (row["end"], *row["end_ok"]):
        ways = {to: likely[end] for to, likely in questions[question].items() if end in likely}
        if ways:
            return max(ways, key=lambda to: ways[to])
    return UNKNOWN


def hear(row: Row, rules: Rules, questions: Questions) -> Heard:
    """The statement asked about until nothing needs asking."""
    answers: dict[str, str] = {}
    first = found = suggest(row["text"], rules, answers, questions)
    while found.ask:
        assert found.ask not in answers
        answers[found.ask] = truthful(row, found.ask, questions)
        found = suggest(row["text"], rules, answers, questions)
    return Heard(row=row, first=first, last=found, asked=tuple(answers))


def share(hits: Iterable[bool]) -> str:
    """A share with its 95 % interval (Wilson)."""
    counted = list(hits)
    n, k = len(counted), sum(counted)
    if not n:
        return "none"
    p, z = k / n, 1.96
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    reach = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return f"{k} of {n} = {p:.2f} [{max(middle - reach, 0):.2f}, {min(middle + reach, 1):.2f}]"


def right_road(one: Suggestion, row: Row) -> bool:
    return one.routes[0].route in row["route_ok"]


def right_body(one: Suggestion, row: Row) -> bool:
    return one.routes[0].body in row["body_ok"]


def figures(heard: Sequence[Heard]) -> dict[str, str]:
    accused = [one for one in heard if one.row["confidential"]]
    ordinary = [one for one in heard if not one.row["confidential"]]
    two = [one for one in heard if one.row["two_matters"]]
    one_matter = [one for one in heard if not one.row["two_matters"]]
    danger = [one for one in heard if one.row["urgent"]]
    calm = [one for one in heard if not one.row["urgent"]]
    return {
        "first road, words alone": share(right_road(one.first, one.row) for one in heard),
        "first road, asked": share(right_road(one.last, one.row) for one in heard),
        "first body, words alone": share(right_body(one.first, one.row) for one in heard),
        "first body, asked": share(right_body(one.last, one.row) for one in heard),
        "asked at all": share(bool(one.asked) for one in heard),
        "asked though right already": share(
            bool(one.asked) for one in heard if right_road(one.first, one.row)
        ),
        "questions a statement": f"{sum(len(one.asked) for one in heard) / len(heard):.2f}",
        "accusations found or asked": share(one.first.seal is not Seal.OPEN for one in accused),
        "accusations sealed at last": share(one.last.seal is Seal.SEALED for one in accused),
        "ordinary ones asked if accusation": share(one.first.seal is not Seal.OPEN for one in ordinary),
        "ordinary ones sealed": share(one.first.confidential for one in ordinary),
        "dangers found": share(one.first.urgent for one in danger),
        "false alarms": share(one.first.urgent for one in calm),
        "two matters found": share(one.first.two_matters for one in two),
        "two matters heard in one": share(one.first.two_matters for one in one_matter),
    }


Judged = Sequence[tuple[Rules, Sequence[Row]]]
"""Tables, each with the statements that it did not learn from."""


def quarters() -> Judged:
    """All voices but the first author's, a quarter at a time, each with a table learned from the others."""
    rows = statements()
    voices = sorted({row["voice"] for row in rows} - {OWN})
    parts = [frozenset(voices[start::4]) for start in range(4)]
    return [
        (
            load_rules({**hand_table(), "learned": taught(row for row in rows if row["voice"] not in part)}),
            [row for row in rows if row["voice"] in part],
        )
        for part in parts
    ]


def heard_with(judged: Judged, **settings: float) -> list[Heard]:
    """Every statement asked about, with some settings changed."""
    return [
        hear(row, replace(rules, settings=replace(rules.settings, **settings)), shipped_questions(rules))
        for rules, rows in judged
        for row in rows
    ]


def main(arguments: Sequence[str]) -> None:
    judged = quarters() if "--parts" in arguments else [(load_rules(shipped_table()), unlearned())]
    lines = [f"{name}: {value}" for name, value in figures(heard_with(judged)).items()]
    lines.append("sure_at  questions at most  first road  first body  questions a statement")
    for sure in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        for most in (1, 2):
            heard = heard_with(judged, sure_at=sure, questions_at_most=most)
            road = sum(right_road(one.last, one.row) for one in heard) / len(heard)
            body = sum(right_body(one.last, one.row) for one in heard) / len(heard)
            asked = sum(len(one.asked) for one in heard) / len(heard)
            lines.append(f"{sure:7.2f}  {most:17}  {road:10.3f}  {body:10.3f}  {asked:.2f}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
