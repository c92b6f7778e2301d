"""Disks that are full, gone or locked, and other ways in which a register may be out of reach."""

from __future__ import annotations

import os
import resource
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.faults import desks
from xinfang_desk.desk.start import china_now, open_desk
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import REGISTER
from xinfang_desk.store.checks import integrity
from xinfang_desk.store.file.register import Register

_NOBODY = 65534


@dataclass(frozen=True, slots=True, kw_only=True)
class Fullness:
    """A visit that was tried with ever more room: how often refused, and what refusals left behind."""

    refused: int
    codes: frozenset[str]
    half_done: int


def full_at_every_page(home: Path) -> Fullness:
    """The file may not grow; then by one page, by two, until the visit fits."""
    key = desks.set_up(home)
    with desks.register(home, key) as store:
        _fill(store)
        [(pages,)] = store.rows("PRAGMA page_count")

        def room(more: int) -> None:
            store.run(f"PRAGMA max_page_count = {pages + more}")

        return _until_it_fits(store, room)


def full_at_every_write(home: Path) -> Fullness:
    """The log may not grow beyond its size; then by half a page more each time (RLIMIT_FSIZE)."""
    key = desks.set_up(home)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with desks.register(home, key) as store:
        _fill(store)
        store.row("PRAGMA wal_checkpoint(TRUNCATE)")

        def room(more: int) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (more * 2048, hard))

        try:
            return _until_it_fits(store, room)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def out_of_reach(room: Path) -> dict[str, str]:
    """How the desk answers, by what happened to its register."""
    home = room / "home"
    key = desks.set_up(home)
    answers = {}
    with desks.register(home, key):
        answers["two programs on one home"] = _answer(home)
    with desks.register(home, key) as store, store.write():
        store.run(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('xinfang-desk register', 'm9999_later', '2030-01-01')"
        )
    answers["a file from a newer version"] = _answer(home)
    (home / REGISTER).rename(room / "elsewhere")
    answers["the disk is gone"] = _answer(home)
    shutil.rmtree(home)
    desks.set_up(home)
    if os.geteuid() == 0:
        answers["a disk that is read-only"] = _as_nobody(home)
    with desks.desk(home) as desk:
        desk.reception.register(desks.draft(1))
    back = open_desk(home, desks.PASSPHRASE, now=lambda: china_now() - timedelta(days=3650))
    notices = back.reception.register(desks.draft(2)).matters[0].notices
    back.close()
    answers["the clock set back ten years"] = "/".join(
        each.code for each in notices if each.code == "clock_suspect"
    )
    return answers


def _fill(store: Register) -> None:
    """Enough that a visit needs new pages."""
    for place in range(1, 4):
        desks.reception(store).register(desks.draft(place))


def _until_it_fits(store: Register, room: Callable[[int], None]) -> Fullness:
    """Try one visit, its draft kept before, with ever more room."""
    reception, given = desks.reception(store), desks.draft(15)
    reception.save_draft(given)
    codes, half_done, refused = set(), 0, 0
    before = _state(store)
    while True:
        room(refused)
        try:
            reception.register(given)
        except DeskError as fault:
            codes.add(fault.code)
            refused += 1
            half_done += _state(store) != before
        else:
            break
    return Fullness(refused=refused, codes=frozenset(codes), half_done=half_done + len(integrity(store)))


def _state(store: Register) -> tuple[object, ...]:
    asked = ["SELECT count(*) FROM " + table for table in ("visits", "matters", "trail", "drafts")]  # noqa: S608
    return tuple(store.rows(each)[0] for each in (*asked, "SELECT max(last) FROM counters"))


def _answer(home: Path) -> str:
    try:
        open_desk(home, desks.PASSPHRASE).close()
    except DeskError as refused:
        return refused.code
    return "opened"


def _as_nobody(home: Path) -> str:
    """The answer to somebody who may read the home and write nothing in it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            for path in (home, *home.rglob("*")):
                path.chmod(0o555 if path.is_dir() else 0o444)
            os.setuid(_NOBODY)
            os.write(writing, _answer(home).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        answer = said.read()
    os.waitpid(child, 0)
    for path in (home, *home.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return answer
