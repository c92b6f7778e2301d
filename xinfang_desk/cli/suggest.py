"""``suggest``: lawful roads for statements, JSON Lines in and out; needs no home and no passphrase."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

import msgspec

from xinfang_desk.cli.session import print_line
from xinfang_desk.cli.verb import DONE, refusal
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import numbered_lines

if TYPE_CHECKING:
    from xinfang_desk.words.questions import RoadQuestion


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement to suggest roads for."""

    id: str | int
    text: str
    answers: dict[str, str | None] | None = None


def handle(_args: argparse.Namespace) -> int:
    """Answer each line of standard input with the roads that its words point to."""
    from xinfang_desk.cli.visit_in import check_answers
    from xinfang_desk.desk.shipped import road_map_shipped, rules_shipped
    from xinfang_desk.domain.suggestion import questions_of, suggest
    from xinfang_desk.words.questions import question_in_words

    rules, road_map = rules_shipped(), road_map_shipped()
    questions = questions_of(road_map, rules)
    for number, line in numbered_lines(sys.stdin.buffer):
        if not line.strip():
            continue
        try:
            question = msgspec.json.decode(line, type=Question)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            print_line({"refused": {"line": number, **refusal(DeskError("input.not_json"))}})
            continue
        answers = {asked: to for asked, to in (question.answers or {}).items() if to is not None}
        try:
            check_answers(answers, road_map, rules.papers, "answers")
        except DeskError as refused:
            print_line({"refused": {"line": number, **refusal(refused)}})
            continue
        found = suggest(question.text, rules, answers, questions)
        print_line(
            {
                "id": question.id,
                "purpose": found.purpose,
                "routes": [
                    {"route": each.route, "body": each.body, "articles": list(each.articles), "why": each.why}
                    for each in found.routes
                ],
                "content": list(found.content),
                "two_matters": found.two_matters,
                "confidential": found.confidential,
                "seal": found.seal.value,
                "ask": _asked(question_in_words(found.ask, road_map, rules.papers)) if found.ask else None,
                "urgent": found.urgent,
            }
        )
    return DONE


def _asked(question: RoadQuestion) -> dict[str, Any]:
    return {
        "question": question.question,
        "words": question.words,
        "answers": [{"to": to, "words": said} for to, said in question.answers],
    }
