"""The hall at a real desk: what is told of answers, sessions, and the same by commands."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from tests.documents.reading import text_of
from tests.store.pages import plain_pages
from xinfang_desk import vault
from xinfang_desk.cli.desk import main
from xinfang_desk.desk import Desk
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.feedback import Answer, Feedback, Month, Reason, Tally
from xinfang_desk.domain.hall.outreach import Handout, Session
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
    before = desk.trail.export().head
    desk.hall.answer(GOOD)
    # Reading the trail is a line of its own: it is the only one that has come.
    lines = desk.trail.export().lines
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
    line = desk.trail.export(verb="outreach").lines[0]
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
    assert desk.trail.export(verb="outreach").lines == ()


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


BOX = Tally(
    month=Month("2026-09"),
    answers={Answer.SATISFIED: 6, Answer.UNSATISFIED: 5},
    reasons={Reason.WAITING: 5},
)


def test_slips_from_the_box_are_counted_with_the_answers_of_the_screen(desk: Desk) -> None:
    desk.hall.answer(GOOD)
    desk.hall.count_slips(BOX)
    [september] = desk.hall.told(date(2026, 10, 1))
    assert [(cell.answers, cell.count) for cell in september.cells] == [
        ((Answer.SATISFIED,), 7),
        ((Answer.FAIRLY, Answer.UNSATISFIED), 5),
    ]
    assert september.reasons == ((Reason.WAITING, 5),)
    line = desk.trail.export(verb="slips").lines[0]
    assert (line.officer, line.detail) == ("示例员", "11")


def test_a_miscount_is_taken_back_whole_or_not_at_all(desk: Desk) -> None:
    desk.hall.count_slips(BOX)
    with pytest.raises(DeskError, match=r"feedback\.not_counted"):
        desk.hall.take_back_slips(replace(BOX, answers={Answer.SATISFIED: 6, Answer.FAIRLY: 1}, reasons={}))
    [told] = desk.hall.told(date(2026, 10, 1))
    assert sum(cell.count for cell in told.cells) == 11
    desk.hall.answer(GOOD)
    desk.hall.take_back_slips(BOX)
    assert desk.hall.told(date(2026, 10, 1))[0].cells == ()
    verbs = [line.verb for line in desk.trail.export().lines]
    assert [each for each in verbs if each.startswith("slips")] == ["slips", "slips_taken_back"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"month": "2026-10"}, "feedback.month_to_come"),
        ({"month": "2026-13"}, "feedback.bad_month"),
        ({"answers": {Answer.SATISFIED: -1}}, "feedback.bad_count"),
        ({"answers": {Answer.SATISFIED: 1000}}, "feedback.bad_count"),
        ({"answers": {}, "reasons": {}}, "feedback.no_slips"),
        ({"reasons": {Reason.OTHER: 6}}, "feedback.more_reasons"),
    ],
)
def test_a_count_that_cannot_have_been_so(desk: Desk, wrong: dict[str, object], code: str) -> None:
    with pytest.raises(DeskError) as refused:
        desk.hall.count_slips(replace(BOX, **wrong))  # type: ignore[arg-type]
    assert refused.value.code == code
    assert desk.hall.told(date(2027, 1, 1)) == ()


def test_a_slip_tells_nothing_of_a_visit_and_is_the_same_for_all(desk: Desk, clock: Clock) -> None:
    from tests.desk.test_reception import _draft

    for draw in (desk.hall.slip, desk.hall.slip_roll):
        before = draw()
        number = desk.reception.register(_draft()).matters[0].number
        clock.later(days=3)
        assert draw() == before
        said = text_of(before)
        assert number not in said.replace(" ", "")
        for words in ("满意", "基本满意", "不满意", "等得太久", "2026年9月", "不写名字"):
            assert words in said
        assert "2026年8月" in text_of(draw(Month("2026-08")))


def test_the_poster_is_saved_with_its_pictures(desk: Desk, tmp_path: Path) -> None:
    first, *pictures = desk.hall.save_poster(tmp_path / "poster")
    assert first.read_bytes() == desk.hall.poster()
    assert [file.name for file in pictures] == [f"poster-{at}.png" for at in range(1, len(pictures) + 1)]
    heads = [file.read_bytes()[16:24] for file in pictures]
    sizes = [(int.from_bytes(each[:4]), int.from_bytes(each[4:])) for each in heads]
    assert {wide for wide, _high in sizes} == {1080}
    assert all(high <= 9000 for _wide, high in sizes)
    (tmp_path / "file").write_text("")
    with pytest.raises(DeskError, match=r"output\.unwritable"):
        desk.hall.save_poster(tmp_path / "file")


def test_the_list_of_a_year_is_printed_with_its_sums(desk: Desk, clock: Clock) -> None:
    empty = text_of(desk.hall.sessions_sheet(2026))
    assert "还没有记过" in empty
    session = desk.hall.add_session(_session(desk, clock))
    said = text_of(desk.hall.sessions_sheet(2026))
    title = desk.road_map.places[session.pages[0]].title
    for words in ("年度普法清单", "2026", "30人", "45分钟", "村部", title, "路线图海报2份", "经办人签名"):
        assert words.replace(" ", "") in said


def test_slips_poster_and_list_by_commands(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)

    def run(*argv: str) -> int:
        return main(["--home", str(home), "--json", *argv])

    for more in ([], ["--roll"], ["--month", "2026-08"]):
        file = tmp_path / f"slip{len(more)}.pdf"
        assert run("feedback", "slip", "--to", str(file), *more) == 0
        assert json.loads(capsys.readouterr().out) == {"file": str(file)}
        assert file.read_bytes().startswith(b"%PDF")
    counted = ["feedback", "count", "--month", "2020-09", "--satisfied", "4", "--unsatisfied", "2"]
    assert run(*counted, "--reason", "waiting=1") == 0
    assert json.loads(capsys.readouterr().out) == {"month": "2020-09", "counted": 6}
    assert run("feedback") == 0
    [span] = json.loads(capsys.readouterr().out)["spans"]
    assert [cell["count"] for cell in span["cells"]] == [6]
    for wrong, code in ((["--reason", "rain=1"], "unknown_reason"), (["--month", "9"], "bad_month")):
        assert run(*counted, *wrong) == 3
        assert json.loads(capsys.readouterr().err)["code"] == f"feedback.{code}"
    assert run("feedback", "slip", "--to", str(tmp_path / "no" / "slip.pdf")) == 3
    assert json.loads(capsys.readouterr().err)["code"] == "output.unwritable"
    assert run("poster", "--to", str(tmp_path / "poster")) == 0
    assert json.loads(capsys.readouterr().out)["files"][0] == str(tmp_path / "poster" / "poster.pdf")
    assert run("outreach", "list", "2026", "--to", str(tmp_path / "list.pdf")) == 0
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
