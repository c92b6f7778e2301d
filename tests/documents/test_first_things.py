"""Danger stands first; an undated limit says its start; an order to take down goes by its law."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from tests.documents import samples
from tests.documents.reading import job_of, pages_of, paper, roll, text_of
from tests.documents.test_one_walk import _Desk
from ui.officer.parts.guide import guide_view_of
from ui.petitioner.fixed import STOPS
from ui.petitioner.matter.next_thing import next_thing
from xinfang_desk.documents.papers.progress import progress
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.road.safety import DANGER, ORDER, VIOLENCE, safety
from xinfang_desk.domain.time.undated import SOON, UNDATED

_PAGE = re.compile("—[0-9]+—|第[0-9]+页共[0-9]+页")


def came(statement: str, route: Route, to: str, content: str = "政法", **more: object) -> MatterRecord:
    draft = MatterDraft(
        statement=statement,
        purpose=Purpose.SHENSU,
        route=route,
        content=content,
        to=to,
        **({"outcome": Outcome.GUIDE} | more),  # type: ignore[arg-type]
    )
    return samples.record(draft, samples.ZHOU, on="2026-09-21T09:30")


def papers_of(record: MatterRecord) -> dict[str, str]:
    drawn = {
        "D01": paper(Paper.RECEIPT, record),
        "large": paper(Paper.RECEIPT, record, large=True),
        "D02": paper(Paper.GUIDANCE, record),
        "roll D01": roll(Paper.RECEIPT, record),
        "roll D02": roll(Paper.GUIDANCE, record),
    }
    for kind in (Paper.OTHER_ROAD, Paper.ACCEPTANCE, Paper.FORWARDING):
        if kind in record.matter.papers:
            drawn[kind.value] = paper(kind, record)
    return {name: _PAGE.sub("", text_of(pdf)) for name, pdf in drawn.items()}


DIVORCE = came("我闺女想离婚，男方不同意还打她，想问问该咋办。", Route.S1, "县人民法院")
TEACHER = came(
    "我孙子在小学被老师打了耳光。",
    Route.S5,
    "县教育局",
    "教育",
    outcome=Outcome.FORWARD,
    answers={"jubao": "none"},
)
HILL = came("山上裂了大口子。", Route.S6, "", "民政与应急", outcome=Outcome.REPORT)


def test_a_quarrel_in_the_family_without_a_blow_opens_with_no_danger() -> None:
    """Three sons who do not support their father: nobody was beaten, and no paper begins with 110."""
    record = came("我七十六了，三个儿子都不养我，粮食也不给。", Route.S1, "村民调解委员会", road_end="jiashi")
    assert record.matter.draft.road_end == "jiashi"
    for name, said in papers_of(record).items():
        assert VIOLENCE not in said, name
        assert ORDER not in said, name


def test_danger_that_was_answered_stands_first_whatever_is_done() -> None:
    draft = replace(DIVORCE.matter.draft, answers={"xinfang_q": "urgent"})
    assert safety(draft, "jiashi") == (DANGER, VIOLENCE, ORDER)


@pytest.mark.parametrize(
    ("record", "first"),
    [(DIVORCE, (VIOLENCE, ORDER)), (TEACHER, (VIOLENCE,)), (HILL, (DANGER,))],
    ids=["divorce", "teacher", "hill"],
)
def test_whom_to_ring_stands_before_what_was_said(record: MatterRecord, first: tuple[str, ...]) -> None:
    about = record.matter.draft.statement.rstrip("。")
    for name, said in papers_of(record).items():
        for words in first:
            assert words in said, name
            assert about not in said or said.index(words) < said.index(about), name
    assert "".join(first) in text_of(progress(job_of(record)))
    view = guide_view_of(record, _Desk())  # type: ignore[arg-type]
    assert next_thing(view, view.place).points[0].lines == first
    assert set(first) <= set(STOPS)


@pytest.mark.parametrize(
    ("words", "rings"),
    [
        ("他喝了酒就打我和孩子", True),
        ("男人家暴", True),
        ("儿子把我打伤了", True),
        ("老板不打我工钱，打他电话也不接", False),
        ("我打官司输了，打听一下", False),
        ("在外打工，给我打了欠条", False),
        ("请打我的卡上", False),
    ],
)
def test_a_blow_is_told_from_a_call(words: str, rings: bool) -> None:
    assert (VIOLENCE in safety(MatterDraft(statement=words), "chachu")) is rings


def test_nothing_is_said_of_words_that_are_withheld() -> None:
    for name in ("D08",):
        said = text_of(paper(Paper.SEALED_RECEIPT, samples.ACCUSATION))
        assert VIOLENCE not in said, name


STARTS = [
    (
        came("砖厂干活压断了手指", Route.S4, "县人力资源和社会保障局", road_end="gongshang"),
        "从受伤那天起1年内",
    ),
    (came("低保停了", Route.S4, "县民政局", "民政与应急"), "从知道停了、少了那天起60日内"),
    (came("侄子借我三万块钱不还", Route.S1, "县人民法院", road_end="qianzhai"), "从说好还钱那天起3年内"),
    (came("狗把我咬了", Route.S1, "村调委会", road_end="peichang"), "从受伤、弄坏那天起3年内"),
    (came("欠工资", Route.S2, "县劳动人事争议仲裁委员会", "劳动和社会保障"), "从离开那里那天起1年内"),
]


@pytest.mark.parametrize(("record", "start"), STARTS, ids=["hurt", "benefit", "debt", "dog", "wages"])
def test_a_limit_without_its_day_says_from_when_it_runs(record: MatterRecord, start: str) -> None:
    for name, said in papers_of(record).items():
        assert start in said, name
        assert SOON in said, name
    notice = papers_of(record)["D04"]
    assert "您自己最晚哪天去" in notice
    theirs = notice.split("那边要办多久")[1].split("带什么")[0]
    assert "年内" not in theirs
    assert "起" not in theirs
    view = guide_view_of(record, _Desk())  # type: ignore[arg-type]
    [day] = [each for each in next_thing(view, view.place).points if each.icon == "calendar"]
    assert (day.lines, day.note) == ((start,), SOON)


def test_a_day_that_is_known_takes_the_place_of_its_start() -> None:
    known = came(
        "低保停了",
        Route.S4,
        "县民政局",
        "民政与应急",
        events={Event.BENEFIT_DECISION_RECEIVED: date(2026, 9, 1)},
    )
    for name, said in papers_of(known).items():
        assert SOON not in said, name
        assert "2026年10月31日（周六）放假，2026年11月2日（周一）还算" in said, name


def test_every_start_has_its_place_and_its_words() -> None:
    assert {*(each.since for each in UNDATED.values()), SOON} <= set(STOPS)
    assert set(UNDATED) <= set(samples.ROAD_MAP.places)
    for place in UNDATED:
        assert not re.search("[0-9]+(年|天|日)内(申请|起诉)", samples.ROAD_MAP.place(place).how_long), place


ORDERED = "镇上给我贴了张纸，说我家房子是违建，叫我十五天里自己拆，我住了二十年了。"
BY_LAND = "2026年9月30日（含当天）前去县法院；"
BY_PLAN = "文书上写的是《城乡规划法》的，去县政府申请复议"


def test_an_order_to_take_down_goes_where_its_law_says() -> None:
    record = came(
        ORDERED,
        Route.S4,
        "县人民政府（行政复议机关）",
        "城乡建设",
        events={Event.DEMOLITION_ORDER_RECEIVED: date(2026, 9, 15)},
    )
    for name, said in papers_of(record).items():
        assert BY_LAND in said, name
        assert BY_PLAN in said, name
        assert "哪部法：《土地" not in said, name
        assert "这件事要去找县人民政府" not in said, name
    assert pages_of(paper(Paper.RECEIPT, record)) == 1
    view = guide_view_of(record, _Desk())  # type: ignore[arg-type]
    [where] = [each for each in next_thing(view, view.place).points if each.title == "去哪里"]
    assert "县法院" in where.lines[0]
    assert "县政府" in where.lines[0]
    late = came(
        ORDERED, Route.S4, "县政府", "城乡建设", events={Event.DEMOLITION_ORDER_RECEIVED: date(2026, 9, 1)}
    )
    assert "去县政府申请复议；文书上写的是《土地管理法》、想去法院的，日子过了" in papers_of(late)["D01"]
    undated = papers_of(came(ORDERED, Route.S4, "县人民政府", "城乡建设", road_end="chaichu"))
    assert "《土地管理法》，从收到那天起15日内去县法院" in undated["D01"]


@pytest.mark.parametrize(
    ("statement", "event", "got"),
    [
        (
            "我家低保从十月份停了，镇上给了一张停发的决定，我身体不好干不了活。",
            Event.BENEFIT_DECISION_RECEIVED,
            date(2026, 8, 4),
        ),
        (
            "县自然资源局给我一张责令限期拆除的通知，说我家老屋是违建，说到时候就来拆。",
            Event.DEMOLITION_ORDER_RECEIVED,
            date(2026, 9, 18),
        ),
    ],
    ids=["benefit", "order"],
)
def test_a_receipt_whose_last_day_is_a_day_off_keeps_its_stub(
    statement: str, event: Event, got: date
) -> None:
    """It is one A5 page: what the notice handed over with it says too is left to that."""
    office = replace(
        samples.OFFICE, address="示例镇示例路1号镇政府大院一楼", hours="周一至周五 8:30—12:00、14:30—17:30"
    )
    record = came(statement, Route.S4, "县民政局", request="恢复原样", events={event: got})
    said = text_of(paper(Paper.RECEIPT, record, office))
    assert "法律上的最后一天2026年10月3日（周六）" in said
    assert pages_of(paper(Paper.RECEIPT, record, office)) == 1


def test_where_another_body_hears_the_day_the_receipt_names_it() -> None:
    record = came(
        "低保停了",
        Route.S4,
        "县民政局",
        "民政与应急",
        events={Event.BENEFIT_DECISION_RECEIVED: date(2026, 9, 1)},
    )
    said = papers_of(record)["D01"]
    assert "这件事要去找县民政局；下面那个日子，要去找县政府（县司法局收）" in said


def test_a_caption_on_a_receipt_is_not_broken() -> None:
    award = came(
        "不服裁决", Route.S2, "县法院", "劳动和社会保障", events={Event.AWARD_RECEIVED: date(2026, 9, 15)}
    )
    page = PdfReader(io.BytesIO(paper(Paper.RECEIPT, award))).pages[0]
    lines = page.extract_text().splitlines()
    assert any("15日内对劳动仲裁裁决起诉" in line for line in lines)
