"""The county's own clocks, what desks promised, what went back to them."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from tests.county.parties import record
from tests.county.test_reply import event
from tests.county.test_whole import FULL
from xinfang_desk.batch import wire
from xinfang_desk.county.ledger.schema import VERSIONS

ONE, TWO = record(1).number, record(2).number
TODAY = date(2026, 9, 17)
PROMISE = wire.DeadlineV1(
    id="handle_60d",
    binds="office",
    start=date(2026, 7, 1),
    due=date(2026, 8, 30),
    rolled=date(2026, 8, 31),
    certain=True,
)


def due(county, days: int | None = None) -> list[tuple[str, str, date, str, int]]:
    return [
        (each.number, each.rule, each.due, each.who, each.days) for each in county.office.finder.due(days)
    ]


def told(county, **changes) -> None:
    assert county.office.answer([event(**{"number": ONE} | changes)]).taken == 1


def test_what_a_desk_reports_is_passed_on_within_fifteen_days(county, desk) -> None:
    county.take(desk.batch(record(1, outcome="report"), record(2)))
    assert due(county) == [(ONE, "forward_15d", date(2026, 10, 2), "county", 15)]
    assert due(county, 14) == []
    assert due(county, 15) == due(county)


def test_the_body_has_fifteen_days_or_the_term_it_was_given(county, desk) -> None:
    county.take(desk.batch(record(1, outcome="report")))
    told(county, event="forwarded", due=None)
    assert due(county) == [(ONE, "notify_forwarded_15d", date(2026, 10, 1), "body", 14)]
    told(county, event="forwarded", due="2026-09-20")
    assert due(county) == [(ONE, "notify_forwarded_15d", date(2026, 10, 1), "body", 14)], (
        "only 交办 has a term"
    )
    told(county, event="assigned", date="2026-09-17", due="2026-09-30")
    assert due(county) == [
        (ONE, "assigned_term", date(2026, 9, 30), "body", 13),
        (ONE, "notify_forwarded_15d", date(2026, 10, 2), "body", 15),
    ]
    assert due(county, 14) == due(county)[:1]
    assert [each.words for each in county.office.finder.whole(ONE).timeline if each.ahead] == [
        "交办限期",
        "接到转送交办后15日内告知",
    ]


@pytest.mark.parametrize(("route", "rules"), [("s6", ["handle_60d"]), ("s2", [])])
def test_sixty_days_run_for_article_31_item_6_alone(county, desk, route, rules) -> None:
    county.take(desk.batch(record(1, route=route, outcome="report")))
    told(county, event="accepted", due=None)
    assert [rule for _, rule, *_ in due(county)] == rules


def test_an_extension_is_counted_on_from_the_acceptance(county, desk) -> None:
    county.take(desk.batch(record(1, route="s6", outcome="report")))
    told(county, event="accepted", date="2026-09-14", due=None)
    told(county, event="extended", due=None)
    assert due(county) == [(ONE, "extend_30d", date(2026, 12, 13), "body", 87)]


@pytest.mark.parametrize("last", ["answered", "concluded", "not_accepted"])
def test_nothing_is_waited_for_once_it_is_answered(county, desk, last) -> None:
    county.take(desk.batch(record(1, outcome="report")))
    told(county, event=last, due=None)
    assert due(county) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"void": True, "state": "void"},
        {"void": True, "state": "withdrawn"},
        {"state": "merged", "outcome": "merge"},
        {"state": "concluded"},
    ],
)
def test_what_its_desk_ended_has_no_clock(county, desk, changes) -> None:
    county.take(desk.batch(record(1, **{"outcome": "report"} | changes)))
    assert due(county) == []


def test_a_matter_sent_back_waits_for_its_desk_and_its_first_day_counts(county, desk) -> None:
    county.take(desk.batch(record(1, outcome="report")))
    county.office.send_back(ONE, "record.to_wrong")
    assert due(county) == []
    (back,) = county.office.finder.rejected().lines
    assert (back.number, back.code, back.by_clerk, back.corrected) == (ONE, "record.to_wrong", True, False)
    county.take(desk.batch(record(1, rev=2, outcome="report")))
    assert due(county) == [(ONE, "forward_15d", date(2026, 10, 2), "county", 15)]
    assert county.office.finder.rejected().total == 0


def test_what_went_back_at_the_merge_is_listed_until_it_comes_right(county, desk) -> None:
    county.take(desk.batch(record(1), record(2, statement="", request="")))
    page = county.office.finder.rejected()
    assert (page.total, page.lines[0].number, page.lines[0].code) == (1, TWO, "record.empty")
    assert (page.lines[0].by_clerk, page.lines[0].corrected, page.lines[0].sequence) == (False, False, 1)
    county.take(desk.batch(record(2, rev=2)))
    assert county.office.finder.rejected().lines[0].corrected


def test_what_a_desk_promised_and_did_not_keep(county, desk) -> None:
    later = msgspec.structs.replace(PROMISE, due=TODAY)
    county.take(
        desk.batch(
            record(1, state="accepted", deadlines=(PROMISE,)), record(2, state="accepted", deadlines=(later,))
        )
    )
    (broken,) = county.office.finder.promised()
    assert (broken.number, broken.rule, broken.due, broken.days, broken.who) == (
        ONE,
        "handle_60d",
        date(2026, 8, 30),
        -18,
        "desk",
    )
    told(county, event="answered", due=None)
    assert county.office.finder.promised() == ()


def test_a_paper_in_somebodys_hand_keeps_a_promise(county, desk) -> None:
    notice = msgspec.structs.replace(PROMISE, id="notify_15d")
    given = record(1, deadlines=(notice,), papers=FULL.papers)
    county.take(desk.batch(given, record(2, deadlines=(notice,))))
    assert [each.number for each in county.office.finder.promised()] == [TWO]


@pytest.mark.parametrize(
    ("named", "rules"),
    [
        ("2026-10-01", ["own_promise", "handle_60d"]),
        ("2027-12-31", ["handle_60d", "own_promise"]),
    ],
)
def test_a_promise_never_takes_the_place_of_the_law(county, desk, named, rules) -> None:
    county.take(desk.batch(record(1, route="s6", outcome="report")))
    told(county, event="accepted", due=named)
    assert [rule for _, rule, *_ in due(county)] == rules
    assert county.office.finder.page().lines[0].due == min(date.fromisoformat(named), date(2026, 11, 15))


def test_what_a_desk_took_itself_has_its_clock_in_every_list(county, desk) -> None:
    until = date(2026, 12, 12)
    owed = msgspec.structs.replace(PROMISE, start=date(2026, 10, 13), due=until)
    taken = record(1, state="accepted", outcome="accept", route="s6", deadlines=(owed,))
    county.take(desk.batch(taken))
    assert due(county) == [(ONE, "handle_60d", until, "desk", 86)]
    assert county.office.finder.page().lines[0].due == until
    whole = county.office.finder.whole(ONE)
    assert (whole.clock.due, [each.due for each in whole.deadlines]) == (until, [until])
    assert [(each.who, each.day) for each in whole.timeline if each.ahead] == [("desk", until)]
    told(county, event="answered", due=None)
    assert due(county) == []
    assert county.office.finder.page().lines[0].due is None


def test_a_ledger_of_an_older_version_lists_its_desks_clocks_too(county, desk) -> None:
    owed = msgspec.structs.replace(PROMISE, due=date(2026, 12, 12))
    county.take(desk.batch(record(1, state="accepted", outcome="accept", deadlines=(owed,))))
    ledger = county.office._ledger
    with ledger.write():
        ledger.run("UPDATE records SET act_by = ''")
        for statement in VERSIONS[13]:
            ledger.run(statement)
    county.office.close()
    county.office = county.open()
    assert [rule for _, rule, *_ in due(county)] == ["handle_60d"]


def refusal(county, **changes) -> tuple[str, str]:
    taken = county.office.answer([event(**{"number": ONE, "due": None} | changes)])
    assert taken.taken == 0
    return taken.refused[0].code, str(taken.refused[0].facts["field"])


def test_a_term_is_extended_by_thirty_days_at_most(county, desk) -> None:
    county.take(desk.batch(record(1, route="s6", outcome="report")))
    assert refusal(county, event="extended", due="2026-09-20") == ("step.not_taken", "event")
    told(county, event="accepted", date="2026-09-14", due=None)
    assert refusal(county, event="extended", due="2026-12-14") == ("step.extended_beyond", "due")
    told(county, event="extended", due="2026-12-13")
    assert due(county) == [(ONE, "extend_30d", date(2026, 12, 13), "body", 87)]


@pytest.mark.parametrize("step", ["recheck_answered", "no_longer_accepted"])
def test_what_follows_an_answer_is_refused_without_one(county, desk, step) -> None:
    county.take(desk.batch(record(1, outcome="report")))
    assert refusal(county, event=step) == ("step.no_opinion", "event")
    assert [rule for _, rule, *_ in due(county)] == ["forward_15d"], "its clock runs on"
    told(county, event="answered", due=None)
    told(county, event=step, due=None)


def test_no_answer_comes_before_its_acceptance(county, desk) -> None:
    county.take(desk.batch(record(1, outcome="report"), record(2, outcome="report")))
    told(county, event="accepted", date="2026-09-15", due=None)
    assert refusal(county, event="answered", date="2026-09-14") == ("step.answer_before_taken", "date")
    told(county, event="answered", date="2026-09-15", due=None)
    two = record(2).number
    told(county, number=two, event="answered", date="2026-09-14", due=None)
    late = refusal(county, number=two, event="accepted", date="2026-09-15")
    assert late == ("step.taken_after_answer", "date")
