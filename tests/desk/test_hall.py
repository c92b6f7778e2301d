"""The hall at a real desk: what is told of answers, sessions, and the same by commands."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from tests.store.pages import plain_pages
from xinfang_desk import vault
from xinfang_desk.cli.desk import main
from xinfang_desk.desk import Desk
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.feedback import Answer, Feedback
from xinfang_desk.domain.outreach import Handout, Session
from xinfang_desk.places import REGISTER

GOOD = Feedback(answer=Answer.SATISFIED)


def _session(desk: Desk, clock: Clock) -> Session:
    page = next(iter(desk.road_map.places))
    given = {Handout.POSTER: 2}
    return Session(began_at=clock(), minutes=45, place="村部", people=30, pages=(page,), given=given)


def test_a_running_month_is_not_told(desk: Desk, clock: Clock) -> None:
    for _ in range(6):
        desk.hall.answer(GOOD)
    assert desk.hall.told() == ()
    [september] = desk.hall.told(date(2026, 10, 1))
    assert (september.first, [cell.count for cell in september.cells]) == ("2026-09", [6])
    clock.later(days=30)
    assert desk.hall.told() == (september,)


def test_an_answer_leaves_no_line_in_the_trail(desk: Desk) -> None:
    before = desk.keeping.trail().head
    desk.hall.answer(GOOD)
    # Reading the trail is a line of its own: it is the only one that has come.
    lines = desk.keeping.trail().lines
    assert [line.verb for line in lines[-2:]] == ["init", "trail_read"]
    assert lines[-2].hash == before


def test_the_month_is_chinas(desk: Desk, clock: Clock) -> None:
    clock.time = clock.time.replace(month=9, day=30, hour=23, minute=59)
    desk.hall.answer(GOOD)
    [told] = desk.hall.told(date(2026, 10, 1))
    assert (told.last, told.cells) == ("2026-09", ())


def test_a_session_is_kept_and_trailed(desk: Desk, clock: Clock) -> None:
    session = desk.hall.add_session(_session(desk, clock))
    year = desk.hall.sessions(2026)
    assert [row.session for row in year.rows] == [session]
    assert (year.people, year.minutes, year.given) == (30, 45, {Handout.POSTER: 2})
    assert desk.hall.sessions(2025).rows == ()
    line = desk.keeping.trail(verb="outreach").lines[0]
    assert (line.officer, line.detail) == ("示例员", "30")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"place": " "}, "outreach.no_place"),
        ({"people": 0}, "outreach.bad_people"),
        ({"note": "半个\ud842字"}, "input.half_character"),
    ],
)
def test_a_session_that_cannot_have_been_so(
    desk: Desk, clock: Clock, wrong: dict[str, object], code: str
) -> None:
    with pytest.raises(DeskError) as refused:
        desk.hall.add_session(replace(_session(desk, clock), **wrong))  # type: ignore[arg-type]
    assert refused.value.code == code
    assert desk.hall.sessions(2026).rows == ()
    assert desk.keeping.trail(verb="outreach").lines == ()


def test_the_hall_has_a_speaker(desk: Desk) -> None:
    speaker = desk.hall.speaker()
    assert not speaker.can_read(())
    speaker.close()


def test_sessions_and_feedback_by_commands(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)

    def run(*argv: str) -> int:
        return main(["--home", str(home), "--json", *argv])

    held = ["--place", "村部", "--minutes", "40", "--people", "25", "--given", "poster=3"]
    assert run("outreach", "add", "--at", "2026-09-14T09:30", *held) == 0
    added = json.loads(capsys.readouterr().out)
    assert (added["began_at"], added["given"]) == ("2026-09-14T09:30:00+08:00", {"poster": 3})
    assert run("outreach", "list", "2026") == 0
    assert json.loads(capsys.readouterr().out) == {
        "year": 2026,
        "sessions": [added],
        "people": 25,
        "minutes": 40,
        "given": {"poster": 3},
        "shown": [],
    }
    assert run("outreach", "add", "--at", "2026-09-14T09:30", *held, "--given", "cup=3") == 3
    assert json.loads(capsys.readouterr().err)["code"] == "outreach.unknown_given"
    assert run("feedback") == 0
    assert json.loads(capsys.readouterr().out) == {"spans": []}


def test_sessions_and_feedback_for_people(
    desk: Desk, home: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    clock.time = clock.time.replace(year=2020)
    for _ in range(7):
        desk.hall.answer(GOOD)
    session = desk.hall.add_session(_session(desk, clock))
    title = desk.road_map.places[session.pages[0]].title
    desk.close()
    main(["--home", str(home), "feedback"])
    assert capsys.readouterr().out == "2020-09　满意或基本满意或不满意 7\n"
    main(["--home", str(home), "outreach", "list", "2020"])
    assert capsys.readouterr().out == f"2020年　1场　30人　45分钟\n09-14 09:30　村部　30人　{title}\n"


def test_who_is_not_whom_is_remembered_and_undone(desk: Desk, home: Path) -> None:
    from tests.desk.test_reception import PERSON, _draft

    number = desk.reception.register(_draft()).matters[0].number
    namesake = replace(PERSON, id_number="", address="")
    assert [row.number for row in desk.reception.earlier(namesake)] == [number]
    desk.reception.not_the_same(namesake, number)
    assert desk.reception.earlier(namesake) == ()
    assert [row.number for row in desk.reception.earlier(PERSON)] == [number]
    desk.reception.same_after_all(namesake, number)
    assert [row.number for row in desk.reception.earlier(namesake)] == [number]
    history = [line.verb for line in desk.reception.show(number).history]
    assert history == ["registered", "not_the_same", "same_after_all"]
    with pytest.raises(DeskError, match=r"matter\.unknown"):
        desk.reception.not_the_same(namesake, "4115261021260099999")
    desk.close()
    pages = plain_pages(home / REGISTER, vault.open_vault(home, PASSPHRASE))
    assert f"phone {PERSON.name}".encode() not in pages
