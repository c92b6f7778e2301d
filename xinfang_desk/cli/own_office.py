"""The verb ``office`` (单位信息): what the office says of itself on papers, shown and changed."""

from __future__ import annotations

import argparse
from typing import Any

from xinfang_desk.cli.session import opened
from xinfang_desk.cli.verb import add_verb, emit
from xinfang_desk.domain.office import CHANGEABLE


def add_verbs(verbs: Any) -> None:
    """Hang the verb on the parser."""
    office = add_verb(verbs, "office", "单位信息：看、改；从现在起的文书照新的印", _office)
    office.add_argument(
        "--set", dest="changes", type=_change, action="append", default=[], metavar="KEY=VALUE",
        help=f"{' '.join(CHANGEABLE)}，可重复",
    )  # fmt: skip


def _change(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or key not in CHANGEABLE:
        raise ValueError(text)
    return key, value


def _office(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        upkeep = desk.upkeep
        office = upkeep.change_office(dict(args.changes)) if args.changes else upkeep.office()
    shown = {key: getattr(office, key) for key in ("code", "desk", *CHANGEABLE)}
    return emit(args, {"office": shown}, "\n".join(f"{key}　{value}" for key, value in shown.items()))
