"""No door takes a passphrase that is among what is guessed first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.conftest import OFFICE, PASSPHRASE, Clock
from xinfang_desk.county.office import init_office, open_office
from xinfang_desk.county.safe.clerks import recover as county_recover
from xinfang_desk.desk.accounts import recover
from xinfang_desk.desk.start import init_desk, open_desk
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import Duty

SECOND = "第二个口令-22"
WORST = "password1"


def test_no_door_takes_one_of_the_worst(home: Path, clock: Clock, tmp_path: Path) -> None:
    desk = open_desk(home, PASSPHRASE, now=clock)
    try:
        code = desk.accounts.recovery_code()
        desk.accounts.add("王保密", [Duty.OFFICER], SECOND)
        doors: dict[str, Callable[[], object]] = {
            "init": lambda: init_desk(tmp_path / "new", WORST, office=OFFICE, now=clock),
            "county": lambda: init_office(tmp_path / "county", WORST, "示例县"),
            "add": lambda: desk.accounts.add("李示例", [Duty.OFFICER], WORST),
            "change": lambda: desk.accounts.change_passphrase(PASSPHRASE, WORST),
            "reset": lambda: desk.accounts.reset_passphrase("王保密", WORST, consent=PASSPHRASE),
            "hand_over": lambda: desk.sealing.hand_over("王保密", PASSPHRASE, SECOND, WORST),
            "recover": lambda: recover(home, code, "1", WORST, clock()),
        }
        for door, knock in doors.items():
            with pytest.raises(DeskError) as refused:
                knock()
            assert (door, refused.value.code) == (door, "passphrase.short")
    finally:
        desk.close()


def test_nor_does_a_door_of_the_county(tmp_path: Path, clock: Clock) -> None:
    home = tmp_path / "county"
    init_office(home, PASSPHRASE, "示例县", now=clock)
    office = open_office(home, PASSPHRASE, now=clock)
    clerks = office.keeping.clerks
    try:
        code = clerks.recovery_code()
        doors: dict[str, Callable[[], object]] = {
            "add": lambda: clerks.add("李示例", {Duty.OFFICER}, WORST),
            "change": lambda: clerks.change_passphrase(PASSPHRASE, WORST),
            "reset": lambda: clerks.reset_passphrase("1", WORST),
            "recover": lambda: county_recover(home, code, "1", WORST, clock()),
        }
        for door, knock in doors.items():
            with pytest.raises(DeskError) as refused:
                knock()
            assert (door, refused.value.code) == (door, "passphrase.short")
    finally:
        office.close()
