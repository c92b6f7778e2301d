"""A desk to be ill-treated, and what must hold of its register afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest import mock

from xinfang_desk import vault
from xinfang_desk.desk import Desk
from xinfang_desk.desk.drafts import Drafts
from xinfang_desk.desk.reception import Reception
from xinfang_desk.desk.safe import readers
from xinfang_desk.desk.seat import take_seat
from xinfang_desk.desk.start import china_now, init_desk, open_desk
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import IdType, Person
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.roles import FIRST_DUTIES, Account
from xinfang_desk.places import REGISTER
from xinfang_desk.store.file.register import Register, open_register

PASSPHRASE = "虚构口令-1234"
OFFICE = Office(code="411526102", name="示例镇", desk=1, officer="示例员")
PERSON = Person(name="周试例", id_type=IdType.RESIDENT_ID, id_number="000000197904121019", address="示例村")
ORDINARY = MatterDraft(statement="水渠堵了没人管", route=Route.S6, outcome=Outcome.FORWARD, village="示例村")
ACCUSATION = MatterDraft(statement="举报某人", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)


def set_up(home: Path) -> bytes:
    """A desk in ``home`` that opens in a moment; its register's key."""
    quick = {"name": "argon2id", "memory_kib": 64, "passes": 1, "lanes": 1}
    with mock.patch.object(vault, "measured_kdf", return_value=quick):
        init_desk(home, PASSPHRASE, office=OFFICE)
    return vault.open_vault(home, PASSPHRASE)


def draft(place: int) -> VisitDraft:
    """Visit number ``place``: one or two matters, every fifth time an accusation beside them."""
    matters = [replace(ORDINARY, statement=f"{ORDINARY.statement}第{place}次" + "长" * (place * 37 % 900))]
    if place % 3 == 0:
        matters.append(ORDINARY)
    if place % 5 == 0:
        matters.append(ACCUSATION)
    return VisitDraft(people=(PERSON,), matters=tuple(matters), key=f"form-{place}")


@contextmanager
def desk(home: Path) -> Iterator[Desk]:
    """The desk, open."""
    opened = open_desk(home, PASSPHRASE)
    try:
        yield opened
    finally:
        opened.close()


def reception(store: Register) -> Reception:
    """The counter alone, on a register that is open."""
    who = Account(id="1", name=OFFICE.officer, duties=FIRST_DUTIES)
    seat = take_seat(store, store.path.parent, who, b"", china_now)
    return Reception(seat, Drafts(seat))


@contextmanager
def register(home: Path, key: bytes) -> Iterator[Register]:
    """The register alone."""
    with open_register(home / REGISTER, key, existing=True) as opened:
        readers.hold(opened, vault.read_vault(home).readers[-1])
        yield opened


def torn(store: Register) -> int:
    """How many things are there by half: each counts what must never be found."""
    return sum(
        int(store.rows(f"SELECT count(*) FROM ({asked})")[0][0])  # noqa: S608
        for asked in (
            "SELECT id FROM visits EXCEPT SELECT visit FROM matters",
            "SELECT id FROM matters EXCEPT SELECT matter FROM papers",
            "SELECT number FROM matters EXCEPT SELECT subject FROM trail WHERE verb = 'registered'",
            "SELECT subject FROM trail WHERE verb = 'registered' EXCEPT SELECT number FROM matters",
            "SELECT id FROM matters WHERE confidential = 0 EXCEPT SELECT rowid FROM search",
            "SELECT id FROM matters WHERE confidential = 1 AND sealed IS NULL",
        )
    )
