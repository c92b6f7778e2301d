"""What steps and late days leave on the papers: no day that is past as a task, no paper against another."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.documents import samples
from tests.documents.reading import paper, roll, text_of
from xinfang_desk.domain.books.correction import as_received
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Event, Material, MatterDraft, Step, StepTaken
from xinfang_desk.domain.people.petitioner import Role
from xinfang_desk.domain.progress import may
from xinfang_desk.domain.record import MatterRecord

DAY = date(2026, 9, 21)


def brought(
    outcome: Outcome, route: Route = Route.S5, on: str = "2026-09-21", **more: object
) -> MatterRecord:
    draft = MatterDraft(statement="请查。", purpose=Purpose.SHENSU, route=route, outcome=outcome, **more)  # type: ignore[arg-type]
    return samples.record(draft, samples.ZHOU, on=f"{on}T09:30")


def step(kind: Step, on: date, **more: object) -> StepTaken:
    return StepTaken(step=kind, on=on, **more)  # type: ignore[arg-type]


ANSWERED = step(Step.ANSWER, date(2026, 10, 10), document="示答〔2026〕1号")
DELIVERED = step(Step.DELIVER, date(2026, 10, 12))


@pytest.mark.parametrize("route", [Route.S4, Route.S5])
def test_what_its_own_law_answers_is_taken_to_reconsideration_and_court(route: Route) -> None:
    """信访工作条例 art. 31; 行政复议法 art. 20; 行政诉讼法 art. 46."""
    accepted = brought(Outcome.ACCEPT, route)
    if route is Route.S5:
        said = text_of(paper(Paper.ACCEPTANCE, accepted))
        assert "从收到那天起60日内，向县政府申请行政复议（县司法局收）" in said
        assert "复查" not in said
    delivered = samples.after(accepted, ANSWERED, DELIVERED)
    assert {"fuyi_apply", "xingsu_6m"} <= {each.id for each in delivered.matter.deadlines}
    for said in (text_of(paper(Paper.GUIDANCE, delivered)), text_of(roll(Paper.GUIDANCE, delivered))):
        assert "2026年12月11日" in said
        assert "2027年4月12日" in said
        assert "复查" not in said
        assert "处理意见书" not in said
    assert "信访事项处理意见书" not in text_of(paper(Paper.DELIVERY, delivered))
    assert Step.ASK_REVIEW not in may(delivered.matter)
    with pytest.raises(DeskError) as refused:
        samples.after(delivered, step(Step.ASK_REVIEW, date(2026, 10, 20)))
    assert refused.value.code == "step.no_review"


@pytest.mark.parametrize(
    "record", [brought(Outcome.GUIDE, Route.S4), brought(Outcome.TELL_ELSEWHERE), samples.REFUSED]
)
def test_what_was_told_in_writing_to_go_elsewhere_is_not_accepted_by_a_step(record: MatterRecord) -> None:
    assert Step.ACCEPT not in may(record.matter)
    with pytest.raises(DeskError) as refused:
        samples.after(record, step(Step.ACCEPT, date(2026, 12, 1)))
    assert refused.value.code == "step.told_otherwise"


def test_a_day_of_ours_that_is_past_is_told_as_past() -> None:
    """信访工作条例 arts. 22, 23: an office's day that went by is not promised again."""
    sent = brought(Outcome.ASSIGN, to="示例镇农业服务中心", transferred_on=DAY)
    back = samples.after(
        sent,
        step(Step.WITHDRAW, date(2026, 10, 9), gist="不要了"),
        step(Step.UNDO, date(2026, 10, 10), gist="记错了"),
    )
    said = text_of(paper(Paper.FORWARDING, back))
    assert "应在2026年10月6日（周二）以前书面告知您，这一天已经过了" in said
    assert "最迟2026年10月6日" not in said
    for guide in (text_of(paper(Paper.GUIDANCE, back)), text_of(roll(Paper.GUIDANCE, back))):
        assert "最迟10月6日" not in guide
        assert "应在10月6日以前，已经过了" in guide


def test_an_objection_that_is_late_says_so() -> None:
    """信访工作条例 art. 23, para. 3: five workdays."""
    late = brought(Outcome.OBJECTION, transferred_on=date(2026, 9, 1))
    assert "objection_late" in {each.code for each in late.matter.notices}
    said = text_of(paper(Paper.OBJECTION_LETTER, late))
    assert "本机关提出时已经超过这一天" in said
    assert "我们应在2026年9月16日（周三）以前书面告诉您" in said
    in_time = brought(Outcome.OBJECTION, transferred_on=DAY)
    assert "objection_late" not in {each.code for each in in_time.matter.notices}
    assert "超过这一天" not in text_of(paper(Paper.OBJECTION_LETTER, in_time))


def test_materials_of_a_repeat_promise_no_fifteen_days_anew() -> None:
    assert "15日内" not in text_of(paper(Paper.MATERIALS, samples.AGAIN))
    assert "书面告知您" not in text_of(paper(Paper.MATERIALS, samples.WAGES))


def test_a_repeat_that_nobody_has_linked_keeps_the_fifteen_days() -> None:
    """信访工作条例 art. 23, para. 2."""
    alone = brought(Outcome.MERGE, Route.S6, materials=(Material(name="照片"),))
    assert [each.id for each in alone.matter.deadlines] == ["notify_15d"]
    for said in (text_of(paper(Paper.RECEIPT, alone)), text_of(roll(Paper.RECEIPT, alone))):
        assert "最迟2026年10月6日" in said
        assert "接着办" not in said
    assert "最迟2026年10月6日" not in text_of(paper(Paper.RECEIPT, samples.AGAIN))


@pytest.mark.parametrize("words", ["刑事判决书收到了，不服。", "行政判决书收到了。"])
def test_a_judgment_that_is_not_civil_is_given_no_civil_day(words: str) -> None:
    """民事诉讼法 art. 171 is of civil judgments alone."""
    events = {Event.JUDGMENT_RECEIVED: DAY}
    record = brought(Outcome.GUIDE, Route.S1, events=events)
    assert "shangsu" in {each.id for each in record.matter.deadlines}
    other = samples.record(replace(record.matter.draft, statement=words), samples.ZHOU, on="2026-09-21T09:30")
    assert "judgment_kind" in {each.code for each in other.matter.notices}
    for kind in (Paper.RECEIPT, Paper.GUIDANCE, Paper.OTHER_ROAD):
        said = text_of(paper(kind, other))
        assert "10月6日" not in said or kind is Paper.RECEIPT
        assert "15日内上诉" not in said
        assert "看文书最后一段写的日子" in said


@pytest.mark.parametrize("words", ["我儿子被判三年，不服。", "法院判我缓刑，不服。", "刑事判决书收到了。"])
def test_a_criminal_judgment_has_its_ten_days_in_words(words: str) -> None:
    """刑事诉讼法 arts. 229, 230."""
    draft = replace(
        brought(Outcome.GUIDE, Route.S1, events={Event.JUDGMENT_RECEIVED: DAY}).matter.draft, statement=words
    )
    record = samples.record(draft, samples.ZHOU, on="2026-09-21T09:30")
    for kind in (Paper.RECEIPT, Paper.GUIDANCE, Paper.OTHER_ROAD):
        said = text_of(paper(kind, record))
        assert "从收到判决书的第二天起10日内" in said
        assert "15日内上诉" not in said
    assert "《刑事诉讼法》第二百二十九条、第二百三十条" in text_of(paper(Paper.OTHER_ROAD, record))


def test_an_agreement_says_who_must_have_led_it_before_a_court_confirms_it() -> None:
    """民事诉讼法 art. 205."""
    assert "依法设立的调解组织主持的，可以请法院确认" in text_of(paper(Paper.MEDIATION, samples.WAGES))


def test_a_slip_of_what_was_withdrawn_leads_nowhere() -> None:
    gone = samples.after(samples.ACCEPTED, step(Step.WITHDRAW, date(2026, 10, 20), gist="不要了"))
    for said in (text_of(paper(Paper.GUIDANCE, gone)), text_of(roll(Paper.GUIDANCE, gone))):
        assert "找谁" not in said
        assert "以后还可以再来说" in said


def test_a_receipt_names_the_day_of_an_acceptance_that_was_not_today() -> None:
    registered = brought(Outcome.ASSIGN, Route.S6, to="示例镇农业服务中心")
    record = samples.after(registered, step(Step.ACCEPT, date(2026, 9, 25)))
    assert "已经在2026年9月25日（周五）受理" in text_of(paper(Paper.RECEIPT, record))
    assert "今天已经受理" in text_of(paper(Paper.RECEIPT, samples.ACCEPTED))


def test_what_was_asked_for_already_is_no_task_any_more() -> None:
    """信访工作条例 art. 35: once 复查 is asked for, nobody writes and brings the same once more."""
    answered = step(Step.ANSWER, date(2026, 12, 1), document="示〔2026〕1号")
    delivered = samples.after(samples.ACCEPTED, answered, step(Step.DELIVER, date(2026, 12, 2)))
    asked = samples.after(delivered, step(Step.ASK_REVIEW, date(2026, 12, 10)))
    for drawn in (paper, roll):
        assert "复查申请书" in text_of(drawn(Paper.GUIDANCE, delivered))
        assert "复查申请书" not in text_of(drawn(Paper.GUIDANCE, asked))


def test_what_tells_of_a_later_step_bears_its_day() -> None:
    """What says what was done in December was not made in September."""
    extended = step(Step.EXTEND, date(2026, 12, 1), gist="要鉴定", days=20, approved_by="示例负责人")
    record = samples.after(samples.ACCEPTED, extended)
    for drawn in (paper(Paper.RECEIPT, record), roll(Paper.RECEIPT, record), paper(Paper.ACCEPTANCE, record)):
        said = text_of(drawn)
        assert "2026年12月1日" in said
        assert "今天已经受理" not in said
    for kind in (Paper.RECEIPT, Paper.ACCEPTANCE):
        assert "2026年12月1日" not in text_of(paper(kind, samples.ACCEPTED))


def test_an_acceptance_follows_what_was_done_since() -> None:
    """信访工作条例 arts. 34, 35: one extension; 复查 is asked for once."""
    assert "可以延长" in text_of(paper(Paper.ACCEPTANCE, samples.ACCEPTED))
    assert "可以延长" not in text_of(paper(Paper.ACCEPTANCE, samples.EXTENDED))
    delivered = samples.after(
        samples.ACCEPTED,
        step(Step.ANSWER, date(2026, 12, 1), document="示〔2026〕1号"),
        step(Step.DELIVER, date(2026, 12, 2)),
    )
    assert "2027年1月1日（周五），当天还算" in text_of(paper(Paper.ACCEPTANCE, delivered))
    over = samples.after(delivered, step(Step.CONCLUDE, date(2027, 1, 5)))
    assert "请求复查" not in text_of(paper(Paper.ACCEPTANCE, over))


@pytest.mark.parametrize("to", ["县水利局", "示例镇派出所", "示例村村民委员会", "示例县信访局"])
def test_no_day_of_ours_runs_for_who_is_not_below_us(to: str) -> None:
    """信访工作条例 art. 23, para. 3: a bureau's days run from the county's; a village committee has none."""
    at_once = brought(Outcome.FORWARD, to=to, transferred_on=DAY)
    later = samples.after(brought(Outcome.REPORT), step(Step.FORWARD, date(2026, 9, 22), org=to))
    for record in (at_once, later):
        ids = {each.id for each in record.matter.deadlines}
        assert not {"notify_forwarded_15d", "objection_5wd"} & ids
        said = text_of(paper(Paper.FORWARDING, record))
        assert f"县信访局转送{to}" not in said or to in {"县水利局", "示例镇派出所"}
    town = brought(Outcome.FORWARD, to="示例镇农业服务中心", transferred_on=DAY)
    assert {"notify_forwarded_15d", "objection_5wd"} <= {each.id for each in town.matter.deadlines}


def test_the_county_s_petition_bureau_is_not_asked_to_send_to_itself() -> None:
    record = brought(Outcome.FORWARD, to="示例县信访局", transferred_on=DAY)
    said = text_of(paper(Paper.FORWARDING, record))
    assert "报示例县信访局处理" in said
    assert "由县信访局转送" not in said
    assert "报请县信访局转送" not in said


def test_a_lapsed_order_to_take_down_keeps_its_warnings() -> None:
    """土地管理法 art. 83."""
    events = {Event.DEMOLITION_ORDER_RECEIVED: date(2026, 8, 1)}
    record = brought(Outcome.GUIDE, Route.S4, events=events)
    for kind in (Paper.GUIDANCE, Paper.OTHER_ROAD):
        # A sentence may go on over the page.
        said = re.sub("—[0-9]—", "", text_of(paper(kind, record)))
        for words in ("已经过了", "先停工", "申请法院强制执行"):
            assert words in said, (kind, words)


def test_a_fine_of_the_taxes_is_reviewed_by_its_own_upper_body() -> None:
    """行政复议法 art. 27."""
    record = brought(Outcome.GUIDE, Route.S4, events={Event.PENALTY_RECEIVED: DAY})
    for kind in (Paper.RECEIPT, Paper.GUIDANCE, Paper.OTHER_ROAD):
        assert "税务、海关、金融这些单位作的，向它的上一级申请" in text_of(paper(kind, record))


def test_a_child_who_comes_alone_is_noticed() -> None:
    child = samples.person("周试童", "000000201305201104")
    for people, alone in (((child,), True), ((child, samples.person("周试例", role=Role.GUARDIAN)), False)):
        record = samples.record(MatterDraft(statement="被人打了"), *people)
        assert ("guardian_missing" in {each.code for each in record.matter.notices}) is alone
    grown = samples.record(MatterDraft(statement="被人打了"), samples.ZHOU)
    assert "guardian_missing" not in {each.code for each in grown.matter.notices}


def test_the_receipt_drawn_after_steps_tells_where_it_stands() -> None:
    """Normal and roll: the new day of an extension, that it was answered, until when 复查 may be asked."""
    life = [
        (
            step(Step.EXTEND, date(2026, 12, 1), gist="要鉴定", days=20, approved_by="示例负责人"),
            "最迟2027年1月3日",
        ),
        (step(Step.ANSWER, date(2026, 12, 20), document="示〔2026〕3号"), "12月20日"),
        (step(Step.DELIVER, date(2026, 12, 22)), "2027年1月21日（周四），当天还算"),
        (step(Step.ASK_REVIEW, date(2026, 12, 28)), "最迟2027年1月27日"),
        (step(Step.REVIEW, date(2027, 1, 10), document="示复〔2027〕1号"), "2027年1月10日"),
        (step(Step.CONCLUDE, date(2027, 2, 20)), "办结"),
    ]
    revisions = [samples.ACCEPTED.matter]
    for taken, words in life:
        if taken.step is Step.CONCLUDE:
            served = step(Step.DELIVER_REVIEW, date(2027, 1, 12))
            revisions.append(samples.after(replace(samples.ACCEPTED, matter=revisions[-1]), served).matter)
        revisions.append(samples.after(replace(samples.ACCEPTED, matter=revisions[-1]), taken).matter)
        record = replace(samples.ACCEPTED, matter=as_received(revisions, samples.CALENDAR))
        for said in (text_of(paper(Paper.RECEIPT, record)), text_of(roll(Paper.RECEIPT, record))):
            assert words in said, (taken.step, said)
            assert "现在到这里" in said
            assert "最迟2026年12月14日" not in said
            assert "受理，另给受理告知书" in said
