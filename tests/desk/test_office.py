"""What the office says of itself: shown, changed from now on, in the trail, on what is drawn afterwards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from tests.documents.reading import text_of
from xinfang_desk.cli.desk import main
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.codes import legal_name
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.office import CHANGEABLE
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.roles import Duty
from xinfang_desk.settings import read_office

FULL = "示例县示例镇人民政府"
ROAD = MatterDraft(statement="村道塌了", route=Route.S6, outcome=Outcome.ACCEPT)


def _notice(desk: Desk) -> str:
    draft = VisitDraft(people=(Person(name="周试例"),), matters=(ROAD,))
    number = desk.reception.register(draft).matters[0].number
    return text_of(desk.papers.draw(number, (Paper.ACCEPTANCE,))[0].pdf)


def test_a_notice_is_signed_with_the_legal_name_or_with_a_line(desk: Desk) -> None:
    assert "（盖章处）2026年9月14日" in _notice(desk)
    desk.upkeep.change_office({"full_name": f" {FULL} ", "phone": "００００－１１１"})
    assert FULL in _notice(desk)
    assert desk.upkeep.office().phone == "0000-111"


def test_what_is_changed_holds_at_once_afterwards_and_at_the_door(
    desk: Desk, home: Path, clock: Clock
) -> None:
    changes = dict.fromkeys(CHANGEABLE, "新的") | {"phone": "1", "supervision_phone": "2", "officer": "新员"}
    desk.upkeep.change_office(changes)
    said = _notice(desk)
    assert ("新的" in said, "新员" in desk.reception.today()[0].number) == (True, False)
    desk.close()
    again = open_desk(home, PASSPHRASE, now=clock)
    office = again.upkeep.office()
    again.close()
    assert {key: getattr(office, key) for key in CHANGEABLE} == changes
    assert read_office(home) == office


def test_the_trail_says_which_fields_and_no_value(desk: Desk) -> None:
    desk.upkeep.change_office({"officer": "新来的人", "hours": "工作日", "name": "示例镇"})
    line = next(each for each in desk.trail.export().lines if each.verb == "office_changed")
    assert (line.subject, line.detail) == ("office", "hours officer")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "office.unnamed"),
        ({"officer": ""}, "office.no_officer"),
        ({"supervision_phone": "没有"}, "office.bad_phone"),
        ({"hours": "早" * 101}, "office.too_long"),
        ({"full_name": "府" * 101}, "office.too_long"),
    ],
)
def test_what_cannot_stand_on_paper_is_refused_and_nothing_is_changed(
    desk: Desk, changes: dict[str, str], code: str
) -> None:
    before = desk.upkeep.office()
    with pytest.raises(DeskError) as refused:
        desk.upkeep.change_office({"address": "别处", **changes})
    assert refused.value.code == code
    assert desk.upkeep.office() == before


def test_another_account_stands_under_its_own_name(desk: Desk, home: Path, clock: Clock) -> None:
    desk.accounts.add("孙示例", (Duty.OFFICER, Duty.ADMINISTRATOR), "另一口令-5678")
    desk.upkeep.change_office({"officer": "新员"})
    assert desk.upkeep.office().officer == "新员"
    desk.close()
    other = open_desk(home, "另一口令-5678", officer="孙示例", now=clock)
    try:
        assert other.upkeep.office().officer == "孙示例"
        with pytest.raises(DeskError, match=r"office\.own_account"):
            other.upkeep.change_office({"officer": "新员"})
    finally:
        other.close()


def test_the_command_shows_and_changes(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XINFANG_HOME", str(home))
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    assert main(["office", "--set", f"full_name={FULL}", "--set", "hours=8:30–17:30", "--json"]) == 0
    changed = json.loads(capsys.readouterr().out)
    assert main(["office", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == changed
    assert set(changed["office"]) == {"code", "desk", *CHANGEABLE}
    assert changed["office"]["full_name"] == FULL
    with pytest.raises(SystemExit) as usage:
        main(["office", "--set", "colour=red"])
    assert usage.value.code == 2


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("示例镇", "示例县示例镇人民政府"),
        ("示例乡", "示例县示例乡人民政府"),
        ("示例街道", "示例县人民政府示例街道办事处"),
        ("示例农场", ""),
    ],
)
def test_the_legal_name_is_filled_from_the_township(place: str, name: str) -> None:
    assert legal_name(place, "示例县") == name
