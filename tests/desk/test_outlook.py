"""What the form shows of a visit is what is registered: no limit, paper, notice or road is new then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.conftest import OFFICE, PASSPHRASE, Clock
from xinfang_desk import vault
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import init_desk, open_desk
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.matter import Conclusion, Event, Material, Matter, MatterDraft, VisitDraft
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.petitioner import IdType, Need, Person, Role
from xinfang_desk.domain.roles import Duty
from xinfang_desk.domain.time.calendar import CHINA

PERSON = Person(
    name="周试例", id_type=IdType.RESIDENT_ID, id_number="000000197904121019", address="示例村三组"
)
MATTER = MatterDraft(statement="修路占地没有补偿", route=Route.S6, outcome=Outcome.ACCEPT)
VISIT = VisitDraft(people=(PERSON,), matters=(MATTER,))
UNKNOWN = Number("4115261021269999920")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Number]]:
    """A desk, and a matter of last month whose clocks run on."""
    quick = {"name": "argon2id", "memory_kib": 64, "passes": 1, "lanes": 1}
    home, clock = tmp_path_factory.mktemp("outlook") / "home", Clock()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "measured_kdf", lambda: quick)
        init_desk(home, PASSPHRASE, office=OFFICE, now=clock)
        desk = open_desk(home, PASSPHRASE, now=clock)
        accepted = replace(MATTER, accepted_on=date(2026, 9, 14))
        [first] = desk.reception.register(replace(VISIT, matters=(accepted,))).matters
        clock.later(days=20)
        yield desk, first.number
        desk.close()


def assert_foreseen(desk: Desk, draft: VisitDraft) -> tuple[Matter, ...]:
    """What is foreseen is what is then kept, all but the numbers and ids."""
    shown = [each.matter for each in desk.reception.outlook(draft)]
    registered = desk.reception.register(draft).matters
    assert shown == [replace(each, uid="", visit_uid="", number=Number("")) for each in registered]
    return registered


def codes(matter: Matter) -> set[str]:
    return {each.code for each in matter.notices}


def test_whoever_leaves_no_name_is_told_how_to_ask_again(kept: tuple[Desk, Number]) -> None:
    [matter] = assert_foreseen(kept[0], VisitDraft(people=(), matters=(MATTER,), anonymous=True))
    assert "anonymous" in codes(matter)


def test_a_group_chooses_its_representatives_on_the_road(kept: tuple[Desk, Number]) -> None:
    chosen = replace(PERSON, role=Role.REPRESENTATIVE)
    [matter] = assert_foreseen(kept[0], replace(VISIT, people=(chosen,), people_involved=30))
    assert matter.walked is not None
    assert "group_choose" in [each.place for each in matter.walked.places]


def test_a_repeat_goes_on_with_the_clocks_of_the_first_visit(kept: tuple[Desk, Number]) -> None:
    desk, number = kept
    [matter] = assert_foreseen(
        desk, replace(VISIT, matters=(replace(MATTER, outcome=Outcome.MERGE, earlier=number),))
    )
    assert ("handle_60d", date(2026, 9, 14)) in [(each.id, each.start) for each in matter.deadlines]
    [matter] = assert_foreseen(
        desk, replace(VISIT, matters=(replace(MATTER, outcome=Outcome.MERGE, earlier=UNKNOWN),))
    )
    assert "earlier_unknown" in codes(matter)


def test_a_draft_of_yesterday_is_counted_from_yesterday(kept: tuple[Desk, Number]) -> None:
    came = datetime(2026, 10, 3, 9, 0, tzinfo=CHINA)
    [matter] = assert_foreseen(kept[0], replace(VISIT, received_at=came))
    assert {each.start for each in matter.deadlines} == {came.date()}


def test_an_answer_seals_before_it_is_registered(kept: tuple[Desk, Number]) -> None:
    answered = replace(MATTER, answers={"jubao": "jubao_jw"})
    [matter] = assert_foreseen(kept[0], replace(VISIT, matters=(answered,)))
    assert matter.papers == (Paper.SEALED_RECEIPT,)


def test_signs_that_no_font_has_are_foreseen(kept: tuple[Desk, Number]) -> None:
    [matter] = assert_foreseen(kept[0], replace(VISIT, people=(replace(PERSON, name="周\U0002fffd例"),)))
    assert "sign_not_printable" in codes(matter)


def test_a_clock_that_is_not_believed_is_told_of(desk: Desk, clock: Clock) -> None:
    desk.reception.register(VISIT)
    clock.later(days=40)
    [matter] = assert_foreseen(desk, VISIT)
    assert "clock_suspect" in codes(matter)


def test_a_signature_that_is_not_the_officers_is_not_promised(desk: Desk, home: Path, clock: Clock) -> None:
    """Once somebody signs as the head, no other hand makes the paper due."""
    desk.accounts.add("钱示范", [Duty.HEAD], "负责人口令-1234")
    desk.accounts.add("孙样例", [Duty.OFFICER], "窗口口令-1234")
    desk.close()
    signed = Conclusion(
        document="示复〔2026〕1号", served_on=date(2026, 8, 3), same_facts=True, approved_by="某人"
    )
    draft = replace(VISIT, matters=(replace(MATTER, outcome=Outcome.NO_MORE, conclusion=signed),))
    officers = open_desk(home, "窗口口令-1234", now=clock)
    try:
        [matter] = assert_foreseen(officers, draft)
    finally:
        officers.close()
    assert "approval_missing" in codes(matter)
    assert matter.papers == (Paper.RECEIPT,)


def test_nobody_and_nothing_is_foreseen_as_far_as_it_goes(desk: Desk) -> None:
    [outlook] = desk.reception.outlook(VisitDraft(people=(), matters=(MatterDraft(statement=""),)))
    assert outlook.matter.papers == (Paper.RECEIPT,)
    assert outlook.matter.number == ""


DAYS = st.sampled_from(
    [None, date(2026, 9, 1), date(2026, 10, 4), date(2026, 10, 6), date(2031, 5, 6), date(1930, 1, 1)]
)
PEOPLE = st.builds(
    Person,
    name=st.sampled_from(["", "周试例", "钱示范", "周\ue863例"]),
    role=st.sampled_from(Role),
    id_type=st.sampled_from(IdType),
    id_number=st.sampled_from(["", "000000197904121019", "000000197904121018", "０00000 19790412 1019"]),
    address=st.sampled_from(["", "示例村三组", "长" * 501]),
    needs=st.lists(st.sampled_from(Need), max_size=2, unique=True).map(tuple),
    authority=st.sampled_from(["", "委托书"]),
)
MATTERS = st.builds(
    MatterDraft,
    statement=st.sampled_from(["欠工资一万元", "村主任收了钱", "举报镇干部贪污补偿款", "路坏了", "问" * 500]),
    request=st.sampled_from(["", "请查一查村支书贪污", "修好"]),
    purpose=st.sampled_from(Purpose),
    route=st.sampled_from([None, *Route]),
    content=st.sampled_from(["", "自然资源", "劳动和社会保障"]),
    outcome=st.sampled_from([None, *Outcome]),
    to=st.sampled_from(["", "县示例局"]),
    road_end=st.sampled_from(["", "zhongcai", "nowhere"]),
    accepted_on=DAYS,
    transferred_on=DAYS,
    served_on=DAYS,
    conclusion=st.none()
    | st.builds(
        Conclusion,
        document=st.sampled_from(["", "示复〔2026〕1号"]),
        served_on=DAYS,
        same_facts=st.booleans(),
        approved_by=st.sampled_from(["", "钱示范"]),
    ),
    materials=st.sampled_from([(), (Material(name="微信记录", pages=3),)]),
    events=st.dictionaries(st.sampled_from(Event), DAYS.filter(bool), max_size=2),
    answers=st.sampled_from([{}, {"jubao": "none"}, {"jubao": "jubao_jw"}, {"jubao": "unknown"}]),
)
VISITS = st.builds(
    VisitDraft,
    people=st.lists(PEOPLE, max_size=7).map(tuple),
    matters=st.lists(MATTERS, min_size=1, max_size=3).map(tuple),
    received_at=st.sampled_from(
        [None, datetime(2026, 10, 2, 9, 0, tzinfo=CHINA), datetime(2027, 1, 2, 9, 0, tzinfo=CHINA)]
    ),
    people_involved=st.sampled_from([1, 5, 6, 30]),
    anonymous=st.booleans(),
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draft=VISITS, repeats=st.sampled_from([None, "first", "unknown"]))
def test_whatever_is_written_is_foreseen(
    kept: tuple[Desk, Number], draft: VisitDraft, repeats: str | None
) -> None:
    desk, first = kept
    named = {"first": first, "unknown": UNKNOWN, None: None}[repeats]
    draft = replace(
        draft,
        anonymous=draft.anonymous or not draft.people,
        matters=tuple(replace(each, earlier=named) for each in draft.matters),
    )
    assert_foreseen(desk, draft)
