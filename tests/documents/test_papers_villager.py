"""What a villager does with a paper: nothing on it that does not fit the matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.documents import samples
from tests.documents.reading import paper, roll, text_of
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.road.roadmap import NEWER, end_of, end_on

SLIPS = [
    pytest.param(paper, id="normal"),
    pytest.param(lambda kind, record, **how: paper(kind, record, large=True, **how), id="large"),
    pytest.param(roll, id="roll"),
]
OURS = samples.OFFICE.phone


def of(statement: str, outcome: Outcome, route: Route | None = None, **more: object) -> MatterRecord:
    purpose = Purpose.QITA if route is None else Purpose.SHENSU
    draft = MatterDraft(
        statement=statement, purpose=purpose, route=route, outcome=outcome, village="示例村", **more
    )
    return samples.record(draft, samples.ZHOU, on="2026-09-21T09:30")


PRAISE = of("民政所帮我办了残疾证，我来说声谢谢。", Outcome.ONSPOT, content="其他")
PENSION = of("我养老金一个月才领一百多，是不是算错了。", Outcome.ONSPOT, Route.S4, content="劳动和社会保障")
ACCOUNTS = of(
    "村里卖树的钱去哪了，三年没公布过账。",
    Outcome.ACCEPT,
    Route.S5,
    content="农村农业",
    accepted_on=date(2026, 9, 21),
)
URGENT = of("后面山上裂了口子，怕要塌。", Outcome.REPORT, Route.S6, content="民政与应急")


@pytest.mark.parametrize("draw", SLIPS)
@pytest.mark.parametrize("record", [PRAISE, PENSION], ids=["praise", "question"])
def test_after_an_answer_nothing_more_is_promised(draw, record: MatterRecord) -> None:
    for kind in (Paper.RECEIPT, Paper.GUIDANCE):
        said = text_of(draw(kind, record))
        assert [each for each in ("再给您一张纸", "书面", "最迟", "受不受理") if each in said] == []


@pytest.mark.parametrize("draw", SLIPS)
def test_who_says_thanks_has_asked_for_nothing(draw) -> None:
    assert "谢谢您，已记下，会转告" in text_of(draw(Paper.RECEIPT, PRAISE))
    for kind in (Paper.RECEIPT, Paper.GUIDANCE):
        said = text_of(draw(kind, PRAISE))
        assert "政策咨询" not in said
        assert "解答" not in said.split("存根")[0].replace("当场解答记录", "")
    asked = of("谢谢你们，我想问一下低保怎么办。", Outcome.ONSPOT)
    assert end_of(asked.matter.draft) == "consult"


def test_the_record_of_thanks_asks_nothing_and_promises_nothing() -> None:
    thanked = text_of(paper(Paper.ANSWER_RECORD, PRAISE))
    assert "道谢记录" in thanked
    assert "转告给谁" in thanked
    assert [each for each in ("问题", "依据", "书面答复", "15日", "听明白") if each in thanked] == []
    assert "道谢记录" in text_of(paper(Paper.RECEIPT, PRAISE))


def test_what_is_still_to_come_in_writing_has_its_day() -> None:
    assert "还要书面答复的，最迟2026年10月6日（周二）书面告诉您" in text_of(
        paper(Paper.ANSWER_RECORD, PENSION)
    )
    nobody = samples.record(PENSION.matter.draft, on="2026-09-21T09:30", anonymous=True)
    assert "书面" not in text_of(paper(Paper.ANSWER_RECORD, nobody))


@pytest.mark.parametrize(
    ("end", "route", "to", "also"),
    [
        ("lvzhi", Route.S5, "县水利局", ""),
        ("susong", Route.S1, "县人民法院", ""),
        ("gongkai", Route.S4, "县自然资源局", ""),
        ("laodong", Route.S2, "县劳动人事争议仲裁委员会", "县劳动保障监察机构"),
        ("fuyi", Route.S4, "县人民法院", "县政府"),
    ],
)
def test_who_else_may_be_asked_is_somebody(end: str, route: Route, to: str, also: str) -> None:
    said = text_of(paper(Paper.OTHER_ROAD, of("请给个说法。", Outcome.GUIDE, route, road_end=end, to=to)))
    assert ("这类事还可以找：" + also in said) if also else ("这类事还可以找" not in said)


@pytest.mark.parametrize(
    ("outcome", "end", "route", "said"),
    [
        (Outcome.GUIDE, "laodong", Route.S2, "这件事要去找县劳动人事争议仲裁委员会或者县劳动保障监察机构"),
        (Outcome.GUIDE, "fuyi", Route.S4, "这件事去找谁、怎么去，看告知书"),
        (Outcome.TELL_ELSEWHERE, "", Route.S6, "这件事去找谁、怎么去，看告知书"),
    ],
)
def test_a_receipt_names_somebody_or_says_where_it_is_written(
    outcome: Outcome, end: str, route: Route, said: str
) -> None:
    receipt = text_of(paper(Paper.RECEIPT, of("请给个说法。", outcome, route, road_end=end)))
    assert said in receipt
    assert "有权处理的" not in receipt
    assert "机关、单位" not in receipt


def test_an_accepted_duty_is_the_towns_and_says_when_to_ask() -> None:
    for kind in (Paper.RECEIPT, Paper.GUIDANCE, Paper.ACCEPTANCE):
        said = text_of(paper(kind, ACCOUNTS))
        assert "到时候没收到" not in said, kind
        assert "拿回执来窗口" in said, kind
        assert samples.OFFICE.supervision_phone in said, kind
    slip = text_of(paper(Paper.GUIDANCE, ACCOUNTS))
    assert "您不用再写申请" in slip
    assert "写一份申请" not in slip
    assert "有这项职责的部门" not in slip
    assert "那里的电话" not in slip


def test_an_accepted_duty_stands_with_the_town_whatever_end_was_chosen() -> None:
    draft = replace(ACCOUNTS.matter.draft, road_end="lvzhi")
    assert end_of(draft) == "zhenli"
    older = {name: place for name, place in samples.ROAD_MAP.places.items() if name not in NEWER}
    assert end_on(replace(samples.ROAD_MAP, places=older), draft) in older


def test_what_was_accepted_is_not_told_that_it_may_not_be() -> None:
    flood = replace(ACCOUNTS.matter.draft, route=Route.S6)
    said = text_of(paper(Paper.GUIDANCE, samples.record(flood, samples.ZHOU, on="2026-09-21T09:30")))
    assert "受不受理" not in said
    assigned = replace(flood, outcome=Outcome.ASSIGN, to="镇水利站", accepted_on=None)
    said = text_of(paper(Paper.GUIDANCE, samples.record(assigned, samples.ZHOU, on="2026-09-21T09:30")))
    assert "从受理那天起60天" not in said


@pytest.mark.parametrize("draw", SLIPS)
def test_where_a_telephone_is_not_known_ours_is_told(draw) -> None:
    said = text_of(draw(Paper.GUIDANCE, samples.WAGES))
    assert f"那里的电话还没有，先打我们这里问：{OURS}" in said
    assert "在哪里，问窗口" in said or "那里地址" not in said
    assert f"监督电话：{samples.OFFICE.supervision_phone}" in said
    assert f"先打我们这里问：{OURS}" in text_of(paper(Paper.OTHER_ROAD, samples.WAGES))


def test_a_place_without_anybody_to_go_to_has_no_address() -> None:
    assert "那里地址" not in text_of(roll(Paper.GUIDANCE, samples.AGAIN))


@pytest.mark.parametrize("draw", SLIPS)
def test_a_danger_is_told_its_number_and_nothing_that_was_not_done(draw) -> None:
    for kind in (Paper.RECEIPT, Paper.GUIDANCE):
        said = text_of(draw(kind, URGENT))
        assert "已马上报告" not in said
        assert "马上报告" in said
        assert "110、119、120" not in said


def test_an_urgent_report_says_where_and_counts_nobody_but_those_concerned() -> None:
    said = text_of(paper(Paper.URGENT_REPORT, URGENT))
    assert URGENT.matter.draft.village in said
    # 只记事，不记反映人: where they live is not where it happened.
    assert "三组" not in said
    assert "见内容" in said
    assert "1人" not in said
    two = samples.record(
        URGENT.matter.draft,
        samples.ZHOU,
        samples.person("吴拟名", address="示例村五组12号"),
        people_involved=40,
    )
    as_many = samples.record(URGENT.matter.draft, samples.ZHOU, samples.person("吴拟名"), people_involved=2)
    assert "2人" in text_of(paper(Paper.URGENT_REPORT, as_many))
    assert "40人" in text_of(paper(Paper.URGENT_REPORT, two))
    assert [each for each in ("三组", "12号") if each in text_of(paper(Paper.URGENT_REPORT, two))] == []


def test_a_notice_says_first_what_to_do_and_the_law_last() -> None:
    said = text_of(paper(Paper.OTHER_ROAD, samples.WAGES))
    parts = ("向谁提出", "您自己最晚哪天去", "带什么", "要说明的", "依据《信访工作条例》第三十一条")
    at = [said.index(each) for each in parts]
    assert at == sorted(at)


def test_a_receipt_has_no_empty_box_and_its_class_in_plain_words() -> None:
    said = text_of(paper(Paper.RECEIPT, samples.WAGES))
    assert "查询码" not in said
    assert "走仲裁（条例第31条第2项）" in said
    assert "申诉求决" not in said


@pytest.mark.parametrize(
    ("statement", "end", "content", "said", "not_said"),
    [
        ("隔壁的狗把我咬了，打针花了八百多。", "linli", "政法", "身份证", ("宅基地证", "地界")),
        ("打针打坏了腿，病历不给看。", "peichang", "卫生健康", "您有权看病历", ("车祸", "事故认定书")),
    ],
)
def test_only_what_fits_the_matter_is_said(
    statement: str, end: str, content: str, said: str, not_said: tuple[str, ...]
) -> None:
    record = of(statement, Outcome.GUIDE, Route.S1, content=content, road_end=end, to="示例村人民调解委员会")
    for kind in (Paper.GUIDANCE, Paper.OTHER_ROAD):
        found = text_of(paper(kind, record))
        assert [each for each in not_said if each in found] == []
    assert said in text_of(paper(Paper.GUIDANCE, record))


def test_a_slap_is_told_nothing_of_pollution() -> None:
    record = of(
        "孙子在小学被老师打了耳光。",
        Outcome.FORWARD,
        Route.S5,
        content="教育",
        to="县教育局",
        answers={"jubao": "none"},
    )
    said = text_of(paper(Paper.GUIDANCE, record))
    assert "污染" not in said
    assert "违建" not in said
