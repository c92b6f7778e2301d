"""Drafts of every outcome, route, paper received and place of the map (各种来访): what must hold of all."""

import itertools
from datetime import date

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import Event, MatterDraft

_RECEIVED = (date(2026, 9, 18), date(2023, 1, 5))
"""A day from which every limit still runs, and one from which hardly any does."""


def _complaint(outcome, route, **more):
    return MatterDraft(statement="要个说法", purpose=Purpose.SHENSU, route=route, outcome=outcome, **more)


def drafts(places):
    for outcome, route in itertools.product((*Outcome, None), (*Route, None)):
        purpose = Purpose.QITA if route is None else Purpose.SHENSU
        yield MatterDraft(statement="他打我", purpose=purpose, route=route, outcome=outcome, to="县民政局")
    for event, day in itertools.product(Event, _RECEIVED):
        yield _complaint(Outcome.GUIDE, Route.S4, events={event: day})
        yield _complaint(Outcome.ACCEPT, Route.S6, events={event: day})
    for place in places:
        yield _complaint(Outcome.GUIDE, Route.S4, road_end=place)
    for purpose, outcome in itertools.product(Purpose, (Outcome.ACCEPT, Outcome.FORWARD, Outcome.ONSPOT)):
        yield MatterDraft(statement="谢谢", purpose=purpose, outcome=outcome)
