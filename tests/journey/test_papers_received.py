"""Each kind of paper received, through the real command: the limits that are returned, the days on paper."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.documents.reading import text_of
from tests.journey.conftest import Command, visit
from xinfang_desk.domain.time.deadline import add_months, spoken

GOT = date(2025, 8, 11)
D60, D30, D15, M6, Y1 = (60, "day"), (30, "day"), (15, "day"), (6, "month"), (1, "year")
STARTS: dict[str, tuple[list[tuple[int, str]], list[tuple[int, str]]]] = {
    "penalty_received": ([D60, M6], []),
    "demolition_order_received": ([D15, D60], []),
    "title_decision_received": ([D60], [D30]),
    "reconsideration_received": ([D15], []),
    "award_received": ([D15], []),
    "judgment_received": ([D15], []),
    "judgment_served": ([D15], []),
    "review_received": ([D30], []),
    "refusal_received": ([D60], [M6]),
    "benefit_decision_received": ([D60, M6], []),
    "land_award_received": ([D30], []),
    "opinion_received": ([D30], []),
    "applied_on": ([], []),
    "decision_received": ([D60, M6], [D15, D30]),
    "employment_ended": ([Y1], []),
    "act_known": ([D60, M6], []),
}
"""What runs in any case, and what runs on a condition (contract)."""
ROUTES = {"award_received": "s2", "land_award_received": "s2", "employment_ended": "s2"}
ROUTES |= {"judgment_received": "s1", "judgment_served": "s1", "applied_on": "s5"}
ROUTES |= {"opinion_received": "s6", "review_received": "s6"}
HEARD = {D60: "县政府", M6: "法院", D15: "法院", Y1: "劳动仲裁"}
OPINIONS = {"opinion_received", "review_received"}


def last(term: tuple[int, str]) -> date:
    number, unit = term
    if unit == "day":
        return GOT + timedelta(days=number)
    return add_months(GOT, number * (12 if unit == "year" else 1))


def days(kind: str) -> list[date]:
    """The day it came, and of each limit the last day and the one after what a day off leaves."""
    ends = [last(each) for group in STARTS[kind] for each in group]
    return sorted({GOT, *ends, *(each + timedelta(days=4) for each in ends)})


CASES = [(kind, on) for kind in STARTS for on in days(kind)]


def said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


@pytest.fixture
def answered(desk: Command, tmp_path: Path) -> list[tuple[str, date, Any, dict[str, str]]]:
    lines = []
    for kind, on in CASES:
        matter = visit(
            statement="不服", route=ROUTES.get(kind, "s4"), to="", content="市场监管",
            events={kind: GOT.isoformat()},
        )  # fmt: skip
        lines.append(json.dumps({**matter, "received_at": f"{on}T09:30:00+08:00"}, ensure_ascii=False))
    out = desk("register", "--input", "-", "--papers", tmp_path / "papers", stdin="\n".join(lines))
    assert out.code == 0, out.err
    found = []
    for (kind, on), line in zip(CASES, out.lines, strict=True):
        [matter] = line["matters"]
        papers = {each["kind"]: text_of(Path(each["file"]).read_bytes()) for each in matter["papers"]}
        found.append((kind, on, matter, papers))
    return found


def test_what_each_paper_starts_is_returned_and_printed(
    answered: list[tuple[str, date, Any, dict[str, str]]],
) -> None:
    for kind, on, matter, papers in answered:
        always, conditional = STARTS[kind]
        theirs = [each for each in matter["deadlines"] if each["binds"] == "petitioner"]
        told = sorted((each["term"], each["unit"]) for each in theirs if not each["condition"])
        assert told == sorted(always), (kind, on)
        bound = sorted((each["term"], each["unit"]) for each in theirs if each["condition"])
        assert bound == sorted(conditional), (kind, on)
        for limit in theirs:
            term = (limit["term"], limit["unit"])
            due = last(term)
            assert (limit["from"], limit["due"]) == (GOT.isoformat(), due.isoformat()), (kind, on)
            end = date.fromisoformat(limit["rolled"] or limit["due"])
            assert bool(limit.get("lapsed")) is (end < on), (kind, on, term)
            # A last day is a task while it lasts; over, it says so, and what is left.
            notice = papers["D04"]
            if end >= on:
                # What runs on a condition has its day on a line of its own.
                day = said(due) if limit["condition"] else f"：{said(due)}"
                assert f"{limit['title']}{day}" in notice or due < on, (kind, on, term)
                assert term == D30 or HEARD.get(term, "") in notice, (kind, on, term)
            else:
                assert f"{limit['title']}：已经过了" in notice, (kind, on, term)
                assert "还可以：" in notice, (kind, on, term)
                assert f"{said(due)}（周" not in notice, (kind, on, term)
            if limit["condition"]:
                assert notice.count(limit["title"]) == notice.count(f"{limit['condition']}：{limit['title']}")
        soonest = min((last(each) for each in always if last(each) >= on), default=None)
        if soonest is not None:
            assert said(soonest) in papers["D01"], (kind, on)
        for each in conditional:
            later = [last(term) for term in always if last(term) >= on]
            assert not later or f"{spoken(last(each))}，当天还算" not in papers["D01"], (kind, on)
        whole = papers["D01"] + papers["D04"]
        assert ("不再按信访程序" in whole) is (kind not in OPINIONS), (kind, on)
        if kind in OPINIONS:
            assert "法院" not in whole, (kind, on)
            assert "行政复议" not in whole, (kind, on)
