"""进度告知 and the printer's test page."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from tests.documents.reading import outside, overlaps, pages_of, text_of
from tests.documents.samples import ACCUSATION, BUSY, NOBODY, OFFICE, WAGES, after
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.office.trial_page import RARE, trial_page
from xinfang_desk.documents.papers.progress import COUNTY_SAID, progress
from xinfang_desk.documents.papers.receipt import receipt
from xinfang_desk.documents.papers.urging import urging
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.stock import Stock
from xinfang_desk.domain.matter import Step, StepTaken
from xinfang_desk.domain.record import Answer, MatterRecord, National
from xinfang_desk.domain.road.roadmap import read_roadmap
from xinfang_desk.places import RESOURCES

ROAD_MAP = read_roadmap(json.loads((RESOURCES / "roadmap" / "roadmap.json").read_text("utf-8")))


def _paper(record: MatterRecord) -> bytes:
    return progress(Job(record=record, office=OFFICE, road_map=ROAD_MAP))


def test_it_says_what_the_county_said_and_hides_the_id() -> None:
    answer = Answer(
        number=WAGES.matter.number,
        event="answered",
        org="县人社局",
        on=date(2026, 9, 20),
        document="示例人社〔2026〕5号",
        text="已责令支付。",
        due=None,
    )
    text = text_of(_paper(replace(WAGES, answers=(answer,))))
    for words in ("进度告知", "周试例", "县人社局", "示例人社〔2026〕5号", "已答复"):
        assert words in text
    assert "000000197904121019" not in text


@pytest.mark.parametrize("large", [False, True])
def test_what_only_the_national_system_gives_is_printed_once_it_is_told(large: bool) -> None:
    told = National(number="9" * 38, query_code="Q7K2M9X4Q7K2M9X4Q7K2")
    record = replace(WAGES, national=told)
    job = Job(record=record, office=OFFICE, road_map=ROAD_MAP, large=large)
    for pdf in (progress(job), receipt(job).pdf()):
        text = text_of(pdf)
        assert (text.count(told.number), text.count(told.query_code)) == (1, 1)
        assert not overlaps(pdf)
        assert not outside(pdf)
    for pdf in (progress(replace(job, record=WAGES)), receipt(replace(job, record=WAGES)).pdf()):
        assert "信访件编号" not in text_of(pdf)


def test_every_event_of_the_county_has_a_name() -> None:
    from typing import get_args

    from xinfang_desk.batch.wire import CountyEvent

    assert set(COUNTY_SAID) == set(get_args(CountyEvent))


def test_steps_and_dates_stand_in_it() -> None:
    pdf = _paper(BUSY)
    assert len(BUSY.matter.steps) > 2
    assert not overlaps(pdf)
    assert not outside(pdf)


def test_nothing_new_is_said_so_and_an_accusation_is_refused() -> None:
    assert "还没有新的进展" in text_of(_paper(WAGES))
    with pytest.raises(DeskError, match=r"paper\.sealed"):
        _paper(ACCUSATION)


def test_the_test_page_shows_rare_characters_in_every_face() -> None:
    pdf = trial_page(Stock.PAPERS, OFFICE, date(2026, 9, 21))
    assert pages_of(pdf) == 1
    assert text_of(pdf).count(RARE) == 5
    assert not overlaps(pdf)


def test_an_urging_names_the_unit_and_not_the_petitioner() -> None:
    pdf = urging(Job(record=BUSY, office=OFFICE, road_map=ROAD_MAP))
    text = text_of(pdf)
    assert "示例镇村镇建设办公室" in text
    assert BUSY.visit.people[0].name not in text
    assert not overlaps(pdf)


@pytest.mark.parametrize("record", [ACCUSATION, NOBODY])
def test_with_nobody_to_urge_there_is_no_paper(record: MatterRecord) -> None:
    with pytest.raises(DeskError, match=r"paper\.nobody_to_urge"):
        urging(Job(record=record, office=OFFICE, road_map=ROAD_MAP))


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_whoever_has_been_answered_is_told_of_whom_a_review_is_asked(large: bool) -> None:
    """信访工作条例 arts. 35, 36."""
    served = after(BUSY, StepTaken(step=Step.DELIVER, on=date(2026, 12, 22)))
    reviewed = after(
        served,
        StepTaken(step=Step.ASK_REVIEW, on=date(2026, 12, 28)),
        StepTaken(step=Step.REVIEW, on=date(2027, 1, 10), document="示政复查〔2027〕1号"),
        StepTaken(step=Step.DELIVER_REVIEW, on=date(2027, 1, 12)),
    )
    for record, words in (
        (served, "向示例县人民政府提出"),
        (reviewed, "向作出那份复查意见的机关的上一级（县政府作的，一般是市政府）提出"),
    ):
        pdf = progress(Job(record=record, office=OFFICE, road_map=ROAD_MAP, large=large))
        assert words in text_of(pdf)
        assert not overlaps(pdf)
        assert not outside(pdf)


def test_whom_the_officer_urged_is_who_is_urged_where_it_was_given_to_nobody_by_name() -> None:
    urged = StepTaken(step=Step.URGE, on=date(2026, 9, 20), org="县人社局", gist="请尽快答复")
    record = replace(NOBODY, matter=replace(NOBODY.matter, steps=(urged,)))
    text = text_of(urging(Job(record=record, office=OFFICE, road_map=ROAD_MAP)))
    assert "县人社局" in text
    assert "请尽快答复" in text
