"""A month's digest: against the months before, what is new, what is late; advice and what became of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from tests.desk.duties.test_year_report import words_of
from xinfang_desk.cli.desk import main
from xinfang_desk.desk import Desk
from xinfang_desk.documents.yearly.digest_outline import digest_outline
from xinfang_desk.documents.yearly.outline import REST, Kind
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.duties.advice import Adopted, Advice
from xinfang_desk.domain.duties.digest import Digest, Line, Suggestions
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.time.calendar import CHINA

ADVICE = Advice(body="示例镇水利站", text="把水费的算法贴到村部", sent_on=date(2026, 9, 10))


def came(
    desk: Desk,
    clock: Clock,
    day: date,
    who: str,
    *,
    content: str = "水费",
    village: str = "示例村",
    **said: object,
) -> None:
    clock.time = datetime(day.year, day.month, day.day, 10, tzinfo=CHINA)
    matter = MatterDraft(statement="水费算得不明白", content=content, village=village, **said)  # type: ignore[arg-type]
    person = Person(name=f"示例{who}", phone=f"0000000{who}")
    desk.reception.register(VisitDraft(people=(person,), matters=(matter,)))


@pytest.fixture
def month(desk: Desk, clock: Clock) -> Desk:
    """Six people about the water of one village; one who came four times about a road; others before."""
    for place in range(3):
        came(desk, clock, date(2026, 8, 3 + place), f"{1000 + place}", content="土地", village="样板村")
    for place in range(6):
        came(desk, clock, date(2026, 8, 26) + timedelta(days=3 * place), f"{2000 + place}")
    for place in range(4):
        came(desk, clock, date(2026, 9, 2 + place), "3000", content="道路")
    came(desk, clock, date(2026, 9, 12), "4000", content="低保", village="样板村", purpose=Purpose.JIANYI)
    came(desk, clock, date(2026, 9, 12), "5000", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
    clock.time = datetime(2026, 9, 30, 17, tzinfo=CHINA)
    return desk


def test_a_month_against_the_one_before(month: Desk) -> None:
    found = month.digests.of_month("2026-09")
    assert (found.total.count, found.total.before, found.total.year_ago) == (9, 5, None)
    assert [(each.key, each.count, each.before) for each in found.contents] == [
        ("水费", 4, 2), ("道路", 4, 0), ("低保", 1, 0), ("土地", 0, 3),
    ]  # fmt: skip
    assert (found.suggestions.count, found.suggestions.answered) == (1, 0)


def test_a_topic_is_new_where_different_people_come(month: Desk) -> None:
    """One who comes four times is one; the six reach over the end of a month."""
    [topic] = month.digests.of_month("2026-09").topics
    assert (topic.content, topic.village, topic.visits) == ("水费", "示例村", 6)
    [before] = month.digests.of_month("2026-08").topics
    assert (before.content, before.visits) == ("土地", 3)


def test_few_stay_inside(month: Desk, tmp_path: Path) -> None:
    files = month.digests.write_month("2026-08", tmp_path)
    assert json.loads(files[0].read_text("utf-8"))["topics"] == [
        {"content": "土地", "village": "样板村", "visits": 3}
    ]
    words = words_of(files[1])
    assert "没有新出现、5批以上的问题。" in words
    assert not [each for each in words if "样板村的土地" in each]
    told = words_of(month.digests.write_month("2026-09", tmp_path / "september")[1])
    assert "新集中起来的（同村同类，前30天没有；不一定是同一件事）：示例村的水费类，30天内6批。" in told
    assert "2026年9月接收信访事项9件，上月5件，上年同月没有数（登记簿还没有启用）。" in told
    assert told[told.index("研判意见") :][:3] == ["研判意见", "【待填：研判意见】", "建议（第40条）"]


def test_a_table_leaves_nothing_out_of_its_total() -> None:
    """Ten topics, of which eight are named: what is not named is told together, and never alone."""
    lines = tuple(
        Line(key=f"题{place}", count=count, before=6, year_ago=None)
        for place, count in enumerate((30, 28, 26, 24, 22, 20, 18, 9, 7, 2))
    )
    every = Line(key="", count=sum(each.count for each in lines), before=None, year_ago=None)
    found = Digest(
        month="2026-09",
        as_of=date(2026, 9, 30),
        total=every,
        contents=lines,
        villages=(),
        bodies=(),
        topics=(),
        suggestions=Suggestions(count=0, answered=0),
        late=(),
        advice=(),
    )
    [table] = [each for each in digest_outline(found, "示例镇") if each.kind is Kind.TABLE]
    cells = [int(count) for _name, count in table.rows[1:]]
    assert sum(cells) == every.count
    # The month before told of ten alike by eight names; what it merged is not opened by a difference.
    assert [table.rows[1], table.rows[-1]] == [("题0（比上月多24件）", "30"), (REST, "9")]
    few = replace(
        found,
        contents=(
            Line(key="村", count=6, before=12, year_ago=None),
            *(Line(key=f"小{place}", count=0, before=1, year_ago=None) for place in range(2)),
        ),
    )
    [table] = [each for each in digest_outline(few, "示例镇") if each.kind is Kind.TABLE]
    assert table.rows[1] == ("村", "6")


def test_nobody_is_in_it(month: Desk, tmp_path: Path) -> None:
    files = month.digests.write_month("2026-09", tmp_path)
    again = month.digests.write_month("2026-09", tmp_path / "again")
    assert [each.read_bytes() for each in files] == [each.read_bytes() for each in again]
    whole = files[0].read_text("utf-8") + "".join(words_of(files[1]))
    assert "示例2000" not in whole
    assert "00000002000" not in whole


def test_what_is_late_is_told_by_body(month: Desk, clock: Clock) -> None:
    clock.time = datetime(2026, 10, 20, 10, tzinfo=CHINA)
    found = month.digests.of_month("2026-10")
    assert found.late == (("示例镇", 14),)
    assert found.total.count == 0
    # At the end of August the fifteen days of three were over; the others were not owed yet.
    before = month.digests.of_month("2026-08")
    assert (before.as_of, before.late) == (date(2026, 8, 31), (("示例镇", 3),))


def test_advice_and_its_answer(desk: Desk, tmp_path: Path) -> None:
    kept = desk.digests.advise(ADVICE)
    answered = desk.digests.answer_advice(kept.uid, date(2026, 9, 14), Adopted.PARTLY)
    assert desk.digests.advice_of(2026) == (answered,)
    assert desk.digests.advice_of(2025) == ()
    figures = {each.id: each.value for each in desk.reports.year_figures(2026)}
    assert [figures[name] for name in ("F15", "F15.1", "F15.2")] == ["1", "0", "1"]
    told = words_of(desk.digests.write_month("2026-09", tmp_path)[1])
    assert "示例镇水利站：把水费的算法贴到村部（2026年9月10日发出）" in told
    assert {line.verb for line in desk.trail.export().lines} >= {"advised", "advice_answered", "digest"}


@pytest.mark.parametrize(
    ("body", "text", "sent_on", "code"),
    [
        (" ", "话", date(2026, 9, 1), "advice.blank"),
        ("站", " ", date(2026, 9, 1), "advice.blank"),
        ("站", "话" * 501, date(2026, 9, 1), "advice.too_long"),
        ("站", "话", date(2026, 9, 15), "advice.bad_day"),
    ],
)
def test_advice_that_cannot_have_been(desk: Desk, body: str, text: str, sent_on: date, code: str) -> None:
    with pytest.raises(DeskError) as refused:
        desk.digests.advise(Advice(body=body, text=text, sent_on=sent_on))
    assert refused.value.code == code
    assert desk.digests.advice_of(2026) == ()


def test_an_answer_before_the_advice(desk: Desk) -> None:
    kept = desk.digests.advise(ADVICE)
    for uid, day, code in (
        (kept.uid, date(2026, 9, 9), "advice.bad_day"),
        (kept.uid, date(2026, 9, 15), "advice.bad_day"),
        ("x", date(2026, 9, 12), "advice.unknown"),
    ):
        with pytest.raises(DeskError) as refused:
            desk.digests.answer_advice(uid, day, Adopted.YES)
        assert refused.value.code == code


@pytest.mark.parametrize("month", ["2026-13", "2026", "2026-10", "0001-01"])
def test_a_month_that_is_none(desk: Desk, tmp_path: Path, month: str) -> None:
    with pytest.raises(DeskError, match=r"report\.bad_month"):
        desk.digests.write_month(month, tmp_path / "out")


def test_by_commands(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)

    def run(*argv: str) -> int:
        return main(["--home", str(home), "--json", *argv])

    given = tmp_path / "given.json"
    given.write_text('{"body": "示例镇水利站", "text": "贴出来", "sent_on": "2026-09-01"}', "utf-8")
    assert run("advice", "add", "--input", str(given)) == 0
    [kept] = json.loads(capsys.readouterr().out)["advice"]
    assert run("advice", "answer", kept["uid"], "--on", "2026-09-05", "--adopted", "是") == 0
    assert json.loads(capsys.readouterr().out)["advice"][0]["adopted"] == "是"
    assert run("digest", "2026-09", "--to", str(tmp_path / "out")) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert [Path(each).name for each in files] == ["digest.json", "digest.docx"]
