"""Weights are added label beside label, to the same sum as one by one."""

from __future__ import annotations

import math

import pytest

from xinfang_desk.desk.shipped import rules_shipped
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.suggestion.learned import KINDS, Learned, codes
from xinfang_desk.domain.suggestion.words import phrases

TABLE = {
    "labels": {"route": ["s5", "s6"], "body": ["甲", "乙"], "content": ["丙"], "end": ["fucha", "gov"]},
    "bodies_of": {"s5": ["甲"], "s6": ["乙"]},
    "examples": 9,
    "seen": 40,
    "bias": {"seal": -1, "urgent": -1},
    "totals": {"s5": 25, "s6": 15, "b0": 25, "b1": 15, "c0": 40, "e0": 30, "e1": 10},
    "phrases": {"钱": "6 0.50 0.00 s5:6 b0:6 c0:6 e0:6", "粮": "3 0.00 0.00 s6:3 b1:3 c0:3 e0:1 e1:2"},
}


def worth(phrase: str, kind: str, label: str) -> float:
    """Complement naive Bayes with add-one smoothing, by hand."""
    code = codes(TABLE["labels"])[kind][label]
    seen, _seal, _urgent, *under = TABLE["phrases"][phrase].split(" ")
    here, seen = float(dict(each.split(":") for each in under).get(code, 0)), float(seen)
    total, size = TABLE["totals"][code], len(TABLE["phrases"])
    usual = math.log(TABLE["seen"] - total + size) - math.log(total + size)
    return math.log(TABLE["examples"] / seen) * (usual + math.log(here + 1) - math.log(seen - here + 1))


@pytest.mark.parametrize("kind", KINDS)
def test_a_sum_is_what_it_is_by_hand(kind):
    learned = Learned(TABLE)
    found = learned.scores(kind, learned.known(["钱", "粮", "水"]))
    for label in TABLE["labels"][kind]:
        by_hand = sum(worth(phrase, kind, label) for phrase in TABLE["phrases"]) / math.sqrt(3)
        assert found[label] == pytest.approx(by_hand, abs=1e-6)


def test_a_thousand_phrases_of_every_weight_stay_apart():
    """Each label's sum keeps to its own bits: the whole table at once is the sum of its halves."""
    learned = rules_shipped().learned
    every = sorted(learned.phrases)
    halves = every[::2], every[1::2]
    for kind in KINDS:
        whole = learned.scores(kind, learned.known(every))
        parts = [learned.scores(kind, learned.known(half)) for half in halves]
        for label, told in whole.items():
            apart = sum(
                part[label] * math.sqrt(len(half) + 1) for part, half in zip(parts, halves, strict=True)
            )
            assert told * math.sqrt(len(every) + 1) == pytest.approx(apart, abs=1e-3)


def test_order_means_nothing():
    learned = rules_shipped().learned
    told = sorted(phrases("村里修路占了我家的地，补偿款一直没有给，去年开始找过三次"))
    for kind in KINDS:
        assert learned.scores(kind, learned.known(told)) == learned.scores(kind, learned.known(told[::-1]))


def test_a_count_beyond_all_bounds_is_a_bad_table():
    bad = {**TABLE, "phrases": {"钱": f"6 0.50 0.00 s5:{'9' * 400}"}}
    with pytest.raises(DeskError) as refused:
        Learned(bad)
    assert refused.value.code == "suggestion.bad_table"
