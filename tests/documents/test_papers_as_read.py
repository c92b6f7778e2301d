"""Papers read as a lawyer and a villager read them: nothing is asked for that is done, or promised twice."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.documents import samples
from tests.documents.reading import paper, roll, text_of, texts_of
from tests.every_draft import drafts
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.matter import Event, MatterDraft, Step, StepTaken
from xinfang_desk.domain.people.petitioner import Role
from xinfang_desk.domain.record import MatterRecord

SLIPS = [paper, roll]
_PAGE = re.compile("—[0-9]+—|第[0-9]+页共[0-9]+页")


def of(outcome: Outcome | None, route: Route | None = Route.S6, **more: object) -> MatterRecord:
    purpose = Purpose.SHENSU if route else Purpose.QITA
    draft = {"statement": "请给个说法。", "purpose": purpose, "route": route, "outcome": outcome} | more
    return samples.record(MatterDraft(**draft), samples.ZHOU, on="2026-09-21T09:30")  # type: ignore[arg-type]


def said(kind: Paper, record: MatterRecord) -> str:
    return _PAGE.sub("", text_of(paper(kind, record)))


@pytest.mark.parametrize("draw", SLIPS)
@pytest.mark.parametrize("route", [Route.S5, Route.S6])
def test_what_a_village_explains_is_looked_into_by_the_town(draw, route: Route) -> None:
    record = of(Outcome.FORWARD, route, to="示例村村民委员会")
    slip = text_of(draw(Paper.GUIDANCE, record))
    assert "镇里" in slip
    assert [each for each in ("写一份申请", "转给有权处理的部门", "找谁：示例村") if each in slip] == []
    assert "找谁示例村" not in slip


@pytest.mark.parametrize("draw", SLIPS)
def test_what_goes_back_to_its_sender_sends_nobody_anywhere(draw) -> None:
    record = of(Outcome.OBJECTION, to="县交通运输局", transferred_on=date(2026, 9, 18))
    slip = text_of(draw(Paper.GUIDANCE, record))
    assert "核对归谁办" in slip
    assert [each for each in ("找谁", "转过去", "那里电话", "接待窗口。") if each in slip] == []


@pytest.mark.parametrize("draw", SLIPS)
def test_of_what_is_no_kind_yet_no_question_is_put_on_paper(draw) -> None:
    slip = text_of(draw(Paper.GUIDANCE, of(None, None, purpose=Purpose.SHENSU)))
    assert "我来道个谢" not in slip
    assert "您来反映什么事" not in slip


@pytest.mark.parametrize("draw", SLIPS)
def test_an_earlier_matter_that_is_not_found_yet_promises_nothing_of_its_own(draw) -> None:
    slip = text_of(draw(Paper.GUIDANCE, of(Outcome.MERGE)))
    assert "找原来那一件" in slip
    assert [each for each in ("接着原来的办", "请求复查") if each in slip] == []


def test_what_is_assigned_is_called_so() -> None:
    slip = said(Paper.GUIDANCE, of(Outcome.ASSIGN, to="镇水利站"))
    assert "交办（现在到这里）" in slip
    assert "转送（现在到这里）" not in slip


@pytest.mark.parametrize("draw", SLIPS)
@pytest.mark.parametrize(
    "record",
    [
        of(Outcome.ACCEPT, None, purpose=Purpose.JIANYI, accepted_on=date(2026, 9, 21)),
        of(Outcome.FORWARD, Route.S5, to="县生态环境局", content="生态环境"),
        of(Outcome.FORWARD, to="县医保局"),
        of(Outcome.REPORT),
        of(None),
    ],
    ids=["suggestion", "forward", "forward_s6", "report", "none"],
)
def test_what_has_its_day_on_the_road_is_not_promised_in_fifteen_days_again(draw, record) -> None:
    slip = text_of(draw(Paper.GUIDANCE, record))
    assert [
        each for each in ("今天或15", "15天内转", "15日内转", "今天定不了", "15天内书面") if each in slip
    ] == []


def test_an_application_that_was_handed_in_is_not_asked_for_again() -> None:
    told = {Event.APPLIED_ON: date(2026, 7, 1)}
    waited = of(Outcome.GUIDE, Route.S5, to="县自然资源局", road_end="lvzhi", events=told)
    slip = said(Paper.GUIDANCE, waited)
    assert "写一份申请" not in slip
    assert "满两个月还不办" in slip
    assert "下面那个日子，要去找县政府（县司法局收）" in said(Paper.RECEIPT, waited)
    fresh = of(Outcome.GUIDE, Route.S5, to="县自然资源局", road_end="lvzhi")
    assert "写一份申请" in said(Paper.GUIDANCE, fresh)


def test_a_day_that_is_over_is_not_to_be_kept() -> None:
    late = of(Outcome.GUIDE, events={Event.OPINION_RECEIVED: date(2026, 8, 3)})
    notice = said(Paper.OTHER_ROAD, late)
    assert "别过了日子" not in notice
    assert "还可以：照样来登记，写清为什么晚了" in notice


@pytest.mark.parametrize(
    ("end", "route", "to"),
    [
        ("jiashi", Route.S1, "县人民法院"),
        ("gongshang", Route.S4, "县人力资源和社会保障局"),
        ("laodong", Route.S2, "县劳动仲裁委"),
    ],
)
def test_nobody_is_named_twice_under_two_names(end: str, route: Route, to: str) -> None:
    notice = said(Paper.OTHER_ROAD, of(Outcome.GUIDE, route, road_end=end, to=to))
    also = notice.partition("这类事还可以找：")[2].partition("。")[0]
    assert [each for each in ("法院", "人社局", "仲裁") if each in also] == []


def test_a_notice_says_a_thing_once() -> None:
    notice = said(Paper.OTHER_ROAD, samples.WAGES)
    assert notice.count("收到裁决书15天内去法院") == 2, "once on each copy"


def test_who_was_answered_at_once_is_not_said_to_be_handled() -> None:
    asked = of(Outcome.ONSPOT)
    assert "来问事" in said(Paper.RECEIPT, asked)
    assert "走信访程序办理" not in said(Paper.RECEIPT, asked)


def test_a_claim_without_a_road_is_said_in_its_own_words() -> None:
    receipt = said(Paper.RECEIPT, of(None, None, purpose=Purpose.SHENSU))
    assert "自己的事没解决，要个说法" in receipt
    assert "申诉求决" not in receipt


def test_a_notice_cites_laws_as_notices_do() -> None:
    notice = said(Paper.ACCEPTANCE, of(Outcome.ACCEPT, Route.S5, accepted_on=date(2026, 9, 21)))
    assert "《行政复议法》第二十条" in notice
    assert re.search("》第[0-9]", notice) is None


BEGUN = {"accepted_on": date(2026, 9, 21)}
ANSWERED = StepTaken(step=Step.ANSWER, on=date(2026, 10, 20), document="示政信意〔2026〕3号")
DELIVERED = StepTaken(step=Step.DELIVER, on=date(2026, 10, 22))


@pytest.mark.parametrize("draw", SLIPS)
@pytest.mark.parametrize("steps", [(ANSWERED,), (ANSWERED, DELIVERED)], ids=["answered", "delivered"])
def test_of_a_suggestion_no_review_is_offered(draw, steps: tuple[StepTaken, ...]) -> None:
    """Art. 29: it is studied and answered; 复查 is of an opinion under article 31, item 6."""
    record = samples.after(of(Outcome.ACCEPT, None, purpose=Purpose.JIANYI, **BEGUN), *steps)
    for kind in (Paper.RECEIPT, Paper.GUIDANCE):
        assert [each for each in ("请求复查", "申请复查") if each in text_of(draw(kind, record))] == []


@pytest.mark.parametrize("draw", SLIPS)
@pytest.mark.parametrize("route", [Route.S5, Route.S6])
def test_who_has_the_answer_in_hand_waits_for_nothing(draw, route: Route) -> None:
    record = samples.after(of(Outcome.ACCEPT, route, **BEGUN), ANSWERED, DELIVERED)
    for kind in (Paper.RECEIPT, Paper.GUIDANCE):
        assert "还没接到信" not in text_of(draw(kind, record))
    assert "还没接到信" not in said(Paper.ACCEPTANCE, record)


def test_what_is_answered_is_not_going_to_be_answered() -> None:
    answered = samples.after(of(Outcome.ACCEPT, **BEGUN), ANSWERED)
    assert "办结时出具" not in said(Paper.ACCEPTANCE, answered)
    assert "60天内办完" not in said(Paper.GUIDANCE, answered)
    assert "60天内办完" in said(Paper.GUIDANCE, of(Outcome.ACCEPT, **BEGUN))


def test_what_was_withdrawn_is_not_owed_an_answer() -> None:
    withdrawn = StepTaken(step=Step.WITHDRAW, on=date(2026, 11, 28), gist="自己解决了")
    notice = said(Paper.ACCEPTANCE, samples.after(of(Outcome.ACCEPT, **BEGUN), withdrawn))
    assert "您已经在2026年11月28日（周六）撤回这件事" in notice
    assert [each for each in ("还没做到", "给您书面答复", "请求复查") if each in notice] == []


def test_a_child_is_written_to_by_way_of_who_stands_for_it() -> None:
    child = samples.person("小例", role=Role.MINOR)
    mother = samples.person("王演示", role=Role.GUARDIAN, relation="母亲")
    draft = MatterDraft(
        statement="学校的事。", purpose=Purpose.SHENSU, route=Route.S5, outcome=Outcome.FORWARD, to="县教育局"
    )
    record = samples.record(draft, child, mother, on="2026-09-21T09:30")
    assert "小例（监护人王演示）：" in said(Paper.FORWARDING, record)
    receipt = said(Paper.RECEIPT, record)
    assert "监护人王演示" in receipt
    assert "代理人" not in receipt
    assert "法定代理情况说明" in receipt
    assert "授权委托书" not in receipt


@pytest.mark.parametrize("draw", SLIPS)
@pytest.mark.parametrize("event", [Event.OPINION_RECEIVED, Event.REVIEW_RECEIVED])
def test_who_comes_late_for_a_review_is_given_no_day_that_is_over(draw, event: Event) -> None:
    slip = text_of(draw(Paper.GUIDANCE, of(Outcome.GUIDE, events={event: date(2026, 7, 1)})))
    assert "写清为什么晚了；收不收由上一级定" in slip
    assert [each for each in ("收到复查意见30日内", "收到答复30日内") if each in slip] == []


def test_where_nobody_is_named_there_is_room_for_the_name() -> None:
    notice = text_of(paper(Paper.OTHER_ROAD, of(Outcome.GUIDE, Route.S5, road_end="lvzhi")))
    assert "有这项职责的部门：" in notice
    assert "有这项职责的部门。" not in notice


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_no_heading_of_a_notice_stands_alone_at_the_foot_of_a_page(*, large: bool) -> None:
    alone = []
    for draft in drafts(samples.ROAD_MAP.places):
        record = samples.record(draft, samples.ZHOU, on="2026-09-21T09:30")
        if Paper.OTHER_ROAD in record.matter.papers:
            for page in texts_of(paper(Paper.OTHER_ROAD, record, large=large)):
                text = re.sub("—[0-9]+—", "", page)
                alone += [text[-8:]] if re.search("[一二三四五六]、[^。：]{2,8}$", text) else []
    assert alone == []
