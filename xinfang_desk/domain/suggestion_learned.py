"""What labelled statements teach (例句统计): how often a phrase occurs on each road, and what that is worth.

The table holds counts, so anyone can check a line against the examples; the weights follow from
them by complement naive Bayes. The two flags, sealing and danger, keep weights of their own because
there a wrong answer costs more and plain counting finds too few of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from xinfang_desk.domain.errors import DeskError

KINDS: Final = ("route", "body", "content")
FLAGS: Final = ("seal", "urgent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """Weights by kind of label, phrase and label; the labels of a kind stand in one fixed order."""

    labels: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, Mapping[str, tuple[float, ...]]]
    flags: Mapping[str, Mapping[str, float]]
    bias: Mapping[str, float]
    bodies_of: Mapping[str, frozenset[str]]

    def scores(self, kind: str, phrases: Iterable[str]) -> dict[str, float]:
        """What the phrases say for each label of ``kind``; only their order and distance mean anything."""
        known = [self.weights[kind][phrase] for phrase in phrases if phrase in self.weights[kind]]
        scale = math.sqrt(len(known) + 1)
        sums = [math.fsum(column) for column in zip(*known, strict=True)] or [0.0] * len(self.labels[kind])
        return {label: total / scale for label, total in zip(self.labels[kind], sums, strict=True)}

    def flag(self, name: str, phrases: Iterable[str]) -> float:
        """How far the phrases speak for the flag; 0 is even odds among the examples."""
        return self.bias[name] + flag_sum(self.flags[name], phrases)

    def leading(self, route: str, phrases: Iterable[str], at_most: int) -> tuple[str, ...]:
        """The phrases that speak most for ``route``, single characters left out: they explain nothing."""
        column = self.labels["route"].index(route)
        known = self.weights["route"]
        worth = [(-known[phrase][column], phrase) for phrase in phrases if len(phrase) > 1 and phrase in known]
        return tuple(phrase for weight, phrase in sorted(worth)[:at_most] if weight < 0)


def flag_sum(weights: Mapping[str, float], phrases: Iterable[str]) -> float:
    """Weights of the phrases that are known, evened out for long statements."""
    known = [weights[phrase] for phrase in phrases if phrase in weights]
    return math.fsum(known) / math.sqrt(len(known) or 1)


def load_learned(table: Mapping[str, Any]) -> Learned:
    """The ``learned`` part of the table, checked; ``suggestion.bad_table`` where it does not hold together."""
    try:
        examples = int(table["examples"])
        labels = {kind: tuple(table["labels"][kind]) for kind in KINDS}
        rows = {phrase: _row(row) for phrase, row in table["phrases"].items()}
        bias = {flag: float(table["bias"][flag]) for flag in FLAGS}
        bodies_of = {route: frozenset(bodies) for route, bodies in table["bodies_of"].items()}
    except (KeyError, TypeError, ValueError, AttributeError):
        raise DeskError("suggestion.bad_table", row="learned", field="shape") from None
    for phrase, (seen, _, _) in rows.items():
        if not 0 < seen <= examples:
            raise DeskError("suggestion.bad_table", row="learned", field=phrase)
    return Learned(
        labels=labels,
        weights={kind: _weights(rows, labels[kind], examples) for kind in KINDS},
        flags={flag: {phrase: row[2][flag] for phrase, row in rows.items() if flag in row[2]} for flag in FLAGS},
        bias=bias,
        bodies_of=bodies_of,
    )


_Row = tuple[int, dict[str, float], dict[str, float]]


def _row(row: Mapping[str, Any]) -> _Row:
    counts = {label: float(count) for label, count in row.items() if label not in (*FLAGS, "seen")}
    return int(row["seen"]), counts, {flag: float(row[flag]) for flag in FLAGS if flag in row}


def _weights(
    rows: Mapping[str, _Row], labels: tuple[str, ...], examples: int
) -> dict[str, tuple[float, ...]]:
    """Complement naive Bayes with add-one smoothing, each phrase counted by how rare it is."""
    size = len(rows)
    all_seen = sum(seen for seen, _, _ in rows.values())
    of_label = [sum(counts.get(label, 0.0) for _, counts, _ in rows.values()) for label in labels]
    weights: dict[str, tuple[float, ...]] = {}
    for phrase, (seen, counts, _) in rows.items():
        rarity = math.log(examples / seen)
        weights[phrase] = tuple(
            rarity
            * (
                math.log((counts.get(label, 0.0) + 1) / (of + size))
                - math.log((max(seen - counts.get(label, 0.0), 0.0) + 1) / (all_seen - of + size))
            )
            for label, of in zip(labels, of_label, strict=True)
        )
    return weights
