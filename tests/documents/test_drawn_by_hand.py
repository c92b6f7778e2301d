"""What the petitioner drew stands under what it acknowledges, and on no other paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.documents import samples
from xinfang_desk.documents.draw import draw
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.surface.drawing import Drawing
from xinfang_desk.documents.surface.ink import Rule, Text
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.matter import MatterDraft, agreed_text

SAID = "本人在屏上手写"
DRAFT = MatterDraft(statement="工地欠三个月工资。", outcome=Outcome.ACCEPT, route=Route.S6)


def job() -> Job:
    record = samples.record(DRAFT, samples.person("周试例", "000000197904121019"))
    return Job(record=record, office=samples.OFFICE, road_map=samples.ROAD_MAP, calendar=samples.CALENDAR)


def agreed(given: Job, drawn: str) -> Job:
    visit = given.record.visit
    agreement = agreed_text([("姓名", "周试例")], visit.received_at - timedelta(minutes=2), drawn)
    return replace(given, record=replace(given.record, visit=replace(visit, agreed=agreement)))


def words(drawing: Drawing) -> str:
    marks = [mark for page in drawing.pages for mark in page if isinstance(mark, Text)]
    return "".join(run.text for mark in marks for run in mark.runs)


def slanting(drawing: Drawing) -> int:
    """Lines that no form has: neither across nor down."""
    rules = [mark for page in drawing.pages for mark in page if isinstance(mark, Rule)]
    return sum(each.x != each.x2 and each.y != each.y2 for each in rules)


@pytest.mark.parametrize("kind", [Paper.RECEIPT, Paper.ORAL_RECORD])
@pytest.mark.parametrize("large", [False, True])
def test_it_stands_on_the_paper_that_acknowledges(kind: Paper, *, large: bool) -> None:
    given = replace(job(), large=large)
    plain = draw(kind, agreed(given, ""))
    drawn = draw(kind, agreed(given, "10,10;300,150;590,20 40,180;80,90"))
    assert (slanting(plain), SAID in words(plain)) == (0, False)
    assert (slanting(drawn), SAID in words(drawn)) == (3, True)
    assert len(drawn.pages) == len(plain.pages)
    assert drawn.pdf() == draw(kind, agreed(given, "10,10;300,150;590,20 40,180;80,90")).pdf()


def test_a_correction_is_nothing_they_agreed_to() -> None:
    given = agreed(job(), "10,10;300,150")
    corrected = replace(given.record, matter=replace(given.record.matter, rev=2))
    assert slanting(draw(Paper.ORAL_RECORD, replace(given, record=corrected))) == 0
