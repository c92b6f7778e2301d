"""Who may do what: the table, cell by cell, at the real counters."""

from __future__ import annotations

import inspect
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.conftest import CONFIDENTIAL, PASSPHRASE, Clock
from xinfang_desk.desk import Desk
from xinfang_desk.desk.accounts import Accounts
from xinfang_desk.desk.exchange import Exchange
from xinfang_desk.desk.hall import Hall
from xinfang_desk.desk.keeping import Keeping
from xinfang_desk.desk.papers import Papers
from xinfang_desk.desk.reception import Reception
from xinfang_desk.desk.roles import gated
from xinfang_desk.desk.sealing import Sealing
from xinfang_desk.desk.start import open_desk
from xinfang_desk.desk.tickets import Tickets
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import FIRST_DUTIES, MAY, Duty, require

COUNTERS = {
    "reception": Reception,
    "papers": Papers,
    "exchange": Exchange,
    "keeping": Keeping,
    "accounts": Accounts,
    "sealing": Sealing,
    "hall": Hall,
    "tickets": Tickets,
}
VERBS = sorted(
    f"{name}.{verb}"
    for name, counter in COUNTERS.items()
    for verb, _ in inspect.getmembers(counter, inspect.isfunction)
    if not verb.startswith("_")
)
O, H, C, A, R = Duty.OFFICER, Duty.HEAD, Duty.CONFIDENTIAL, Duty.ADMINISTRATOR, Duty.AUDITOR  # noqa: E741


def test_every_verb_of_every_counter_has_a_row_and_no_row_is_idle() -> None:
    assert sorted(MAY) == VERBS


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("duty", Duty)
def test_each_cell(verb: str, duty: Duty) -> None:
    name, _, called = verb.partition(".")

    class Counter:
        pass

    setattr(Counter, called, lambda self: "done")
    counter = gated(Counter(), name, frozenset({duty}))
    if duty in MAY[verb]:
        assert getattr(counter, called)() == "done"
    else:
        with pytest.raises(DeskError) as refused:
            getattr(counter, called)()
        assert (refused.value.code, refused.value.facts) == ("role.lacking", {"verb": verb})


@pytest.mark.parametrize(
    ("verb", "duties"),
    [
        ("reception.register", {O, H, C}),
        ("reception.show", {O, H, C, R}),
        ("exchange.enrol", {H, A}),
        ("exchange.renew_county_copy", {H, A}),
        ("keeping.trail", {H, A, R}),
        ("accounts.add", {H, A}),
        ("accounts.change_passphrase", {O, H, C, A, R}),
        ("sealing.unseal", {C}),
        ("sealing.hand_over", {C}),
        ("hall.answer", {O, H, C}),
        ("accounts.recovery_sheet", {H, A}),
    ],
)
def test_the_rows_that_matter_most(verb: str, duties: set[Duty]) -> None:
    assert MAY[verb] == duties


def test_the_auditor_changes_nothing() -> None:
    changing = {"register", "correct", "take_step", "approve", "hand_over", "void", "make_batch", "unseal"}
    changing |= {"not_the_same", "answer", "add_session", "take", "describe", "call", "drop"}
    assert not [verb for verb in MAY if R in MAY[verb] and verb.partition(".")[2] in changing]


def test_an_unknown_verb_is_nobodys() -> None:
    with pytest.raises(DeskError, match=r"role\.lacking"):
        require("reception.forget", frozenset(Duty))


def test_the_first_account_does_everything_but_sign_as_head(desk: Desk) -> None:
    assert desk.accounts.mine().duties == FIRST_DUTIES
    assert all(MAY[verb] & FIRST_DUTIES for verb in MAY)


def test_an_auditor_reads_and_is_refused_the_rest(desk: Desk, home: Path, clock: Clock) -> None:
    desk.accounts.add("审计员", [Duty.AUDITOR], "审计口令-1234")
    desk.close()
    opened = open_desk(home, "审计口令-1234", now=clock)
    try:
        assert opened.office.officer == "审计员"
        assert opened.reception.today() == ()
        assert [line.verb for line in opened.keeping.trail().lines] == ["init", "account_added"]
        with pytest.raises(DeskError, match=r"role\.lacking"):
            opened.reception.drafts()
        with pytest.raises(DeskError, match=r"role\.lacking"):
            opened.sealing.unseal("1", CONFIDENTIAL, "好奇")
    finally:
        opened.close()
    again = open_desk(home, PASSPHRASE, now=clock)
    assert replace(again.office, officer="") == replace(desk.office, officer="")
    again.close()
