"""The stand-in for a desk that is still being opened: it has the desk's verbs, and no other."""

from concurrent.futures import Future
from dataclasses import fields
from typing import get_args

import pytest

from tests.desk.conftest import OFFICE, PASSPHRASE
from tests.ui.opened import settle
from ui.officer.parts.station import PageName
from ui.pending_desk import COUNTERS, pending_desk
from xinfang_desk.desk import Desk
from xinfang_desk.desk.counter import Counter, entitled
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.roles import Duty


def test_a_verb_that_does_not_exist_is_not_handed_out():
    pending = pending_desk(OFFICE, Future())
    with pytest.raises(AttributeError, match="regster"):
        pending.reception.regster  # noqa: B018  # to ask for it is the test


def test_a_verb_says_whose_it_is_before_the_desk_is_open():
    pending = pending_desk(OFFICE, Future())
    assert entitled(pending.accounts.add, frozenset({Duty.HEAD}))
    assert not entitled(pending.accounts.add, frozenset({Duty.OFFICER}))


def test_a_verb_that_was_taken_early_reaches_the_desk(home):
    opening = Future()
    today = pending_desk(OFFICE, opening).reception.today
    desk = open_desk(home, PASSPHRASE)
    opening.set_result(desk)
    assert today() == ()
    desk.close()


def test_it_has_every_counter_of_the_desk():
    assert set(COUNTERS.values()) == {each.__name__ for each in Counter.__subclasses__()}


def test_whatever_a_desk_shows_can_be_asked_of_one_that_is_being_opened():
    pending = pending_desk(OFFICE, Future())
    # Only who opened a desk closes it.
    shown = {each.name for each in fields(Desk)} - {"close"}
    assert shown <= {*vars(pending), *dir(type(pending))}


def test_every_counter_knows_its_verbs_before_the_desk_is_open():
    pending = pending_desk(OFFICE, Future())
    for counter in COUNTERS:
        with pytest.raises(AttributeError, match="regster"):
            getattr(pending, counter).regster  # noqa: B018  # to ask for it is the test


def test_every_page_opens_over_a_desk_that_was_opened_behind_it(opening, qtbot):
    for page in get_args(PageName):
        opening._window.open_page(page)
        settle(opening, qtbot)
        assert opening._window.around.pages.named(page).isVisible(), page
