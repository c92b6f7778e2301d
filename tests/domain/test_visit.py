"""Registering: never refused, the right clocks, the right papers (traps of the law, each a test)."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinfang_desk.desk.shipped import road_map_shipped, rules_shipped
from xinfang_desk.domain.category import PAPERS_OF, Outcome, Paper, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import (
    Conclusion,
    Event,
    Material,
    MatterDraft,
    State,
    Visit,
    VisitDraft,
    agreed_text,
)
from xinfang_desk.domain.notices import matter_notices
from xinfang_desk.domain.number import Number, make_number
from xinfang_desk.domain.people.petitioner import IdType, Need, Person, Role
from xinfang_desk.domain.time.calendar import Calendar
from xinfang_desk.domain.time.limits import Binds
from xinfang_desk.domain.visit import Earlier, Standpoint, deadlines_of, papers_of, register
from xinfang_desk.words import notice

RULES = rules_shipped()

NOW = datetime(2026, 9, 14, 1, 30, tzinfo=UTC)
PERSON = Person(
    name="周试例", id_type=IdType.RESIDENT_ID, id_number="000000197904121019", address="示例村三组"
)


def _register(calendar: Calendar, draft: VisitDraft, earlier: Earlier | None = None) -> Visit:
    uids, numbers = itertools.count(1), itertools.count(1)
    return register(
        draft,
        Standpoint(
            office_code="411526102",
            desk=1,
            officer="示例员",
            now=NOW,
            calendar=calendar,
            road_map=road_map_shipped(),
            rules=RULES,
        ),
        new_uid=lambda: f"uid-{next(uids)}",
        next_number=lambda year: make_number("411526102", 1, year, next(numbers)),
        earlier=lambda number: earlier,
    )


def _one(calendar: Calendar, matter: MatterDraft, *people: Person, earlier: Earlier | None = None) -> Visit:
    return _register(calendar, VisitDraft(people=people or (PERSON,), matters=(matter,)), earlier)


def _codes(visit: Visit) -> set[str]:
    return {each.code for each in visit.matters[0].notices}


def _limits(visit: Visit) -> dict[str, date | None]:
    return {each.id: each.due for each in visit.matters[0].deadlines}


MATTER = MatterDraft(statement="欠工资", route=Route.S2, outcome=Outcome.GUIDE)


# 1. Registration is never refused or blocked (arts. 19, 22, 23).
@pytest.mark.parametrize(
    ("people", "code"),
    [
        ((Person(name="周试例"),), "id_missing"),
        (
            (Person(name="周试例", id_type=IdType.RESIDENT_ID, id_number="000000197904121018"),),
            "id_check_digit",
        ),
        ((PERSON, Person(name="王代办", role=Role.AGENT)), "authority_missing"),
        (
            tuple(Person(name=f"代表{i}", role=Role.REPRESENTATIVE) for i in range(7)),
            "too_many_representatives",
        ),
        (tuple(Person(name=f"来人{i}") for i in range(6)), "representatives_missing"),
        ((Person(name="小例", role=Role.MINOR),), "guardian_missing"),
        ((PERSON, Person(name="译员甲", role=Role.INTERPRETER)), "interpreter_interest"),
        ((Person(name="Anna Example", id_type=IdType.PASSPORT, id_number="X000"),), "address_missing"),
    ],
)
def test_whatever_is_missing_is_a_notice(calendar: Calendar, people: tuple[Person, ...], code: str) -> None:
    visit = _one(calendar, MATTER, *people)
    assert code in _codes(visit)
    assert visit.matters[0].papers[0] is Paper.RECEIPT


def test_five_who_came_or_one_who_speaks_for_many_choose_nobody_more(calendar: Calendar) -> None:
    speaks = Person(name="代表甲", role=Role.REPRESENTATIVE)
    several = [Person(name=f"来人{i}") for i in range(7)]
    for people in (several[:5], [*several, speaks]):
        assert "representatives_missing" not in _codes(_one(calendar, MATTER, *people))


def test_a_merged_matter_owes_no_list_of_materials_where_none_were_handed_in(calendar: Calendar) -> None:
    merged = MatterDraft(statement="欠工资", outcome=Outcome.MERGE)
    handed = replace(merged, materials=(Material(name="欠条"),))
    assert Paper.MATERIALS not in _one(calendar, merged).matters[0].papers
    assert Paper.MATERIALS in _one(calendar, handed).matters[0].papers


def test_a_private_code_that_has_a_character_by_now_is_registered_as_that_character(
    calendar: Calendar,
) -> None:
    visit = _one(calendar, MatterDraft(statement="\ue844家的路"), Person(name="周\ue863例"))
    assert visit.people[0].name == "周䶮例"
    assert visit.matters[0].draft.statement == "䜣家的路"


def test_anonymous_is_registered_and_given_a_paper(calendar: Calendar) -> None:
    visit = _register(calendar, VisitDraft(people=(), matters=(MATTER,), anonymous=True))
    assert "anonymous" in _codes(visit)
    assert Paper.RECEIPT in visit.matters[0].papers


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (VisitDraft(people=(PERSON,), matters=()), "visit.no_matter"),
        (VisitDraft(people=(), matters=(MATTER,)), "visit.nobody"),
        (VisitDraft(people=(PERSON,), matters=(MatterDraft(statement="  "),)), "visit.empty"),
    ],
)
def test_only_an_empty_form_is_refused(calendar: Calendar, draft: VisitDraft, code: str) -> None:
    with pytest.raises(DeskError) as refused:
        _register(calendar, draft)
    assert refused.value.code == code


# 2. Registered is not accepted; 60 days only for art. 31(6) (art. 34).
def test_sixty_days_run_from_acceptance_of_a_sixth_item_alone(calendar: Calendar) -> None:
    for purpose, route, outcome in itertools.product(Purpose, (None, *Route), (None, *Outcome)):
        visit = _one(calendar, MatterDraft(statement="x", purpose=purpose, route=route, outcome=outcome))
        runs = purpose is Purpose.SHENSU and route is Route.S6 and outcome is Outcome.ACCEPT
        assert ("handle_60d" in _limits(visit)) is runs, (purpose, route, outcome)


def test_the_clock_starts_on_the_day_of_acceptance(calendar: Calendar) -> None:
    accepted = MatterDraft(
        statement="x", route=Route.S6, outcome=Outcome.ACCEPT, accepted_on=date(2026, 10, 15)
    )
    assert _limits(_one(calendar, accepted))["handle_60d"] == date(2026, 12, 14)


# 3. 不予受理 (art. 19, para. 3) and 不再受理 (art. 36, para. 3): law's facts and approval first.
FACTS = {"document": "县复核〔2026〕3号", "served_on": date(2026, 3, 2), "same_facts": True, "below": True}


@pytest.mark.parametrize("outcome", [Outcome.NOT_ACCEPT, Outcome.NO_MORE])
@pytest.mark.parametrize(
    ("conclusion", "lacking"),
    [
        (None, "facts_missing"),
        (Conclusion(document="", served_on=None, same_facts=True, approved_by="示例领导"), "facts_missing"),
        (Conclusion(document="x", served_on=None, same_facts=False, approved_by="示例领导"), "facts_missing"),
        (Conclusion(**FACTS), "approval_missing"),  # type: ignore[arg-type]
        (Conclusion(**FACTS, approved_by="示例领导"), None),  # type: ignore[arg-type]
    ],
)
def test_a_refusal_waits_for_facts_and_approval(
    calendar: Calendar, outcome: Outcome, conclusion: Conclusion | None, lacking: str | None
) -> None:
    visit = _one(calendar, MatterDraft(statement="x", outcome=outcome, conclusion=conclusion))
    assert (
        (lacking in _codes(visit)) if lacking else not {"facts_missing", "approval_missing"} & _codes(visit)
    )
    assert visit.matters[0].papers == (PAPERS_OF[outcome] if lacking is None else (Paper.RECEIPT,))


def test_no_more_needs_the_day_of_delivery(calendar: Calendar) -> None:
    """Art. 36: the opinion must have been received; 19(3) asks for no delivery."""
    undelivered = Conclusion(document="x", served_on=None, same_facts=True, approved_by="示例领导")
    visit = _one(calendar, MatterDraft(statement="x", outcome=Outcome.NO_MORE, conclusion=undelivered))
    assert "facts_missing" in _codes(visit)
    assert visit.matters[0].papers == (Paper.RECEIPT,)


# 4. A repeat visit is merged; no clock restarts.
def test_a_repeat_visit_keeps_the_first_clock(calendar: Calendar) -> None:
    first = MatterDraft(statement="x", route=Route.S6, outcome=Outcome.ACCEPT, accepted_on=date(2026, 10, 15))
    number = Number("4115261021260001816")
    earlier = Earlier(number=number, deadlines=deadlines_of(first, date(2026, 10, 14), calendar))
    again = MatterDraft(
        statement="又来催问",
        route=Route.S6,
        outcome=Outcome.MERGE,
        earlier=number,
        materials=(Material(name="照片"),),
    )
    visit = _one(calendar, again, earlier=earlier)
    matter = visit.matters[0]
    assert matter.state is State.MERGED
    assert matter.merged_into == number
    assert _limits(visit)["handle_60d"] == date(2026, 12, 14)
    assert _limits(visit)["notify_15d"] == date(2026, 10, 29)
    assert matter.papers == (Paper.RECEIPT, Paper.MATERIALS)


def test_merging_into_nothing_is_a_notice(calendar: Calendar) -> None:
    assert "merge_without_earlier" in _codes(
        _one(calendar, MatterDraft(statement="x", outcome=Outcome.MERGE))
    )


# 5. Accusations are sealed; one paper that tells nothing.
@pytest.mark.parametrize("outcome", [None, *Outcome])
def test_an_accusation_owes_the_sealed_receipt_alone(calendar: Calendar, outcome: Outcome | None) -> None:
    visit = _one(
        calendar,
        MatterDraft(statement="x", purpose=Purpose.JUBAO, outcome=outcome, materials=(Material(name="信"),)),
        Person(name="周试例", role=Role.AGENT),
    )
    matter = visit.matters[0]
    assert matter.confidential
    assert matter.papers == (Paper.SEALED_RECEIPT,)
    assert [each.id for each in matter.deadlines] == ["forward_15d"]
    assert {"sealed", "ask_recusal"} <= _codes(visit)


# 6. More than five people: all counted.
def test_everybody_is_counted(calendar: Calendar) -> None:
    people = tuple(Person(name=f"村民{i}", role=Role.REPRESENTATIVE) for i in range(5))
    visit = _register(calendar, VisitDraft(people=people, matters=(MATTER,), people_involved=43))
    assert visit.people_involved == 43
    assert _register(calendar, VisitDraft(people=people, matters=(MATTER,))).people_involved == 5


@pytest.mark.parametrize(("told", "is_said"), [(0, False), (1, True), (4, True), (5, False), (43, False)])
def test_fewer_than_came_is_registered_with_a_notice(calendar: Calendar, told: int, *, is_said: bool) -> None:
    people = tuple(Person(name=f"村民{i}", role=Role.REPRESENTATIVE) for i in range(5))
    beside = Person(name="译员甲", role=Role.INTERPRETER)
    visit = _register(calendar, VisitDraft(people=(*people, beside), matters=(MATTER,), people_involved=told))
    assert visit.people_involved == max(told, 5)
    assert ("fewer_involved" in _codes(visit)) is is_said
    said = [
        notice(each.code, each.facts) for each in visit.matters[0].notices if each.code == "fewer_involved"
    ]
    assert all(f"写的是{told}人" in words and "按5人登记" in words for words in said)


# 7. The objection: five workdays from the transfer (art. 23, para. 3).
def test_an_objection_runs_from_the_day_it_reached_us(calendar: Calendar) -> None:
    matter = MatterDraft(statement="x", outcome=Outcome.OBJECTION, transferred_on=date(2026, 9, 18))
    found = {each.id: each for each in _one(calendar, matter).matters[0].deadlines}
    assert found["objection_5wd"].due == date(2026, 9, 24)
    assert found["notify_forwarded_15d"].due == date(2026, 10, 3)
    assert found["notify_forwarded_15d"].rolled == date(2026, 10, 8)
    assert "notify_15d" not in found


# 8. Review clocks only from signed delivery (art. 35).
def test_no_delivery_no_countdown(calendar: Calendar) -> None:
    matter = MatterDraft(statement="x", route=Route.S6, outcome=Outcome.ACCEPT)
    assert "petition_review_30d" not in _limits(_one(calendar, matter))
    served = MatterDraft(statement="x", route=Route.S6, outcome=Outcome.ACCEPT, served_on=date(2026, 9, 1))
    found = {each.id: each for each in _one(calendar, served).matters[0].deadlines}
    assert (found["petition_review_30d"].due, found["petition_review_30d"].rolled) == (
        date(2026, 10, 1),
        date(2026, 10, 8),
    )


# 15. Neighbouring limits where they help most.
@pytest.mark.parametrize(
    ("event", "route", "content", "expected"),
    [
        (Event.EMPLOYMENT_ENDED, Route.S2, "劳动和社会保障", {"ldzc_1y"}),
        (Event.JUDGMENT_SERVED, Route.S1, "政法", {"shangsu"}),
        (Event.ACT_KNOWN, Route.S4, "市场监管", {"fuyi_apply", "xingsu_6m"}),
        (Event.ACT_KNOWN, Route.S2, "农村农业", {"ndcb_2y"}),
    ],
)
def test_neighbouring_limits(
    calendar: Calendar, event: Event, route: Route, content: str, expected: set[str]
) -> None:
    matter = MatterDraft(
        statement="x", route=route, content=content, outcome=Outcome.GUIDE, events={event: date(2026, 8, 31)}
    )
    found = _one(calendar, matter).matters[0].deadlines
    assert {each.id for each in found if each.binds is Binds.PETITIONER} == expected


@pytest.mark.parametrize("outcome", list(Outcome))
def test_each_outcome_owes_its_papers_in_order(outcome: Outcome) -> None:
    conclusion = Conclusion(**FACTS, approved_by="示例领导")  # type: ignore[arg-type]
    owed = papers_of(MatterDraft(statement="x", outcome=outcome, conclusion=conclusion), (PERSON,))
    assert owed == PAPERS_OF[outcome]
    assert owed[0] in {Paper.RECEIPT, Paper.SEALED_RECEIPT}


@pytest.mark.parametrize(
    ("people", "materials", "added"),
    [
        ((PERSON, Person(name="王代办", role=Role.AGENT)), (), (Paper.ORAL_RECORD, Paper.AUTHORITY)),
        ((PERSON, Person(name="王代办", role=Role.AGENT, authority="委托书")), (), (Paper.ORAL_RECORD,)),
        ((PERSON, Person(name="译员甲", role=Role.INTERPRETER)), (), (Paper.ORAL_RECORD,)),
        ((Person(name="周试例", needs=(Need.SCRIBE,)),), (), (Paper.ORAL_RECORD,)),
        ((PERSON,), (Material(name="微信记录", pages=3),), (Paper.MATERIALS,)),
    ],
)
def test_papers_that_the_people_and_materials_add(
    people: tuple[Person, ...], materials: tuple[Material, ...], added: tuple[Paper, ...]
) -> None:
    matter = MatterDraft(statement="x", outcome=Outcome.FORWARD, materials=materials)
    assert papers_of(matter, people) == (Paper.RECEIPT, Paper.FORWARDING, *added)


MATTERS = st.builds(
    MatterDraft,
    statement=st.text(min_size=1).filter(str.strip),
    purpose=st.sampled_from(Purpose),
    route=st.sampled_from([None, *Route]),
    outcome=st.sampled_from([None, *Outcome]),
    accepted_on=st.none() | st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    served_on=st.none() | st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    events=st.dictionaries(st.sampled_from(Event), st.dates(date(2025, 1, 1), date(2027, 12, 31))),
)
PEOPLE = st.lists(
    st.builds(Person, name=st.text(max_size=40), role=st.sampled_from(Role), id_number=st.text(max_size=20)),
    min_size=1,
    max_size=9,
)


@given(MATTERS, PEOPLE)
def test_any_visit_gets_a_number_a_paper_and_ordered_limits(
    calendar: Calendar, matter: MatterDraft, people: list[Person]
) -> None:
    found = _one(calendar, matter, *people).matters[0]
    assert len(found.number) == 19
    assert found.papers[0] is (Paper.SEALED_RECEIPT if found.confidential else Paper.RECEIPT)
    assert len(set(found.papers)) == len(found.papers)
    sides = [each.binds for each in found.deadlines]
    assert sides == sorted(sides, key=lambda side: side is Binds.PETITIONER)


def test_an_agreement_stays_with_the_visit_but_not_with_an_accusation(calendar: Calendar) -> None:
    agreed = agreed_text(
        (("姓名", "周试例"), ("反映的情况", "欠薪")), datetime(2026, 9, 14, 1, 30, tzinfo=UTC)
    )
    assert agreed.sha256 == sha256("姓名：周试例\n反映的情况：欠薪".encode()).hexdigest()
    assert agreed.short == " ".join(agreed.sha256[at : at + 4] for at in (0, 4, 8, 12))
    said = MatterDraft(statement="欠薪", purpose=Purpose.SHENSU)
    told = MatterDraft(statement="举报", purpose=Purpose.JUBAO)
    people = (Person(name="周试例"),)
    kept = _register(calendar, VisitDraft(people=people, matters=(said,), agreed=agreed))
    assert kept.agreed == agreed
    for matters in ((told,), (said, told)):
        assert _register(calendar, VisitDraft(people=people, matters=matters, agreed=agreed)).agreed is None


@pytest.mark.parametrize("route", list(Route))
def test_what_a_court_or_arbitrator_decides_is_not_silently_accepted(route: Route) -> None:
    """Art. 31, items 1 to 4: registered all the same, with a word to the officer."""
    matter = MatterDraft(statement="x", purpose=Purpose.SHENSU, route=route, outcome=Outcome.ACCEPT)
    codes = {each.code for each in matter_notices(matter, known_earlier=True)}
    assert ("accepted_on_anothers_road" in codes) is (route not in {Route.S5, Route.S6})
    guided = matter_notices(replace(matter, outcome=Outcome.GUIDE), known_earlier=True)
    assert "accepted_on_anothers_road" not in {each.code for each in guided}
