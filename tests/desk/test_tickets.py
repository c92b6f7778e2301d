"""Waiting numbers at a real desk: in their turn, over a restart, and nothing in them of anybody."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from tests.desk.test_reception import _draft
from tests.documents.reading import text_of
from xinfang_desk.cli.desk import main
from xinfang_desk.desk import Desk
from xinfang_desk.desk.safe.backup import restore_home
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.ticket import Care, Ticket, TicketState, at_window, in_turn

WAITING, CALLED, ABSENT, SERVED = TicketState


def _standing(desk: Desk) -> list[tuple[int, TicketState]]:
    return [(each.number, each.state) for each in desk.tickets.today()]


def test_numbers_are_called_in_their_turn_and_one_is_at_the_window(desk: Desk) -> None:
    assert [desk.tickets.take().number for _ in range(3)] == [1, 2, 3]
    assert desk.tickets.call().number == 1
    assert desk.tickets.call().number == 2
    assert _standing(desk) == [(1, SERVED), (2, CALLED), (3, WAITING)]
    window = at_window(desk.tickets.today())
    assert window is not None
    assert window.number == 2


def test_who_was_absent_and_is_back_is_next(desk: Desk) -> None:
    for _ in range(3):
        desk.tickets.take()
    desk.tickets.call(1)
    desk.tickets.absent(1)
    assert [each.number for each in in_turn(desk.tickets.today())] == [2, 3]
    desk.tickets.back(1)
    assert desk.tickets.call().number == 1


def test_the_officer_may_call_somebody_first(desk: Desk) -> None:
    desk.tickets.take()
    desk.tickets.take(people=3, care=Care.ELDERLY)
    third = desk.tickets.take(care=Care.WALKS_BADLY)
    assert [each.number for each in in_turn(desk.tickets.today())] == [1, 2, 3]
    desk.tickets.describe(third.number, people=2, care=third.care, ahead=True)
    assert [each.number for each in in_turn(desk.tickets.today())] == [3, 1, 2]
    assert desk.tickets.call().number == 3
    assert desk.tickets.call(2).people == 3
    assert desk.tickets.call().number == 1


def test_a_visit_that_is_registered_is_done_with_its_number(desk: Desk) -> None:
    desk.tickets.take()
    desk.tickets.take()
    desk.tickets.call()
    visit = desk.reception.register(_draft(), ticket=1)
    assert _standing(desk) == [(1, SERVED), (2, WAITING)]
    assert "ticket" not in str(visit)
    # A number that nobody knows any more never stops a registration.
    assert desk.reception.register(_draft(), ticket=99).matters


def test_a_refused_visit_leaves_the_number_at_the_window(desk: Desk) -> None:
    desk.tickets.take()
    desk.tickets.call()
    with pytest.raises(DeskError, match="half_character"):
        desk.reception.register(_draft(statement="半个\ud842字"), ticket=1)
    assert _standing(desk) == [(1, CALLED)]


def test_the_queue_survives_a_restart_and_a_copy(
    desk: Desk, home: Path, clock: Clock, tmp_path: Path
) -> None:
    desk.tickets.take(people=4, care=Care.HEARS_BADLY)
    desk.tickets.take()
    before = (desk.tickets.call(), *desk.tickets.today()[1:])
    copy, _ = desk.copies.backup(tmp_path)
    assert desk.upkeep.check() == ()
    desk.close()
    again = open_desk(home, PASSPHRASE, now=clock)
    assert again.tickets.today() == before
    again.close()
    restore_home(copy, tmp_path / "restored", PASSPHRASE)
    restored = open_desk(tmp_path / "restored", PASSPHRASE, now=clock)
    assert restored.tickets.today() == before
    restored.close()


def test_the_next_day_begins_at_one_and_knows_nothing_of_the_last(desk: Desk, clock: Clock) -> None:
    desk.tickets.take(care=Care.ELDERLY)
    desk.tickets.take()
    clock.later(days=1)
    assert desk.tickets.today() == ()
    assert desk.tickets.take().number == 1
    clock.later(days=-1)
    # Kept for a month: the day before may be the present one, if the clock was wrong.
    assert [each.number for each in desk.tickets.today()] == [1, 2]


def test_no_line_of_the_trail_tells_of_the_queue(desk: Desk) -> None:
    desk.tickets.take()
    desk.tickets.call()
    desk.tickets.absent(1)
    assert [line.verb for line in desk.trail.export().lines] == ["init"]


def test_a_number_holds_nothing_of_a_person() -> None:
    kept = {name: str(kind) for name, kind in Ticket.__annotations__.items()}
    assert kept == {
        "number": "int",
        "state": "TicketState",
        "people": "int",
        "care": "Care | None",
        "ahead": "bool",
        "taken_at": "datetime",
        "called_at": "datetime | None",
    }


def test_what_cannot_be_is_refused(desk: Desk) -> None:
    for asked, code in (
        (desk.tickets.call, "ticket.nobody_waits"),
        (lambda: desk.tickets.call(7), "ticket.unknown"),
        (lambda: desk.tickets.absent(7), "ticket.unknown"),
        (lambda: desk.tickets.slip(7), "ticket.unknown"),
        (lambda: desk.tickets.take(people=0), "ticket.bad_people"),
        (lambda: desk.tickets.take(people=100), "ticket.bad_people"),
    ):
        with pytest.raises(DeskError) as refused:
            asked()
        assert refused.value.code == code
    assert desk.tickets.today() == ()


def test_a_number_taken_by_mistake_is_forgotten(desk: Desk) -> None:
    desk.tickets.take()
    desk.tickets.take()
    desk.tickets.drop(2)
    assert _standing(desk) == [(1, WAITING)]
    assert desk.tickets.take().number == 2


def test_the_slip_is_the_number_and_what_to_do(desk: Desk) -> None:
    desk.tickets.take(people=3, care=Care.ELDERLY)
    said = text_of(desk.tickets.slip(1))
    assert said.startswith("示例镇1号")
    assert "1号窗口" in said
    assert "年纪" not in said
    assert desk.tickets.slip(1) == desk.tickets.slip(1)


def test_the_same_by_commands(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)

    def run(*argv: str) -> dict[str, object]:
        assert main(["--home", str(home), "--json", "queue", *argv]) == 0
        answer: dict[str, object] = json.loads(capsys.readouterr().out)
        return answer

    slip = tmp_path / "slip.pdf"
    taken = run("take", "--people", "2", "--care", "elderly", "--slip", str(slip))
    assert (taken["number"], taken["state"], taken["people"], taken["care"]) == (1, "waiting", 2, "elderly")
    assert datetime.fromisoformat(str(taken["taken_at"])).tzinfo is not None
    assert slip.read_bytes().startswith(b"%PDF")
    assert run("call")["state"] == "called"
    assert run("absent", "1")["state"] == "absent"
    assert run("back", "1")["state"] == "waiting"
    called = run("call", "1")
    assert run("list") == {"tickets": [called]}
    assert main(["--home", str(home), "queue", "list"]) == 0
    assert capsys.readouterr().out == "1 号　在窗口　2 人　年纪大\n"
    assert main(["--home", str(home), "queue", "call", "9"]) == 3
    assert json.loads(capsys.readouterr().err)["code"] == "ticket.unknown"
