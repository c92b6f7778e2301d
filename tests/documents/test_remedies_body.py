"""Of whom reconsideration is asked (向谁申请复议): the body that the officer named, on every paper alike."""

from __future__ import annotations

from datetime import date

import pytest

from tests.documents.test_remedies import brought, told_on
from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.matter import Event
from xinfang_desk.domain.time.limits import REVIEWED_BY

SEEN = date(2026, 8, 20)


@pytest.mark.parametrize("outcome", [Outcome.GUIDE, Outcome.TELL_ELSEWHERE])
@pytest.mark.parametrize("event", [Event.PENALTY_RECEIVED, Event.DECISION_RECEIVED])
@pytest.mark.parametrize("body", ["市人民政府", "市税务局", "示例海关的上一级", "县人民政府"])
def test_the_body_that_was_named_is_the_one_to_ask(body: str, event: Event, outcome: Outcome) -> None:
    """行政复议法 arts. 24, 27: one level up, or up its own line; never another body beside it."""
    for name, said in told_on(brought(event, SEEN, to=body, outcome=outcome)).items():
        assert f"向{body}申请" in said, name
        assert "下面那个日子" not in said, name
        assert "".join(REVIEWED_BY.split()) not in said, name
        assert name != "D04" or "县政府" not in said
        assert name == "D02" or body in said, name


@pytest.mark.parametrize("body", ["", "示例镇人民政府", "县市场监管局"])
def test_where_nobody_named_one_the_law_says_who(body: str) -> None:
    for name, said in told_on(brought(Event.PENALTY_RECEIVED, SEEN, to=body)).items():
        assert REVIEWED_BY in said, name
        assert "税务、海关、金融这些单位作的" in said, name
