"""Opening and setting up a desk (开台): every room is built here and handed what it needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from xinfang_desk.batch.cards import fingerprint
from xinfang_desk.desk import Desk
from xinfang_desk.desk.exchange import Exchange
from xinfang_desk.desk.identity import identity_card, new_identity, read_identity, write_identity
from xinfang_desk.desk.keeping import Keeping
from xinfang_desk.desk.papers import Papers
from xinfang_desk.desk.reception import Reception
from xinfang_desk.desk.shipped import calendar_shipped, road_map_shipped, rules_shipped
from xinfang_desk.domain.calendar import CHINA
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import make_number
from xinfang_desk.domain.record import Office
from xinfang_desk.places import REGISTER, make_private
from xinfang_desk.settings import read_settings, write_office
from xinfang_desk.store.register import Register, open_register
from xinfang_desk.store.trail import By, append
from xinfang_desk.vault import create_vault, open_vault


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
    make_number(office.code, office.desk, now().year, 1)
    if not office.name.strip() or not office.officer.strip():
        raise DeskError("office.unnamed")
    try:
        if home.exists() and any(home.iterdir()):
            raise DeskError("home.not_empty")
        make_private(home)
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


def open_desk(home: Path, passphrase: str, *, now: Callable[[], datetime] = china_now) -> Desk:
    """The desk that lives in ``home``."""
    store = open_register(home / REGISTER, open_vault(home, passphrase), existing=True)
    try:
        return _counters(store, home, now)
    except BaseException:
        store.close()
        raise


def _counters(store: Register, home: Path, now: Callable[[], datetime]) -> Desk:
    found = read_identity(store)
    if found is None:
        raise DeskError("home.none")
    identity, office = found
    road_map = road_map_shipped()
    calendar = calendar_shipped()
    return Desk(
        office=office,
        road_map=road_map,
        reception=Reception(store, office, calendar, rules_shipped(), now),
        papers=Papers(store, office, road_map, now, rehearsal=read_settings(home).rehearsal),
        exchange=Exchange(store, home, office, identity, now),
        keeping=Keeping(store, home, office, calendar, now),
        close=store.close,
    )


def _fill(home: Path, passphrase: str, office: Office, now: datetime) -> str:
    key = create_vault(home, passphrase)
    identity = new_identity(now.date())
    write_office(home, office)
    store = open_register(home / REGISTER, key)
    try:
        with store.write():
            write_identity(store, identity, office)
            append(store, By(at=now, officer=office.officer), "init", "register")
    finally:
        store.close()
    return fingerprint(identity_card(identity, office))
