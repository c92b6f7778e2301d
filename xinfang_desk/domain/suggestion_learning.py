"""Making the ``learned`` part of the table from labelled statements; run by hand, never at the desk."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from xinfang_desk.domain.suggestion_learned import FLAGS, KINDS, flag_sum
from xinfang_desk.domain.suggestion_rules import ROUTES, Rules
from xinfang_desk.domain.suggestion_words import Reading, fold

_SEEN_AT_LEAST: Final = 2
_ALSO_RIGHT: Final = {"route": 0.3, "body": 0.2, "content": 0.2}
_ROUNDS: Final = 60
_STEP: Final = 0.5
_DECAY: Final = 0.002


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A labelled statement: for each kind the best label and all that are right; and the two flags."""

    text: str
    best: Mapping[str, str]
    right: Mapping[str, Sequence[str]]
    seal: bool
    urgent: bool


def learn(examples: Sequence[Example], rules: Rules) -> dict[str, Any]:
    """The ``learned`` part of the table for ``examples``; the same examples give the same table."""
    read = [read_phrases(example.text, rules) for example in examples]
    seen = Counter(phrase for found in read for phrase in found)
    known = {phrase for phrase, times in seen.items() if times >= _SEEN_AT_LEAST}
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for example, found in zip(examples, read, strict=True):
        shares = _shares(example)
        for phrase in found & known:
            for label, share in shares.items():
                counts[phrase][label] += share  # type: ignore[assignment]  # shares of a count
    flags = {
        flag: _flag_weights([found & known for found in read], [getattr(example, flag) for example in examples])
        for flag in FLAGS
    }
    return {
        "examples": len(examples),
        "labels": {kind: _labels(examples, kind) for kind in KINDS},
        "bodies_of": _bodies_of(examples),
        "bias": {flag: round(bias, 2) for flag, (bias, _) in flags.items()},
        "phrases": {
            phrase: {
                "seen": seen[phrase],
                **{label: round(count, 1) for label, count in sorted(counts[phrase].items())},
                **{flag: round(weights.get(phrase, 0.0), 2) for flag, (_, weights) in flags.items()},
            }
            for phrase in sorted(known)
        },
    }


def read_phrases(text: str, rules: Rules) -> frozenset[str]:
    """The phrases and the lists of the table that occur in ``text``."""
    return Reading(fold(text, rules.dialect), rules.vocabulary, rules.settings.gap).phrases


def _shares(example: Example) -> dict[str, float]:
    shares: dict[str, float] = {}
    for kind in KINDS:
        shares.update(dict.fromkeys(example.right[kind], _ALSO_RIGHT[kind]))
        shares[example.best[kind]] = 1.0
    return shares


def _labels(examples: Iterable[Example], kind: str) -> list[str]:
    named = {label for example in examples for label in (example.best[kind], *example.right[kind])}
    return [route for route in ROUTES if route in named] if kind == "route" else sorted(named)


def _bodies_of(examples: Iterable[Example]) -> dict[str, list[str]]:
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for example in examples:
        bodies[example.best["route"]].add(example.best["body"])
    return {route: sorted(named) for route, named in sorted(bodies.items())}


def _flag_weights(
    read: Sequence[frozenset[str]], truth: Sequence[bool]
) -> tuple[float, dict[str, float]]:
    """Logistic regression by full steps; no chance in it, so the table can be made again."""
    weights: dict[str, float] = {}
    bias = 0.0
    for _ in range(_ROUNDS):
        errors = [
            float(flag) - 1 / (1 + math.exp(-(bias + flag_sum(weights, found))))
            for found, flag in zip(read, truth, strict=True)
        ]
        for phrase in weights:
            weights[phrase] *= 1 - _DECAY
        for found, error in zip(read, errors, strict=True):
            step = _STEP * error / math.sqrt(len(found) or 1)
            for phrase in found:
                weights[phrase] = weights.get(phrase, 0.0) + step
        bias += _STEP * math.fsum(errors) / len(errors)
    return bias, weights
