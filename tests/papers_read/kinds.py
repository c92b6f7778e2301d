"""The kinds of papers that are made, each with headings, bodies and facts that quote other papers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind; headings are of one or two heights, ``{body}`` stands in those that name it."""

    kind: str
    event: str | None
    headings: tuple[tuple[str, ...], ...]
    body: tuple[str, ...]
    number: str
    party: tuple[str, ...]
    facts: tuple[str, ...]
    remedies: str
    itself: str = "决定"
    to: bool = True
    served: bool = False
    signed: tuple[str, ...] = ()
    is_court: bool = False


def _read(row: Mapping[str, Any]) -> Kind:
    lists = {name: tuple(row.get(name, ())) for name in ("body", "party", "facts", "signed")}
    return Kind(**{**row, **lists, "headings": tuple(map(tuple, row["headings"]))})


KINDS: Mapping[str, Kind] = {
    name: _read(row)
    for name, row in json.loads(Path(__file__).with_name("kinds.json").read_text("utf-8")).items()
}
