"""Opening and setting up a desk (开台): every room is built here and handed what it needs."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from xinfang_desk.batch.cards import fingerprint
from xinfang_desk.desk import Desk
from xinfang_desk.desk.accounts import (
    Accounts,
    Sitting,
    bring_up_to_date,
    first_vault,
    let_in,
    signatory,
    sit_down,
)
from xinfang_desk.desk.drafts import Drafts
from xinfang_desk.desk.exchange import Exchange
from xinfang_desk.desk.hall import Hall
from xinfang_desk.desk.identity import (
    Identity,
    identity_card,
    new_identity,
    read_identity,
    signer,
    write_identity,
)
from xinfang_desk.desk.keeping import Keeping
from xinfang_desk.desk.mail.mailroom import MailRoom
from xinfang_desk.desk.mail.receipt_proof import receipt_mark
from xinfang_desk.desk.mail.sent_tables import table_in_use
from xinfang_desk.desk.papers import Papers
from xinfang_desk.desk.reception import Reception
from xinfang_desk.desk.roles import gated
from xinfang_desk.desk.sealing import Sealing
from xinfang_desk.desk.shipped import rules_shipped
from xinfang_desk.desk.tickets import Tickets
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import make_number
from xinfang_desk.domain.office import faults, tidied
from xinfang_desk.domain.people.text import taken_down
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.road.offices import read_offices, with_table
from xinfang_desk.domain.road.roadmap import read_roadmap
from xinfang_desk.domain.time.calendar import CHINA, read_calendar
from xinfang_desk.places import REGISTER, RESOURCES, make_home
from xinfang_desk.settings import read_settings, set_aside_damaged, write_office
from xinfang_desk.store import checks, matters
from xinfang_desk.store.file.migrations import copies_before_migration
from xinfang_desk.store.file.register import Register, open_register
from xinfang_desk.store.file.trail import By, append
from xinfang_desk.store.finding import search
from xinfang_desk.system import leave_no_core
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
    office = tidied(taken_down(office))
    make_number(office.code, office.desk, now().year, 1)
    for _field, refused in faults(office):
        raise refused
    try:
        if home.exists() and any(home.iterdir()):
            raise DeskError("home.not_empty")
        make_home(home)
    except OSError as fault:
        raise DeskError("home.unwritable") from fault
    try:
        return _fill(home, passphrase, office, now())
    except (DeskError, OSError) as fault:
        for left in home.iterdir():
            left.unlink()
        if isinstance(fault, OSError):
            raise DeskError("home.unwritable") from fault
        raise


def open_desk(
    home: Path, passphrase: str, *, officer: str = "", now: Callable[[], datetime] = china_now
) -> Desk:
    """The desk that lives in ``home``, for ``officer`` or for the oldest account that the passphrase fits."""
    leave_no_core()
    set_aside_damaged(home)
    sitting = sit_down(home, passphrase, officer, now())
    store = open_register(home / REGISTER, sitting.key, existing=True)
    try:
        identity, office = _known(store)
        sitting = bring_up_to_date(home, sitting, passphrase, office.officer)
        let_in(store, home, sitting, passphrase, now())
        _seal_what_lies_open(store, home)
        search.catch_up(store)
        return _counters(store, home, identity, office, sitting, now)
    except BaseException:
        store.close()
        raise


def _known(store: Register) -> tuple[Identity, Office]:
    found = read_identity(store)
    if found is None:
        raise DeskError("home.none")
    return found


def _counters(
    store: Register,
    home: Path,
    identity: Identity,
    office: Office,
    sitting: Sitting,
    now: Callable[[], datetime],
) -> Desk:
    account = sitting.account
    offices = read_offices(table_in_use(home, "offices"))
    office = with_table(replace(office, officer=account.name), offices)
    road_map = read_roadmap(table_in_use(home, "roadmap"))
    calendar = read_calendar(table_in_use(home, "calendar"))

    def signed(named: str) -> str:
        return signatory(home, account, named)

    rules = rules_shipped()
    drafts = Drafts(store, rules)
    reception = Reception(store, office, calendar, road_map, offices, rules, drafts, now, signed)
    room = MailRoom(store=store, home=home, office=office, now=now)
    rehearsal = read_settings(home).rehearsal
    papers = Papers(
        store,
        office,
        road_map,
        offices,
        now,
        rehearsal=rehearsal,
        mark=lambda number: receipt_mark(room, number),
    )
    exchange = Exchange(store, home, office, sitting.key, now)
    keeping = Keeping(store, home, office, calendar, now, signer(identity))
    hall = Hall(
        store,
        office,
        road_map,
        now,
        recordings=lambda: Path(read_settings(home).recordings or RESOURCES / "audio"),
    )
    return Desk(
        office=office,
        road_map=road_map,
        offices=offices,
        reception=gated(reception, "reception", account.duties),
        papers=gated(papers, "papers", account.duties),
        exchange=gated(exchange, "exchange", account.duties),
        keeping=gated(keeping, "keeping", account.duties),
        accounts=gated(Accounts(store, home, office, sitting, now), "accounts", account.duties),
        sealing=gated(Sealing(store, home, sitting, now, drafts), "sealing", account.duties),
        hall=gated(hall, "hall", account.duties),
        tickets=gated(Tickets(store, office, calendar, now, rehearsal=rehearsal), "tickets", account.duties),
        close=store.close,
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
    return fingerprint(identity_card(identity, office))
