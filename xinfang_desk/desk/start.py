"""Opening and setting up a desk (开台): every room is built here and handed what it needs."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from xinfang_desk.batch.cards import fingerprint
from xinfang_desk.batch.workroom import sweep
from xinfang_desk.desk import Desk
from xinfang_desk.desk.accounts import (
    Accounts,
    bring_up_to_date,
    first_vault,
    let_in,
    sit_down,
)
from xinfang_desk.desk.books.ledger_table import Ledger
from xinfang_desk.desk.books.pads import Pads
from xinfang_desk.desk.books.repair import Repair
from xinfang_desk.desk.books.scans import Scans
from xinfang_desk.desk.copies import Copies
from xinfang_desk.desk.drafts import Drafts
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
from xinfang_desk.desk.safe.identity import (
    identity_card,
    new_identity,
    read_identity,
    write_identity,
)
from xinfang_desk.desk.sealing import Sealing
from xinfang_desk.desk.seat import OUTGOING, Seat, take_seat
from xinfang_desk.desk.tables_in_use import TABLES
from xinfang_desk.desk.tickets import Tickets
from xinfang_desk.desk.trail import Trail
from xinfang_desk.desk.upkeep import Upkeep
from xinfang_desk.devices.printing.seam import PrintSystem
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import make_number
from xinfang_desk.domain.office import faults, tidied
from xinfang_desk.domain.passphrase import require_strong
from xinfang_desk.domain.people.text import taken_down
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.files import sweep_parts
from xinfang_desk.packed import PACKING, TRYING
from xinfang_desk.pictures.page_reader import PageReader
from xinfang_desk.places import ATTACHMENTS, REGISTER, new_home
from xinfang_desk.settings import set_aside_damaged, write_office
from xinfang_desk.store import checks, matters, scans
from xinfang_desk.store.duties import incidents
from xinfang_desk.store.file.migrations import copies_before_migration
from xinfang_desk.store.file.register import Register, open_register
from xinfang_desk.store.file.trail import By, append
from xinfang_desk.store.finding import search
from xinfang_desk.system import leave_no_core
from xinfang_desk.updates.signed import remember
from xinfang_desk.vault import write_vault


def china_now() -> datetime:
    """This moment, in China's time."""
    return datetime.now(CHINA)


def init_desk(
    home: Path,
    passphrase: str,
    *,
    office: Office,
    now: Callable[[], datetime] = china_now,
) -> str:
    """Make keys and the encrypted register in an empty ``home``; returns the card's fingerprint.

    A home that is not empty is refused; a failure on the way leaves the home as it was found.
    """
    require_strong(passphrase)
    office = tidied(taken_down(office))
    make_number(office.code, office.desk, now().year, 1)
    for _field, refused in faults(office):
        raise refused
    with new_home(home):
        return _fill(home, passphrase, office, now())


def open_desk(
    home: Path,
    passphrase: str,
    *,
    officer: str = "",
    now: Callable[[], datetime] = china_now,
    state: Path | None = None,
    printing: PrintSystem | None = None,
) -> Desk:
    """The desk that lives in ``home``, for ``officer`` or for the oldest account that the passphrase fits.

    ``state``: where what outlives the home is kept, if not in the user's own folder; ``printing``: what
    prints here, if not CUPS.
    """
    leave_no_core()
    set_aside_damaged(home)
    sitting = sit_down(home, passphrase, officer, now())
    store = open_register(home / REGISTER, sitting.key, existing=True)
    try:
        sitting = bring_up_to_date(home, sitting, passphrase, _founder(store))
        let_in(store, home, sitting, passphrase, now())
        _seal_what_lies_open(store, home)
        search.catch_up(store)
        remember(home)
        # What a power cut left of a batch, or of a copy; nobody else is in this home.
        sweep(home / OUTGOING)
        for each in (PACKING, TRYING):
            sweep(home, each)
        for folder in (home, home / TABLES, home / ATTACHMENTS):
            sweep_parts(folder)
        scans.sweep(store)
        incidents.forget_old(store, now())
        return _counters(take_seat(store, home, sitting.account, sitting.key, now, state, printing))
    except BaseException:
        store.close()
        raise


def _founder(store: Register) -> str:
    """Who set this desk up."""
    known = read_identity(store)
    if known is None:
        raise DeskError("home.none")
    return known[1].officer


def _counters(seat: Seat) -> Desk:
    drafts, copies, reader = Drafts(seat), Copies(seat), PageReader()

    def close() -> None:
        reader.close()
        seat.store.close()

    return Desk(
        office=seat.office,
        road_map=seat.road_map,
        offices=seat.offices,
        calendar=seat.calendar,
        reception=Reception(seat, drafts),
        repair=Repair(seat),
        scans=Scans(seat, drafts),
        ledger=Ledger(seat),
        pads=Pads(seat, drafts),
        papers=Papers(seat),
        outbox=Outbox(seat),
        inbox=Inbox(seat),
        sticks=Sticks(seat),
        dropbox=Dropbox(seat),
        discipline=Discipline(seat),
        tables=Tables(seat),
        keys=Keys(seat),
        upkeep=Upkeep(seat, copies),
        copies=copies,
        trail=Trail(seat),
        people=People(seat),
        accounts=Accounts(seat),
        sealing=Sealing(seat, drafts),
        hall=Hall(seat),
        tickets=Tickets(seat),
        meetings=Meetings(seat),
        acts=Acts(seat),
        promises=Promises(seat),
        incidents=Incidents(seat),
        equipment=Equipment(seat),
        reports=Reports(seat),
        trainings=Trainings(seat),
        plans=Plans(seat),
        digests=Digests(seat),
        handingdown=HandingDown(seat),
        printing=Printing(seat),
        reading=Reading(seat, reader),
        close=close,
    )


def _seal_what_lies_open(store: Register, home: Path) -> None:
    """Of a register that is older than sealing."""
    if checks.unsealed(store):
        with store.write():
            matters.seal_open_accusations(store)
        # The copy that was made before the change holds them open.
        for left in copies_before_migration(home / REGISTER):
            left.unlink()


def _fill(home: Path, passphrase: str, office: Office, now: datetime) -> str:
    leave_no_core()
    key = secrets.token_bytes(32)
    write_vault(home, first_vault(office.officer, key, passphrase))
    write_office(home, office)
    identity = new_identity(now.date())
    store = open_register(home / REGISTER, key)
    try:
        with store.write():
            write_identity(store, identity, office)
            append(store, By(at=now, officer=office.officer), "init", "register")
    finally:
        store.close()
    return fingerprint(identity_card(identity, office, identity))
