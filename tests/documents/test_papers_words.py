"""What a notice may claim: no duty that the law does not give, no promise that was kept or was none."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.documents import samples
from tests.documents.reading import paper, roll, text_of
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, Step, StepTaken
from xinfang_desk.domain.people.petitioner import Role
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.road.offices import Level, level_of, read_offices
from xinfang_desk.domain.road.roadmap import end_on

DAM = MatterDraft(
    statement="水库大坝出现裂缝，往外渗水。", request="快派人来看", route=Route.S5, outcome=Outcome.REPORT
)
SLIPS = [
    pytest.param(lambda record: paper(Paper.RECEIPT, record), id="normal"),
    pytest.param(lambda record: paper(Paper.RECEIPT, record, large=True), id="large"),
    pytest.param(lambda record: roll(Paper.RECEIPT, record), id="roll"),
]
GUIDES = [
    pytest.param(lambda record: paper(Paper.GUIDANCE, record), id="normal"),
    pytest.param(lambda record: paper(Paper.GUIDANCE, record, large=True), id="large"),
    pytest.param(lambda record: roll(Paper.GUIDANCE, record), id="roll"),
]


def of(draft: MatterDraft, on: str = "2026-09-14T09:30") -> MatterRecord:
    return samples.record(draft, samples.ZHOU, on=on)


def sent(to: str, outcome: Outcome = Outcome.FORWARD) -> str:
    return text_of(paper(Paper.FORWARDING, of(replace(samples.OLD_AGE.matter.draft, to=to, outcome=outcome))))


@pytest.mark.parametrize("draw", SLIPS)
def test_what_is_urgent_is_reported_to_this_level(draw) -> None:
    """条例 art. 22, para. 1, item 1: 报请本级党委和政府决定."""
    said = text_of(draw(of(DAM)))
    assert "先离开危险的地方。有人受伤打120，着火、要救人打119，报警打110" in said
    assert "马上报告镇党委、政府" in said
    assert "上级" not in said


@pytest.mark.parametrize("draw", GUIDES)
def test_the_slip_of_what_is_urgent_puts_safety_first(draw) -> None:
    said = text_of(draw(of(DAM)))
    assert "110" in said
    assert [word for word in ("污染", "转送", "诉讼", "照片") if word in said] == []


def test_a_county_bureau_answers_what_comes_by_way_of_the_county() -> None:
    """Art. 23, paras. 1 and 3: a township sends to its own level and below; above that the county does."""
    said = sent("县民政局")
    assert "报县信访局。由县信访局转送县民政局" in said
    assert "收到县信访局转件那天起15日内" in said
    assert "第二十三条第一款" not in said


def test_a_body_of_the_town_answers_the_town() -> None:
    said = sent("示例镇民政所")
    assert "县信访局转" not in said
    assert "示例镇民政所收到后，15日内要书面告诉您" in said
    assert "第二十三条第一款" in said


@pytest.mark.parametrize("outcome", [Outcome.FORWARD, Outcome.ASSIGN])
def test_a_village_committee_owes_no_notice_and_is_not_told_who_came(outcome: Outcome) -> None:
    record = of(replace(samples.OLD_AGE.matter.draft, to="示例村村民委员会", outcome=outcome))
    said = text_of(paper(Paper.FORWARDING, record))
    assert "由本机关负责调查核实" in said
    assert "协助说明情况" in said
    assert [word for word in ("15日内", "5个工作日", "办结报告", "13800001024", "三组") if word in said] == []
    assert said.count("周试例") == 1  # to whom the first copy speaks
    assert "sent_to_a_village" in {each.code for each in record.matter.notices}


@pytest.mark.parametrize(
    ("to", "level"),
    [
        ("示例镇村镇建设办公室", Level.TOWN),
        ("本镇民政所", Level.TOWN),
        ("示例乡财政所", Level.TOWN),
        ("示例街道办事处", Level.TOWN),
        ("县乡村振兴局", Level.COUNTY),
        ("县城乡建设局", Level.COUNTY),
        ("县城镇管理局", Level.COUNTY),
        ("市场监督管理局", Level.COUNTY),
        ("示例村村委会", Level.VILLAGE),
        ("示例社区居民委员会", Level.VILLAGE),
        ("示例镇示例村三组", Level.VILLAGE),
        ("", Level.COUNTY),
    ],
)
def test_where_a_body_stands_is_told_by_its_name_where_the_table_is_silent(to: str, level: Level) -> None:
    assert level_of(samples_offices(), to) is level


def samples_offices(**row: object):
    rows = [{"name": "示例分局", **row}] if row else []
    return read_offices({"version": "x", "offices": rows})


def test_the_countys_table_says_where_a_body_stands() -> None:
    assert level_of(samples_offices(level="town"), "示例分局") is Level.TOWN
    with pytest.raises(DeskError, match=r"offices\.bad_file"):
        samples_offices(level="heaven")


@pytest.mark.parametrize("route", [None, Route.S5, Route.S6])
def test_another_body_is_named_without_ending_the_petition_procedure(route: Route | None) -> None:
    """Art. 23, para. 1: the competent body may well accept it as a petition."""
    draft = MatterDraft(
        statement="邻镇的路坏了。", route=route, outcome=Outcome.TELL_ELSEWHERE, to="邻镇人民政府"
    )
    record = of(draft)
    said = text_of(paper(Paper.OTHER_ROAD, record))
    assert "告知书（向有权机关提出）" in said
    assert "受理不受理，由邻镇人民政府告知您" in said
    assert "不再按信访程序" not in said
    assert "。。" not in said
    assert "；。" not in said
    assert "期限" not in said
    assert "二、带什么" in said
    slip = text_of(paper(Paper.GUIDANCE, record))
    assert "这件事不归镇里管" in slip
    assert "60天" not in slip


def test_an_older_map_of_a_county_has_a_place_for_what_is_urgent() -> None:
    older = {name: place for name, place in samples.ROAD_MAP.places.items() if name != "urgent"}
    assert end_on(samples.ROAD_MAP, DAM) == "urgent"
    assert end_on(replace(samples.ROAD_MAP, places=older), DAM) in older


@pytest.mark.parametrize("draw", SLIPS)
def test_an_answer_that_is_late_at_a_repeat_visit_is_owned(draw) -> None:
    again = samples.record(samples.AGAIN.matter.draft, samples.ZHOU, on="2026-12-20T09:00")
    said = text_of(draw(again))
    assert "应在2026年12月14日（周一）以前，我们还没做到" in said
    assert "也可以找县信访局" in said
    assert "最迟2026年12月14日" not in said


def test_a_merged_visit_is_not_accepted_a_second_time() -> None:
    with pytest.raises(DeskError, match=r"paper\.nothing_accepted"):
        paper(Paper.ACCEPTANCE, samples.AGAIN)


@pytest.mark.parametrize("route", [Route.S4, Route.S5])
def test_there_is_no_extension_of_sixty_days_that_do_not_run(route: Route) -> None:
    draft = replace(samples.ACCEPTED.matter.draft, route=route)
    with pytest.raises(DeskError, match=r"paper\.no_sixty_days"):
        paper(Paper.EXTENSION, of(draft))


def test_the_extension_names_its_new_day_after_the_answer_too() -> None:
    answered = samples.after(
        samples.EXTENDED, StepTaken(step=Step.ANSWER, on=date(2026, 12, 20), document="示政信意〔2026〕3号")
    )
    assert "新办结日：最迟2027年1月3日（周日）" in text_of(paper(Paper.EXTENSION, answered))


def test_how_a_short_extension_is_counted_names_no_other_day() -> None:
    (extended,) = [each for each in samples.EXTENDED.matter.deadlines if each.id == "extend_30d"]
    assert "数80日，到2027年1月3日" in extended.words
    assert "1月13日" not in extended.words


WAITS = re.compile(
    r"20\d\d年\d+月\d+日（周.）(还没接到信，拿回执来窗口|凭编号来窗口问)，或打监督电话（0000-0000001）；也可以找县信访局"
)


@pytest.mark.parametrize("draw", SLIPS)
@pytest.mark.parametrize(
    ("record", "waits"),
    [
        (samples.ACCEPTED, True),
        (samples.OLD_AGE, True),
        (samples.AGAIN, True),
        (of(DAM), True),
        (samples.NOBODY, True),
        (samples.WAGES, False),
        (samples.NO_MORE, False),
    ],
    ids=["accepted", "forwarded", "again", "urgent", "nobody", "guided", "no more"],
)
def test_whoever_waits_is_told_what_to_do_if_nothing_comes(draw, record: MatterRecord, waits: bool) -> None:
    """Art. 40."""
    assert bool(WAITS.search(text_of(draw(record)))) is waits


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        (Paper.ACCEPTANCE, samples.ACCEPTED),
        (Paper.FORWARDING, samples.OLD_AGE),
        (Paper.EXTENSION, samples.EXTENDED),
    ],
    ids=lambda each: getattr(each, "value", ""),
)
def test_so_is_whoever_has_a_notice_to_wait_by(kind: Paper, record: MatterRecord) -> None:
    assert WAITS.search(text_of(paper(kind, record)))


@pytest.mark.parametrize("draw", SLIPS)
def test_what_is_told_today_names_its_paper_and_what_is_not_says_so(draw) -> None:
    accepted = text_of(draw(samples.ACCEPTED))
    assert "这一件今天已经受理，看今天给您的《受理告知书》" in accepted
    assert "登记不等于受理" not in accepted
    assert "归谁办，看今天给您的这张《其他法定途径告知书》" in text_of(draw(samples.WAGES))
    assert "我们再给您一张纸写清楚" in text_of(draw(of(replace(samples.LAMPS.matter.draft, outcome=None))))


@pytest.mark.parametrize("outcome", [None, Outcome.ONSPOT])
@pytest.mark.parametrize("draw", SLIPS)
def test_thanks_are_promised_nothing_whether_or_not_an_outcome_was_chosen(draw, outcome) -> None:
    draft = MatterDraft(
        statement="来道个谢。", purpose=Purpose.QITA, outcome=outcome, answers={"start": "ganxie"}
    )
    said = text_of(draw(of(draft)))
    assert "会转告您要谢的人和单位" in said
    assert "不用送钱送礼" in said
    for owed in ("最迟", "还没接到信", "登记不等于受理", "书面告知您"):
        assert owed not in said, owed


@pytest.mark.parametrize("below", [True, None, False])
@pytest.mark.parametrize("to", ["示例镇财政所", "县信访局", ""])
def test_whoever_is_no_upper_body_is_told_that_it_may_not_refuse(to: str, below: bool | None) -> None:
    """Art. 19, para. 3, speaks of the upper body of the one that has the matter in hand."""
    draft = samples.REFUSED.matter.draft
    assert draft.conclusion is not None
    record = of(replace(draft, to=to, conclusion=replace(draft.conclusion, below=below)))
    is_below = to != "县信访局" if below is None else below
    assert ("not_the_upper_body" in {each.code for each in record.matter.notices}) is not is_below


def test_the_notice_of_wages_tells_of_labour_inspection_and_legal_aid() -> None:
    """劳动保障监察条例 art. 20; 法律援助法 art. 42, item 3."""
    said, _filed = text_of(paper(Paper.OTHER_ROAD, samples.WAGES)).split("第二联存档")
    assert "也可找劳动监察，从欠的那天起2年内" in said
    assert "申请法律援助不用查家里穷不穷" in said
    assert said.count("县劳动人事争议仲裁委员会") == 1


def test_a_child_appoints_no_agent() -> None:
    """民法典 arts. 19, 20: for a child a guardian speaks, by the law itself."""
    said = text_of(paper(Paper.AUTHORITY, samples.OLD_AGE))
    assert "委托人王演示证件号" in said
    assert "小例" not in said
    alone = samples.record(
        samples.OLD_AGE.matter.draft,
        samples.person("小例", "000000201305201104", Role.MINOR),
        samples.person("王代办", role=Role.AGENT),
    )
    assert "小例" not in text_of(paper(Paper.AUTHORITY, alone))
    guarded = samples.record(
        samples.OLD_AGE.matter.draft,
        samples.person("小例", "000000201305201104", Role.MINOR),
        samples.person("王祖母", role=Role.GUARDIAN),
    )
    assert "被监护人小例" in text_of(paper(Paper.AUTHORITY, guarded))


def test_a_group_of_five_is_filled_in_and_of_seven_is_left_to_choose() -> None:
    five = samples.record(
        samples.ACCEPTED.matter.draft,
        *(samples.person(name, role=Role.REPRESENTATIVE) for name in samples.SIX[:5]),
        people_involved=40,
    )
    said = text_of(paper(Paper.AUTHORITY, five))
    assert said.count("13800001024") == 5
    assert "写不下的附页" in said
    assert "李二例" not in text_of(paper(Paper.AUTHORITY, samples.CROWD))


def test_only_what_is_served_stands_on_the_proof_of_serving() -> None:
    answered = samples.after(
        samples.ACCEPTED, StepTaken(step=Step.ANSWER, on=date(2026, 11, 20), document="示政信意〔2026〕3号")
    )
    said = text_of(paper(Paper.DELIVERY, answered))
    served = said.split("其他文书")[0].removeprefix(samples.OFFICE.name).removeprefix("送达回证")
    assert "受理告知书" in served
    assert [word for word in ("送达回证", "登记回执") if word in served] == []
    assert "邮件号" in said
    assert "从您签字的第二天数" in said


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_a_list_of_materials_counts_copies_and_says_by_when_the_rest_is_wanted(large: bool) -> None:
    said = text_of(paper(Paper.MATERIALS, samples.WAGES, large=large))
    assert "份数" in said
    assert "最好哪天以前补来" in said


def test_the_record_of_a_child_is_signed_by_a_guardian_who_need_not_have_come() -> None:
    assert "监护人签名" in text_of(paper(Paper.ORAL_RECORD, samples.OLD_AGE))
    assert "监护人签名" not in text_of(paper(Paper.ORAL_RECORD, samples.INTERPRETED))


OF_AN_OFFICE = {
    "以书面告知为准": "我们再给您一张纸写清楚",
    "依法顺延": "我们不晚于这一天办",
    "逢假": "休息日",
    "最迟办结": "给您答复",
    "按法定途径向": "这件事要去找",
    "不按信访程序办": "信访这边不再办",
    "按那里的法律": "用他们的办法",
    "一裁终局": "老板不能再告、您还能告",
    "复议、诉讼": "先申请复议，再去法院",
    "可延": "再加几天",
    "该法律": "那部法律",
    "该领域": "那部法律",
    "起诉上看": "满两个月",
    "以决定书写的为准": "看决定书最后一段",
    "请留准": "说准",
    "疏导": "继续帮您",
    "又向上级提": "上面先不另外办",
    "当日不计": "从第二天数",
    "您的情况": "（不用印）",
    "报请上级": "马上报告镇党委、政府",
    "放假安排还没公布": "赶在这一天或者更早去",
}
"""What an office writes, and what is said on the slips of a villager instead."""


@pytest.mark.parametrize("outcome", [None, *Outcome], ids=lambda each: getattr(each, "value", "none"))
def test_no_slip_of_a_villager_speaks_as_an_office_does(outcome: Outcome | None) -> None:
    for route in (*Route, None):
        for content in ("", "自然资源", "劳动和社会保障"):
            draft = MatterDraft(statement="示例。", route=route, outcome=outcome, content=content)
            record = of(draft)
            if record.matter.confidential:
                return
            for kind in (Paper.RECEIPT, Paper.GUIDANCE):
                said = text_of(roll(kind, record))
                assert [word for word in OF_AN_OFFICE if word in said] == [], (route, content)


def test_the_map_speaks_as_one_speaks() -> None:
    for place in samples.ROAD_MAP.places.values():
        said = "".join((place.title, *place.text, place.who, place.how_long, place.if_unsatisfied))
        assert [word for word in OF_AN_OFFICE if word in said] == [], place.id


def test_the_roll_says_what_is_asked_for_and_when_one_may_come() -> None:
    said = text_of(roll(Paper.RECEIPT, samples.WAGES))
    assert "请求：请帮我要回工资18600元" in said
    assert "时间：工作日8:30–17:30" in said
    assert "……" in text_of(roll(Paper.RECEIPT, samples.CROWD))
