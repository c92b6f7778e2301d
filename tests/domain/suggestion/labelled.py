"""The labelled statements (标注例句): reading them, learning from them, judging a table by them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.domain.suggestion.learning import Example, learn
from xinfang_desk.domain.suggestion import Rules, Suggestion, load_rules, suggest
from xinfang_desk.domain.suggestion.seal import Seal

CODES = Path(__file__).parents[3] / "resources" / "codes"
STATEMENTS = Path(__file__).with_name("statements.jsonl")
KINDS = ("route", "body", "content", "end")
UNTAUGHT: dict[str, Any] = {
    "examples": 1,
    "seen": 1,
    "labels": {kind: [] for kind in KINDS},
    "bodies_of": {},
    "bias": {"seal": 0, "urgent": 0},
    "totals": {},
    "phrases": {},
}

Row = Mapping[str, Any]


def statements() -> list[dict[str, Any]]:
    """All of them: the given sixty (``P…``), our own, and the held-out ones."""
    return [json.loads(line) for line in STATEMENTS.read_text("utf-8").splitlines()]


def given(row: Row) -> bool:
    return row["id"].startswith("P")


def hand_table() -> dict[str, Any]:
    """What the county amends: words, topics, roads; nothing learned."""
    variants = json.loads((CODES / "variants.json").read_text("utf-8"))["variants"]
    return {**json.loads((CODES / "suggestion.json").read_text("utf-8")), "variants": variants}


def shipped_table() -> dict[str, Any]:
    learned = json.loads((CODES / "suggestion_learned.json").read_text("utf-8"))
    return {**hand_table(), "learned": learned}


def taught(rows: Iterable[Row]) -> dict[str, Any]:
    """The learned part, from ``rows`` alone."""
    untaught = load_rules({**hand_table(), "learned": UNTAUGHT})
    return learn([_example(row) for row in rows], untaught)


def _example(row: Row) -> Example:
    return Example(
        text=row["text"],
        best={kind: row[kind] for kind in KINDS},
        right={kind: row[f"{kind}_ok"] for kind in KINDS},
        seal=row["confidential"],
        urgent=row["urgent"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Shares in percent, as the issue names them."""

    statements: int
    first_road: float
    among_three: float
    first_body: float
    accusations_found: float
    """Sealed or asked about."""
    false_seals: float
    dangers_found: float
    false_alarms: float


def judge(rows: Sequence[Row], rules: Rules) -> tuple[Figures, Counter[tuple[str, str]]]:
    """The figures, and how often each best road was answered by each first road."""
    told = [(row, suggest(row["text"], rules)) for row in rows]
    certain = [(row, one) for row, one in told if "conf_either" not in row.get("tags", ())]
    alarming = [(row, one) for row, one in told if "urgent_either" not in row.get("tags", ())]
    figures = Figures(
        statements=len(told),
        first_road=_share(one.routes[0].route in row["route_ok"] for row, one in told),
        among_three=_share(_among_three(row, one) for row, one in told),
        first_body=_share(one.routes[0].body in row["body_ok"] for row, one in told),
        accusations_found=_share(one.seal is not Seal.OPEN for row, one in certain if row["confidential"]),
        false_seals=_share(one.confidential for row, one in certain if not row["confidential"]),
        dangers_found=_share(one.urgent for row, one in alarming if row["urgent"]),
        false_alarms=_share(one.urgent for row, one in alarming if not row["urgent"]),
    )
    # A right answer other than the best one is no confusion.
    table = Counter(
        (row["route"], row["route"] if one.routes[0].route in row["route_ok"] else one.routes[0].route)
        for row, one in told
    )
    return figures, table


def _among_three(row: Row, one: Suggestion) -> bool:
    return any(road.route in row["route_ok"] for road in one.routes[:3])


def _share(hits: Iterable[bool]) -> float:
    counted = list(hits)
    return round(100 * sum(counted) / len(counted), 1) if counted else 0.0
