"""What labelled statements teach (例句统计): how often a phrase occurs on each road, and what that is worth.

The table holds counts, so anyone can check a line against the examples; the weights follow from
them by complement naive Bayes. The two flags, sealing and danger, keep weights of their own because
there a wrong answer costs more and plain counting finds too few of them.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from xinfang_desk.domain.errors import DeskError

KINDS: Final = ("route", "body", "content", "end")
FLAGS: Final = ("seal", "urgent")

_RELATION_COUNTS: Final = 2
_LINE: Final = re.compile(r"[1-9]\d{0,8}(?: -?\d+\.\d+){2}(?: [a-z]+\d*:\d{1,9}(?:\.\d+)?)*")
_ONE: Final = 1 << 24
_ZERO: Final = 1 << 44
"""A weight of 1 and one of 0 in 64 bits: sums of many thousands of weights stay there, and above 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseWorth:
    """One line of the table, read: its rarity, a weight for each flag and for each label of each kind.

    The weights of a kind are one large integer, 64 bits for each: so a statement's hundreds of lines are
    added label beside label, ten times as fast as number by number, and in any order to the same sum.
    """

    rarity: float
    flags: Mapping[str, float]
    labels: Mapping[str, int]


def _together(weights: Iterable[float]) -> int:
    """The weights as one integer."""
    lanes = [_ZERO + round(weight * _ONE) for weight in weights]
    return int.from_bytes(struct.pack(f"<{len(lanes)}Q", *lanes), "little")


def _apart(total: int, *, lanes: int, added: int) -> list[float]:
    """The sums of ``added`` such integers, each by itself."""
    told = struct.unpack(f"<{lanes}Q", total.to_bytes(8 * lanes, "little"))
    return [(lane - added * _ZERO) / _ONE for lane in told]


def rarity_of(phrase: str, seen: int, examples: int) -> float:
    """How much a phrase counts: rare ones more, and a relation of the hand table twice."""
    return math.log(examples / seen) * (_RELATION_COUNTS if phrase.startswith("[") else 1)


def codes(labels: Mapping[str, Iterable[str]]) -> dict[str, dict[str, str]]:
    """How a line writes each label: a road as it is, bodies ``b0``, ``b1``, contents ``c0``, ``c1``."""
    return {
        kind: {label: label if kind == "route" else f"{kind[0]}{place}" for place, label in enumerate(names)}
        for kind, names in labels.items()
    }


class Learned:
    """The counts, and the weights that follow from them; a line is read when first asked for."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        """The ``learned`` part of the table; ``suggestion.bad_table`` where it does not hold together."""
        try:
            self.labels = {kind: tuple(table["labels"][kind]) for kind in KINDS}
            self.bodies_of = {route: frozenset(bodies) for route, bodies in table["bodies_of"].items()}
            self._examples = int(table["examples"])
            self._seen = int(table["seen"])
            self._bias = {flag: float(table["bias"][flag]) for flag in FLAGS}
            self._totals = {code: float(total) for code, total in table["totals"].items()}
            self._lines: dict[str, str] = dict(table["phrases"])
        except (KeyError, TypeError, ValueError, AttributeError):
            raise DeskError("suggestion.bad_table", row="learned", field="shape") from None
        for phrase, line in self._lines.items():
            if not isinstance(line, str) or not _LINE.fullmatch(line):
                raise DeskError("suggestion.bad_table", row="learned", field=phrase)
        size = len(self._lines)
        self._codes = codes(self.labels)
        # Complement naive Bayes with add-one smoothing: what a label weighs by itself.
        self._usual = {
            code: math.log(self._seen - total + size) - math.log(total + size)
            for of_kind in self._codes.values()
            for code in of_kind.values()
            for total in (self._totals.get(code, 0.0),)
        }
        self._read: dict[str, PhraseWorth] = {}

    @property
    def phrases(self) -> Iterable[str]:
        """Every phrase of the table."""
        return self._lines.keys()

    def known(self, phrases: Iterable[str]) -> dict[str, PhraseWorth]:
        """The phrases that stand in the table; their sums are exact, so their order means nothing."""
        return {phrase: self._worth(phrase) for phrase in phrases if phrase in self._lines}

    def scores(self, kind: str, known: Mapping[str, PhraseWorth]) -> dict[str, float]:
        """What the phrases say for each label of ``kind``; only their order and distance mean anything."""
        scale = math.sqrt(len(known) + 1)
        total = sum(worth.labels[kind] for worth in known.values())
        sums = _apart(total, lanes=len(self.labels[kind]), added=len(known))
        return {label: told / scale for label, told in zip(self.labels[kind], sums, strict=True)}

    def flag(self, name: str, known: Mapping[str, PhraseWorth]) -> float:
        """How far the phrases speak for the flag; 0 is even odds among the examples."""
        length = math.sqrt(math.fsum(worth.rarity**2 for worth in known.values())) or 1.0
        return self._bias[name] + math.fsum(w.flags[name] * w.rarity for w in known.values()) / length

    def _worth(self, phrase: str) -> PhraseWorth:
        if phrase not in self._read:
            self._read[phrase] = self._weighed(phrase, self._lines[phrase])
        return self._read[phrase]

    def _weighed(self, phrase: str, line: str) -> PhraseWorth:
        seen_text, *rest = line.split(" ")
        seen = int(seen_text)
        counts = dict(item.split(":") for item in rest[len(FLAGS) :])
        rarity = rarity_of(phrase, seen, self._examples)
        absent = math.log(seen + 1)

        def odds(code: str) -> float:
            """The log of how often it stood under the label, against everywhere else."""
            if code not in counts:
                return self._usual[code] - absent
            count = float(counts[code])
            return self._usual[code] + math.log(count + 1) - math.log(max(seen - count, 0.0) + 1)

        return PhraseWorth(
            rarity=rarity,
            flags=dict(zip(FLAGS, map(float, rest[: len(FLAGS)]), strict=True)),
            labels={
                kind: _together(rarity * odds(code) for code in self._codes[kind].values()) for kind in KINDS
            },
        )
