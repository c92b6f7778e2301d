"""``suggest``: lawful roads for statements, JSON Lines in and out; needs no home and no passphrase."""

from __future__ import annotations

import argparse
import sys

import msgspec

from xinfang_desk.cli.frame import DONE, refusal
from xinfang_desk.cli.session import print_line
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import numbered_lines


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement to suggest roads for."""

    id: str | int
    text: str


def handle(args: argparse.Namespace) -> int:  # noqa: ARG001  # every verb has the same shape
    """Answer each line of standard input with the roads that its words point to."""
    from xinfang_desk.desk.shipped import rules_shipped
    from xinfang_desk.domain.suggestion import suggest

    rules = rules_shipped()
    for number, line in numbered_lines(sys.stdin.buffer):
        if not line.strip():
            continue
        try:
            question = msgspec.json.decode(line, type=Question)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            print_line({"refused": {"line": number, **refusal(DeskError("input.not_json"))}})
            continue
        found = suggest(question.text, rules)
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
                "urgent": found.urgent,
            }
        )
    return DONE
