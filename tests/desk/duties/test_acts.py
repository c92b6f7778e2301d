"""What was done for petitioners, at a real desk: noted on the matter, moving nothing, sealed with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.desk.conftest import Clock
from tests.desk.duties.test_meetings import matter, refused
from xinfang_desk.desk import Desk
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.matter import Act, ActKind, Heard

DAY = date(2026, 9, 14)
ACT = Act(kind=ActKind.SOLVED, on=DAY, what="把路上的坑填了", org="示例村")


def test_an_act_is_noted_and_nothing_moves(desk: Desk) -> None:
    number = matter(desk)
    before = desk.reception.show(number).matter
    assert desk.acts.add(number, ACT) == (ACT,)
    after = desk.reception.show(number).matter
    assert replace(after, acts=(), rev=before.rev) == before
    assert desk.acts.listed(number) == (ACT,)
    assert desk.acts.paper(number).sha256 == desk.acts.paper(number).sha256
    assert desk.acts.counts(DAY, DAY) == {("2026-09", ActKind.SOLVED): 1}
    assert desk.upkeep.check() == ()


def test_what_cannot_have_been_so_is_refused(desk: Desk, clock: Clock) -> None:
    number = matter(desk)
    add = desk.acts.add
    assert refused(add, number, replace(ACT, what=" ")) == "act.empty"
    assert refused(add, number, replace(ACT, what="长" * 501)) == "act.too_long"
    assert refused(add, number, replace(ACT, on=date(2026, 9, 13))) == "act.bad_day"
    assert refused(add, number, replace(ACT, on=date(2026, 9, 15))) == "act.bad_day"
    assert refused(add, number, replace(ACT, kind=ActKind.EXPLAINED)) == "act.no_article"
    assert refused(add, number, replace(ACT, kind=ActKind.HELPED, org="")) == "act.no_body"
    explained = replace(ACT, kind=ActKind.EXPLAINED, basis="《土地管理法》第62条", heard=Heard.DISAGREED)
    assert add(number, explained) == (explained,)


def test_acts_of_what_is_sealed_are_sealed_with_it(desk: Desk) -> None:
    number = matter(desk, "修路的事")
    desk.acts.add(number, ACT)
    was = desk.reception.show(number).matter.draft
    jubao = replace(was, purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE, route=None)
    desk.repair.correct(number, Correction(reason="是检举", matter=jubao))
    assert desk.reception.show(number).matter.acts == ()
    assert refused(desk.acts.listed, number) == "matter.sealed"
    assert refused(desk.acts.add, number, ACT) == "matter.sealed"
    assert desk.acts.counts(DAY, DAY) == {}
    bodies = desk.acts._store.rows("SELECT body FROM matters UNION SELECT body FROM matter_versions")
    assert all("路上的坑" not in body for (body,) in bodies)
