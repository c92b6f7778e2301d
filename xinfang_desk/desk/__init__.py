"""The reception desk (接待台): every verb an officer has; the only door from a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from xinfang_desk.desk.accounts import Accounts
    from xinfang_desk.desk.books.ledger_table import Ledger
    from xinfang_desk.desk.books.pads import Pads
    from xinfang_desk.desk.books.repair import Repair
    from xinfang_desk.desk.books.scans import Scans
    from xinfang_desk.desk.copies import Copies
    from xinfang_desk.desk.duties.acts import Acts
    from xinfang_desk.desk.duties.digests import Digests
    from xinfang_desk.desk.duties.handing_down import HandingDown
    from xinfang_desk.desk.duties.incidents import Incidents
    from xinfang_desk.desk.duties.meetings import Meetings
    from xinfang_desk.desk.duties.plans import Plans
    from xinfang_desk.desk.duties.promises import Promises
    from xinfang_desk.desk.duties.reports import Reports
    from xinfang_desk.desk.duties.trainings import Trainings
    from xinfang_desk.desk.edges.equipment import Equipment
    from xinfang_desk.desk.edges.paper_reading import Reading
    from xinfang_desk.desk.edges.printing import Printing
    from xinfang_desk.desk.hall import Hall
    from xinfang_desk.desk.mail.discipline import Discipline
    from xinfang_desk.desk.mail.dropbox import Dropbox
    from xinfang_desk.desk.mail.inbox import Inbox
    from xinfang_desk.desk.mail.keys import Keys
    from xinfang_desk.desk.mail.outbox import Outbox
    from xinfang_desk.desk.mail.sticks import Sticks
    from xinfang_desk.desk.mail.tables import Tables
    from xinfang_desk.desk.papers import Papers
    from xinfang_desk.desk.people import People
    from xinfang_desk.desk.reception import Reception
    from xinfang_desk.desk.sealing import Sealing
    from xinfang_desk.desk.tickets import Tickets
    from xinfang_desk.desk.trail import Trail
    from xinfang_desk.desk.upkeep import Upkeep
    from xinfang_desk.domain.record import Office
    from xinfang_desk.domain.road.offices import Offices
    from xinfang_desk.domain.road.roadmap import RoadMap
    from xinfang_desk.domain.time.calendar import Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The counters of the desk, and nothing else: a new verb goes to a counter."""

    office: Office
    road_map: RoadMap
    offices: Offices
    calendar: Calendar
    reception: Reception
    repair: Repair
    scans: Scans
    ledger: Ledger
    pads: Pads
    papers: Papers
    outbox: Outbox
    inbox: Inbox
    sticks: Sticks
    dropbox: Dropbox
    discipline: Discipline
    tables: Tables
    keys: Keys
    upkeep: Upkeep
    copies: Copies
    trail: Trail
    people: People
    accounts: Accounts
    sealing: Sealing
    hall: Hall
    tickets: Tickets
    meetings: Meetings
    acts: Acts
    promises: Promises
    incidents: Incidents
    equipment: Equipment
    reports: Reports
    trainings: Trainings
    plans: Plans
    digests: Digests
    handingdown: HandingDown
    printing: Printing
    reading: Reading
    close: Callable[[], None]
