"""Making the ``learned`` part of the table from labelled statements; run by hand, never at the desk."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from xinfang_desk.domain.suggestion.heard import read
from xinfang_desk.domain.suggestion.learned import FLAGS, KINDS, codes, rarity_of
from xinfang_desk.domain.suggestion.rules import ROUTES, Rules

_SEEN_AT_LEAST: Final = 2
_ALSO_RIGHT: Final = {"route": 0.3, "body": 0.2, "end": 0.3}
_ROUNDS: Final = 120
_STEP: Final = 0.02


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
    read = [_phrases(example.text, rules) for example in examples]
    seen = Counter(phrase for found in read for phrase in found)
    known = sorted(phrase for phrase, times in seen.items() if times >= _SEEN_AT_LEAST)
    labels = {kind: _labels(examples, kind) for kind in KINDS}
    counts = _counts(examples, read, frozenset(known), codes(labels))
    totals: defaultdict[str, float] = defaultdict(float)
    for of_phrase in counts.values():
        for code, count in of_phrase.items():
            totals[code] += count
    rarity = {phrase: rarity_of(phrase, seen[phrase], len(examples)) for phrase in known}
    parts = [_evened(rarity, found) for found in read]
    flags = {flag: _flag_weights(parts, [getattr(example, flag) for example in examples]) for flag in FLAGS}
    return {
        "examples": len(examples),
        "seen": sum(seen[phrase] for phrase in known),
        "labels": labels,
        "bodies_of": _bodies_of(examples),
        "bias": {flag: round(bias, 2) for flag, (bias, _) in flags.items()},
        "totals": {code: round(total, 1) for code, total in sorted(totals.items())},
        "phrases": {
            phrase: _line(seen[phrase], [weights[phrase] for _, weights in flags.values()], counts[phrase])
            for phrase in known
        },
    }


def _phrases(text: str, rules: Rules) -> frozenset[str]:
    return read(text, rules).phrases


def _counts(
    examples: Sequence[Example],
    read: Sequence[frozenset[str]],
    known: frozenset[str],
    codes_of: Mapping[str, Mapping[str, str]],
) -> dict[str, defaultdict[str, float]]:
    counts: dict[str, defaultdict[str, float]] = {phrase: defaultdict(float) for phrase in known}
    for example, found in zip(examples, read, strict=True):
        shares: dict[str, float] = {}
        for kind, code in codes_of.items():
            if kind in _ALSO_RIGHT:
                shares.update((code[label], _ALSO_RIGHT[kind]) for label in example.right[kind])
            shares[code[example.best[kind]]] = 1.0
        for phrase in found & known:
            for label, share in shares.items():
                counts[phrase][label] += share
    return counts


def _line(seen: int, flags: Iterable[float], counts: Mapping[str, float]) -> str:
    told = [f"{code}:{round(count, 1):g}" for code, count in sorted(counts.items())]
    return " ".join([str(seen), *(f"{weight:.2f}" for weight in flags), *told])


def _labels(examples: Iterable[Example], kind: str) -> list[str]:
    named = {label for example in examples for label in (example.best[kind], *example.right[kind])}
    return [route for route in ROUTES if route in named] if kind == "route" else sorted(named)


def _bodies_of(examples: Iterable[Example]) -> dict[str, list[str]]:
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for example in examples:
        bodies[example.best["route"]].add(example.best["body"])
    return {route: sorted(named) for route, named in sorted(bodies.items())}


def _evened(rarity: Mapping[str, float], found: Iterable[str]) -> dict[str, float]:
    """How much each phrase counts in one statement: rare ones more, a long statement no more than a short."""
    known = {phrase: rarity[phrase] for phrase in sorted(found) if phrase in rarity}
    length = math.sqrt(math.fsum(worth * worth for worth in known.values())) or 1.0
    return {phrase: worth / length for phrase, worth in known.items()}


def _flag_weights(
    parts: Sequence[Mapping[str, float]], truth: Sequence[bool]
) -> tuple[float, defaultdict[str, float]]:
    """Logistic regression by full steps; no chance in it, so the table can be made again."""
    weights: defaultdict[str, float] = defaultdict(float)
    bias = 0.0
    for _ in range(_ROUNDS):
        errors: list[float] = []
        for of_one, flag in zip(parts, truth, strict=True):
            told = bias + math.fsum(weights[phrase] * part for phrase, part in of_one.items())
            errors.append(float(flag) - 1 / (1 + math.exp(-told)))
        for of_one, error in zip(parts, errors, strict=True):
            for phrase, part in of_one.items():
                weights[phrase] += _STEP * error * part
        bias += _STEP * math.fsum(errors)
    return bias, weights
