"""When to come and ask (哪天来问): one day on every paper of whoever waits, and it is a day of ours."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.documents import samples
from tests.documents.reading import job_of, paper, roll, text_of
from tests.documents.test_one_walk import _Desk
from ui.officer.parts.guide import guide_view_of
from ui.petitioner.matter.next_thing import next_thing, three_things
from xinfang_desk.documents.papers.progress import progress
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.matter import Event, MatterDraft, Step, StepTaken
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.road.waiting import ask_on


def came(outcome: Outcome, route: Route, on: str = "2026-09-21T09:30", **more: object) -> MatterRecord:
    draft = MatterDraft(statement="x", purpose=Purpose.SHENSU, route=route, outcome=outcome, **more)  # type: ignore[arg-type]
    return samples.record(draft, samples.ZHOU, on=on)


SENT = came(Outcome.FORWARD, Route.S5, to="县教育局")
DUTY = came(Outcome.ACCEPT, Route.S5, accepted_on=date(2026, 9, 21))
DANGER = came(Outcome.REPORT, Route.S6)
PROMISED = came(Outcome.ACCEPT, Route.S5, accepted_on=date(2026, 9, 21), promised_on=date(2026, 10, 15))
PASSED_DOWN = came(Outcome.ASSIGN, Route.S6, to="镇水利站", transferred_on=date(2026, 9, 21))
FEAST = came(Outcome.REPORT, Route.S6, on="2026-02-03T09:30")
SIXTY = came(Outcome.ACCEPT, Route.S6, accepted_on=date(2026, 9, 21))
AGAIN = samples.record(samples.AGAIN.matter.draft, samples.ZHOU, on="2026-12-20T09:00")
WAITING = [
    # Sent to the county by 6 October at the latest, which has fifteen days, and so has the bureau.
    (SENT, "2026年11月6日（周五）"),
    # Taken up, and thirty days.
    (DUTY, "2026年10月22日（周四）"),
    # A last day of ours that is a day off: when the window is open again.
    (DANGER, "2026年10月8日（周四）"),
    (FEAST, "2026年2月24日（周二）"),
    (PASSED_DOWN, "2026年10月8日（周四）"),
    (PROMISED, "2026年10月16日（周五）"),
    # The sixtieth day still counts, and is a Friday.
    (SIXTY, "2026年11月23日（周一）"),
    # A day that was not kept: a week from now.
    (AGAIN, "2026年12月28日（周一）"),
]
NAMES = ["sent", "duty", "danger", "feast", "passed down", "promised", "sixty", "again"]


def papers_of(record: MatterRecord) -> dict[str, str]:
    found = {
        "D01": text_of(paper(Paper.RECEIPT, record)),
        "D02": text_of(paper(Paper.GUIDANCE, record)),
        "large": text_of(paper(Paper.RECEIPT, record, large=True)),
        "roll D01": text_of(roll(Paper.RECEIPT, record)),
        "roll D02": text_of(roll(Paper.GUIDANCE, record)),
    }
    for kind in (Paper.ACCEPTANCE, Paper.FORWARDING):
        if kind in record.matter.papers:
            found[kind.value] = text_of(paper(kind, record))
    return found


@pytest.mark.parametrize(("record", "day"), WAITING, ids=NAMES)
def test_whoever_waits_is_told_one_day_on_which_to_ask(record: MatterRecord, day: str) -> None:
    for name, said in papers_of(record).items():
        assert set(re.findall(r"([0-9年]*[0-9]+月[0-9]+日（周.）)还没接到信", said)) == {day}, name
        assert "到时候" not in said, name
    keep, _more, back = three_things(guide_view_of(record, _Desk()))  # type: ignore[arg-type]
    assert keep
    assert back[1].startswith(f"{day}还没等到，就来")


def test_a_last_day_of_ours_that_is_a_day_off_says_so_wherever_it_stands() -> None:
    for name, said in papers_of(DANGER).items():
        assert "放假" in said, name
        assert "最迟10月8日" not in said, name
    assert "最迟2026年10月6日（周二）转出。这一天放假" in papers_of(SENT)["D05"]


def test_a_missed_day_is_no_day_to_come_and_somebody_answers_for_it() -> None:
    drawn = papers_of(AGAIN) | {"progress": text_of(progress(job_of(AGAIN)))}
    for name, said in drawn.items():
        assert "最迟12月14日" not in said, name
        assert "最迟2026年12月14日" not in said, name
        assert "没做到" in said, name
        assert "今天就去催" in said, name
    view = guide_view_of(AGAIN, _Desk())  # type: ignore[arg-type]
    [ours] = [each for each in next_thing(view, view.place).points if each.icon == "calendar"]
    assert ours.lines == ("应在2026年12月14日（周一）以前，我们还没做到",)


def test_what_was_handed_in_promises_no_fifteen_days_that_are_not_owed() -> None:
    for record in (AGAIN, SIXTY):
        assert "15日内" not in text_of(paper(Paper.MATERIALS, record))
        assert "书面告知您" not in text_of(paper(Paper.MATERIALS, record))
    assert "最迟2026年10月6日（周二）书面告知您" in text_of(paper(Paper.MATERIALS, DANGER))


def test_the_line_of_a_last_day_says_that_it_is_a_day_off() -> None:
    """A judgment of 10 September: 25 September is the feast, and 28 September is still in time."""
    draft = MatterDraft(
        statement="x",
        route=Route.S1,
        outcome=Outcome.GUIDE,
        to="县人民法院",
        events={Event.JUDGMENT_RECEIVED: date(2026, 9, 10)},
    )
    record = samples.record(draft, samples.ZHOU, on="2026-09-21T09:30")
    for name, said in papers_of(record).items():
        assert "2026年9月25日（周五）放假，2026年9月28日（周一）还算" in said, name
        assert said.index("2026年9月24日（周四），当天还算") < said.index("2026年9月25日"), name
    guide = papers_of(record)["D02"]
    assert "9月24日，当天还算" in guide
    assert "最后一天9月25日放假，9月28日还算" in guide
    last = samples.record(draft, samples.ZHOU, on="2026-09-25T09:30")
    said = papers_of(last)["D01"]
    assert "2026年9月25日（周五），当天还算这天放假，2026年9月28日（周一）还算。" in said
    assert "9月24日" not in said


@pytest.mark.parametrize(
    ("to", "day"),
    [("镇水利站", date(2026, 10, 9)), ("县信访局", date(2026, 10, 9)), ("县水利局", date(2026, 10, 26))],
)
def test_who_has_it_by_way_of_the_county_has_the_days_of_both(to: str, day: date) -> None:
    """信访工作条例 arts. 22, 23: a day to ask is a workday after the last of them."""
    sent = samples.after(DANGER, StepTaken(step=Step.FORWARD, on=date(2026, 9, 23), org=to))
    assert ask_on(sent.matter, date(2026, 9, 23), samples.CALENDAR) == day


def test_a_day_to_ask_is_no_weekend_in_a_year_without_a_calendar() -> None:
    late = came(Outcome.ACCEPT, Route.S6, on="2027-03-02T09:30", accepted_on=date(2027, 3, 2))
    asked = ask_on(late.matter, date(2027, 3, 2), samples.CALENDAR)
    # The sixtieth day is Saturday, 1 May.
    assert asked == date(2027, 5, 3)


def test_the_day_to_ask_follows_the_steps_and_no_doubtful_day() -> None:
    sent = samples.after(DANGER, StepTaken(step=Step.FORWARD, on=date(2026, 9, 23), org="县教育局"))
    assert ask_on(sent.matter, date(2026, 9, 23), samples.CALENDAR) == date(2026, 10, 26)
    doubted = came(Outcome.REPORT, Route.S6, on="1950-01-01T09:30")
    assert ask_on(doubted.matter, date(2026, 9, 21), samples.CALENDAR) is None
    assert "一直没接到信" in text_of(paper(Paper.RECEIPT, doubted))
    nobody = replace(DANGER, visit=replace(DANGER.visit, anonymous=True))
    assert "2026年10月8日（周四）凭编号来窗口问" in text_of(paper(Paper.RECEIPT, nobody))


@pytest.mark.parametrize("to", ["县人民法院", "县人民检察院", "县劳动人事争议仲裁委员会"])
def test_of_what_went_to_a_court_no_day_is_named_to_ask_us(to: str) -> None:
    """No day binds a court to tell anybody anything (art. 23, para. 4): one asks whether it went."""
    sent = came(Outcome.FORWARD, Route.S1, to=to)
    for record in (sent, samples.after(sent, StepTaken(step=Step.FORWARD, on=date(2026, 9, 23), org=to))):
        assert ask_on(record.matter, date(2026, 9, 23), samples.CALENDAR) is None
        for name, said in papers_of(record).items():
            assert "没接到信" not in said, name
        assert "想问转了没有，拿回执来窗口" in papers_of(record)["D05"]


def test_who_waits_is_given_the_telephone_of_complaints_and_who_is_kept_waiting_too() -> None:
    """As the papers do: whoever complains of us does not ring us."""
    waiting = replace(guide_view_of(SENT, _Desk()), supervision="0000-12")  # type: ignore[arg-type]
    assert "或者打监督电话 0000-12" in three_things(waiting)[2][1]
    kept = replace(guide_view_of(AGAIN, _Desk()), supervision="0000-12")  # type: ignore[arg-type]
    assert "打监督电话 0000-12" in str(next_thing(kept, kept.place))
    assert "打监督电话" not in str(next_thing(waiting, waiting.place))
