"""Of whom reconsideration is asked (向谁申请复议): the body that the officer named, on every paper alike."""

from __future__ import annotations

from datetime import date

import pytest

from tests.documents.reading import paper, roll, text_of
from tests.documents.test_remedies import GOT, brought, told_on
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.matter import Event
from xinfang_desk.domain.time.limits import REVIEWED_BY

SEEN = date(2026, 8, 20)


@pytest.mark.parametrize("outcome", [Outcome.GUIDE, Outcome.TELL_ELSEWHERE])
@pytest.mark.parametrize("event", [Event.PENALTY_RECEIVED, Event.DECISION_RECEIVED])
@pytest.mark.parametrize("body", ["市人民政府", "市税务局", "示例海关的上一级"])
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


@pytest.mark.parametrize(
    "event", [Event.PENALTY_RECEIVED, Event.TITLE_DECISION_RECEIVED, Event.REFUSAL_RECEIVED, Event.ACT_KNOWN]
)
def test_a_countys_own_decision_is_never_sent_back_to_it(event: Event) -> None:
    """行政复议法 arts. 24, 25: what a county's government decided, the city's looks at."""
    for name, said in told_on(brought(event, SEEN, to="县人民政府")).items():
        told = "镇政府、县里部门作的，向县人民政府申请（司法局收）。县政府作的，向市政府申请。"
        assert told in said, name


def test_whoever_says_that_the_county_decided_is_not_told_to_ask_it_first() -> None:
    record = brought(
        Event.TITLE_DECISION_RECEIVED,
        SEEN,
        to="县人民政府",
        content="自然资源",
        statement="县政府下了一张处理决定，说那块地归邻居",
        road_end="quanshu_fuyi",
    )
    first = told_on(record)["D04"].partition("一、向谁提出")[2].partition("二、")[0]
    assert "县政府作的决定，找市政府" in first
    assert "县人民政府。" not in first


@pytest.mark.parametrize(
    ("got", "friday"), [(25, "2027年1月22日（周五），当天还算"), (24, "2027年1月22日（周五），当天还算")]
)
def test_a_weekend_is_a_day_off_in_a_year_without_a_calendar_too(got: int, friday: str) -> None:
    """Received on 24 or 25 November 2026: 60 days end on Saturday or Sunday, 23 or 24 January 2027."""
    record = brought(Event.PENALTY_RECEIVED, date(2026, 12, 1), got=date(2026, 11, got))
    for name, said in told_on(record).items():
        assert friday in said, name
    assert "是周末。那年哪天放假还没公布" in told_on(record)["D04"]


def test_what_goes_back_to_its_sender_sends_nobody_to_reconsideration() -> None:
    record = brought(Event.PENALTY_RECEIVED, SEEN, outcome=Outcome.OBJECTION, events={}, to="县自然资源局")
    assert "申请行政复议" not in text_of(paper(Paper.RECEIPT, record))


def test_of_what_is_reconsidered_first_no_court_stands_beside_it() -> None:
    said = told_on(brought(Event.REFUSAL_RECEIVED, SEEN, to="县人民政府"))["D04"]
    assert "还可以找：法院" not in said


def test_wages_of_long_ago_say_from_when_and_no_urging_for_a_term() -> None:
    left = {Event.EMPLOYMENT_ENDED: date(2025, 7, 20)}
    said = told_on(
        brought(Event.PENALTY_RECEIVED, SEEN, events=left, route=Route.S2, to="", road_end="laodong_late")
    )
    assert "从欠的那天起2年内" in said["D04"]
    assert "马上去。四、" not in said["D04"]


def test_two_months_of_waiting_are_told_as_a_first_day_and_no_last_one() -> None:
    """行政诉讼法 art. 47: from then on a court may be asked."""
    said = told_on(brought(Event.APPLIED_ON, SEEN, route=Route.S5))
    for name in ("D02", "D04", "roll D02"):
        assert "从哪天起可以去法院" in said[name], name
        assert "最晚哪天去" not in said[name], name
        assert "别错过这些日子" not in said[name], name
    both = told_on(
        brought(Event.APPLIED_ON, SEEN, route=Route.S5, events={Event.APPLIED_ON: GOT, Event.ACT_KNOWN: SEEN})
    )["D04"]
    assert (
        both.index("您自己最晚哪天去") < both.index("60日内申请行政复议") < both.index("从哪天起可以去法院")
    )


def test_whoever_left_is_told_of_one_year_and_of_no_exception() -> None:
    """劳动争议调解仲裁法 art. 27, para. 4: of wages too, one year from the end of employment."""
    for name, said in told_on(brought(Event.EMPLOYMENT_ENDED, SEEN, route=Route.S2, to="")).items():
        assert "还在职时" not in said, name
        assert "不受1年限制" not in said or name.endswith("D02"), name


def test_the_year_of_whoever_was_not_told_runs_from_the_decision() -> None:
    """行政复议法 art. 20: at most one year from knowing the decision, not from knowing the remedy."""
    for late in (SEEN, date(2026, 12, 1)):
        said = told_on(brought(Event.PENALTY_RECEIVED, late))["D04"]
        assert "从知道这个决定那天起最长1年" in said
        assert "从知道可以复议那天" not in said


def test_an_order_to_take_down_names_a_working_day_and_that_it_may_be_enforced() -> None:
    record = brought(Event.DEMOLITION_ORDER_RECEIVED, date(2026, 9, 28), got=date(2026, 9, 18))
    for name, said in told_on(record).items():
        assert "10月3日（含当天）" not in said, name
        assert "2026年9月30日（含当天）前去县法院；" in said, name
    planned = brought(Event.PENALTY_RECEIVED, SEEN, statement="镇政府按城乡规划法下了限期拆除决定")
    for name, said in told_on(planned).items():
        assert "镇政府可以强制拆除" in said, name
        assert "县政府可以叫人强制拆除" not in said, name
        assert "罚了款的" not in said, name
    for law in ("《城乡规划法》第六十五条、第六十八条", "《行政强制法》第三十五条、第四十四条"):
        assert law in told_on(planned)["D04"]
    for words, who in (
        ("县自然资源局送来限期拆除决定", "县政府可以叫人强制拆除"),
        ("收到限期拆除决定", "可以强制拆除。镇政府作的，镇政府拆。县里作的，县政府叫人拆"),
    ):
        assert who in told_on(brought(Event.PENALTY_RECEIVED, SEEN, statement=words))["D04"]
    fined = brought(Event.PENALTY_RECEIVED, SEEN, statement="镇里叫我限期拆除，还罚款五百")
    assert "罚了款的" in told_on(fined)["D04"]
    assert "强制拆除" not in told_on(brought(Event.PENALTY_RECEIVED, SEEN))["D02"]


def test_no_stub_has_a_box_for_what_no_visitor_is_given() -> None:
    for outcome, title in ((Outcome.OBJECTION, "异议说明"), (Outcome.REPORT, "报告单")):
        record = brought(Event.PENALTY_RECEIVED, SEEN, outcome=outcome)
        for receipt in (paper(Paper.RECEIPT, record), roll(Paper.RECEIPT, record)):
            assert title not in text_of(receipt)


TWO = {Event.PENALTY_RECEIVED: GOT, Event.DEMOLITION_ORDER_RECEIVED: GOT}


def test_a_day_of_two_papers_names_the_one_that_it_comes_from() -> None:
    said = told_on(brought(Event.PENALTY_RECEIVED, SEEN, events=TWO))
    for name in ("D02", "D04", "roll D02"):
        assert "处罚决定：60日内申请行政复议" in said[name], name
        assert "限期拆除决定：60日内申请行政复议" in said[name], name
        assert "处罚决定：6个月内提起行政诉讼" in said[name], name
    for name, words in said.items():
        assert "限期拆除决定：15日内去法院起诉" in words, name
        assert "写的是《城乡规划法》的，去县政府申请复议" in words, name
    assert "处罚决定：" not in told_on(brought(Event.PENALTY_RECEIVED, SEEN))["D02"]


def test_a_day_that_two_papers_share_names_both() -> None:
    both = {Event.PENALTY_RECEIVED: GOT, Event.BENEFIT_DECISION_RECEIVED: GOT}
    said = told_on(brought(Event.PENALTY_RECEIVED, SEEN, events=both))["D04"]
    assert "处罚决定、待遇决定：6个月内提起行政诉讼" in said


def test_an_opinion_beside_a_decision_keeps_its_review() -> None:
    """信访工作条例 arts. 35, 36: the petition procedure goes on where 复查 is open."""
    events = {Event.OPINION_RECEIVED: GOT, Event.PENALTY_RECEIVED: SEEN}
    for name, said in told_on(brought(Event.PENALTY_RECEIVED, SEEN, events=events)).items():
        assert "不再按信访程序办理" not in said, name
        assert "信访这边不再办" not in said, name
        if "D01" not in name:
            assert "信访意见书：30日内请求复查" in said, name
            assert "处罚决定：60日内申请行政复议" in said, name


def test_nobody_is_guided_out_of_the_petition_procedure_to_itself() -> None:
    """Article 31, item 6, is that procedure: another body is named, and no other road."""
    record = brought(Event.PENALTY_RECEIVED, SEEN, route=Route.S6, events={}, to="县住建局", content="")
    assert "guided_to_petition" in {each.code for each in record.matter.notices}
    for name, said in told_on(record).items():
        assert "信访这边不再办" not in said, name
        assert "不再按信访程序办理" not in said, name
        assert "第三十一条第六项" not in said, name
        assert "60天内" not in said, name


@pytest.mark.parametrize("body", ["县人民法院", "县人民检察院", "县劳动人事争议仲裁委员会"])
def test_a_court_owes_no_notice_within_fifteen_days(body: str) -> None:
    """信访工作条例 art. 22, para. 2, art. 23, para. 4: whoever comes is guided there."""
    record = brought(Event.JUDGMENT_RECEIVED, SEEN, outcome=Outcome.FORWARD, route=Route.S1, to=body)
    assert "sent_to_a_court" in {each.code for each in record.matter.notices}
    said = text_of(paper(Paper.FORWARDING, record))
    assert "第23条第3款" not in said
    assert "书面告诉您" not in said
    assert "县里转给它15天内" not in text_of(paper(Paper.GUIDANCE, record))
    assert "15日内书面告知" not in said


@pytest.mark.parametrize("event", [Event.PENALTY_RECEIVED, Event.EMPLOYMENT_ENDED, Event.OPINION_RECEIVED])
def test_what_is_passed_on_tells_the_person_their_own_day_first(event: Event) -> None:
    record = brought(event, SEEN, outcome=Outcome.FORWARD, to="县市场监管局")
    said = text_of(paper(Paper.FORWARDING, record))
    day = said.index("当天还算")
    assert day < said.index("15日内，书面告诉您")


@pytest.mark.parametrize(
    ("event", "gone"),
    [
        (Event.AWARD_RECEIVED, ["还能告", "收到一审判决", "15天内上诉", "收到起15天内"]),
        (Event.RECONSIDERATION_RECEIVED, ["15天内去法院起诉", "15天内上诉"]),
        (Event.PENALTY_RECEIVED, ["收到复议决定书15天内", "60天内申请行政复议"]),
    ],
)
def test_what_is_over_is_not_offered_by_the_map_either(event: Event, gone: list[str]) -> None:
    record = brought(event, date(2027, 6, 1), route=Route.S2 if event is Event.AWARD_RECEIVED else Route.S4)
    open_yet = told_on(brought(event, SEEN))["D02"]
    assert any(words in open_yet for words in gone)
    for name, said in told_on(record).items():
        assert [words for words in gone if words in said] == [], name


def test_what_a_town_looks_into_says_which_must_be_reconsidered_first() -> None:
    """行政复议法 art. 23: of a duty that was not done reconsideration comes first."""
    record = brought(Event.PENALTY_RECEIVED, SEEN, events={}, route=Route.S5, outcome=Outcome.ACCEPT, to="")
    said = text_of(paper(Paper.ACCEPTANCE, record))
    assert "满两个月没有结果的，可以向县政府申请行政复议（县司法局收）。" in said
    assert "有的答复不用先复议，6个月内可以去法院。先去县司法局问清楚" in said
