"""What suggestions get right and wrong: ``python -m tests.domain.suggestion.confusion [--learn] [--parts]``.

``--learn`` writes ``resources/codes/suggestion_learned.json`` anew from all statements that are not held out;
``--parts`` also judges each fifth of the statements by what the other four teach.
"""

from __future__ import annotations

import json
import sys
import time
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from tests.domain.suggestion.labelled import (
    CODES,
    Row,
    given,
    hand_table,
    judge,
    shipped_table,
    statements,
    taught,
)
from xinfang_desk.domain.suggestion import load_rules, suggest
from xinfang_desk.domain.suggestion.rules import ROUTES

FOLDS = 5


def write_learned(rows: Sequence[Row]) -> None:
    """One phrase a line, so that a change reads as a change."""
    table = taught([row for row in rows if not row["held_out"]])
    phrases = table.pop("phrases")
    head = [f" {json.dumps(name)}: {json.dumps(part, ensure_ascii=False)}," for name, part in table.items()]
    lines = [
        f"  {json.dumps(phrase, ensure_ascii=False)}: {json.dumps(line)}" for phrase, line in phrases.items()
    ]
    text = "\n".join(["{", *head, ' "phrases": {', ",\n".join(lines), " }", "}", ""])
    (CODES / "suggestion_learned.json").write_text(text, "utf-8")


def main(arguments: Sequence[str]) -> None:
    rows = statements()
    if "--learn" in arguments:
        write_learned(rows)
    report("held out, table as shipped", [row for row in rows if row["held_out"]], shipped_table())
    others = [row for row in rows if not given(row) and not row["held_out"]]
    report(
        "the given sixty, learned without them",
        [row for row in rows if given(row)],
        {**hand_table(), "learned": taught(others)},
    )
    if "--parts" not in arguments:
        return
    of_folds: Counter[tuple[str, str]] = Counter()
    for fold in range(FOLDS):
        judged = [row for row in rows if _fold(row) == fold]
        learned = taught([row for row in rows if _fold(row) != fold])
        of_folds += report(
            f"part {fold + 1} of {FOLDS}, learned without it",
            judged,
            {**hand_table(), "learned": learned},
            show=False,
        )
    say("all parts together: rows, the best road; columns, the first road answered")
    say(confusion(of_folds))


def report(title: str, rows: Sequence[Row], table: dict[str, Any], *, show: bool = True) -> Counter[Any]:
    rules = load_rules(table)
    figures, counted = judge(rows, rules)
    started = time.perf_counter()
    for row in rows:
        suggest(row["text"], rules)
    each = (time.perf_counter() - started) / len(rows) * 1000
    say(title, *(f"  {name}: {value}" for name, value in asdict(figures).items()), f"  ms each: {each:.1f}")
    if show:
        say(confusion(counted))
    return counted


def confusion(counted: Counter[tuple[str, str]]) -> str:
    head = "best    " + "".join(f"{route:>8}" for route in ROUTES)
    rows = (
        f"{best:<8}" + "".join(f"{counted[best, first] or '·':>8}" for first in ROUTES) for best in ROUTES
    )
    return "\n".join([head, *rows])


def say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


def _fold(row: Row) -> int:
    return zlib.crc32(row["text"].encode()) % FOLDS


if __name__ == "__main__":
    main(sys.argv[1:])
