"""Plans and what ticks them, talks that lead nowhere, the notice board, an article for a telephone."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from tests.desk.conftest import PASSPHRASE, Clock
from tests.documents.reading import text_of
from xinfang_desk.cli.desk import main
from xinfang_desk.desk import Desk
from xinfang_desk.domain.duties.plan import Plan, PlanItem, PlanKind
from xinfang_desk.domain.duties.training import Training
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.outreach import Session, SessionKind

ITEM = PlanItem(what="讲信访工作条例", law="信访工作条例", when=5, responsible="信访专干", target=2)
PLAN = Plan(year=2026, kind=PlanKind.LAW, items=(ITEM, replace(ITEM, what="讲农村土地承包法", when=3)))


def held(clock: Clock) -> Session:
    return Session(
        began_at=clock(),
        minutes=40,
        place="村部",
        people=30,
        kind=SessionKind.LESSON,
        photos=3,
        plan_item=ITEM.what,
    )


def test_what_is_done_ticks_its_item(desk: Desk, clock: Clock) -> None:
    first, second = desk.plans.set(PLAN)
    assert [first.item.what, second.item.what, second.left] == ["讲农村土地承包法", ITEM.what, 2]
    kept = desk.hall.add_session(held(clock))
    assert desk.hall.sessions(2026).rows[0].session == kept
    desk.trainings.add(
        Training(on=date(2026, 9, 1), minutes=60, topic="条例", people=4, passed=4, plan_item=ITEM.what)
    )
    assert [(each.done, each.left) for each in desk.plans.of_year(2026)] == [(0, 2), (2, 0)]
    figures = {each.id: each.value for each in desk.reports.year_figures(2026)}
    assert [figures[name] for name in ("F14", "F18", "F18.1", "F18.2")] == ["1", "1", "4", "4"]


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ((), "plan.blank"),
        ((replace(ITEM, what=" "),), "plan.bad_item"),
        ((replace(ITEM, when=13),), "plan.bad_item"),
        ((replace(ITEM, target=0),), "plan.bad_item"),
        ((ITEM, ITEM), "plan.twice"),
    ],
)
def test_a_plan_that_nobody_can_keep_to(desk: Desk, items: tuple[PlanItem, ...], code: str) -> None:
    with pytest.raises(DeskError) as refused:
        desk.plans.set(replace(PLAN, items=items))
    assert refused.value.code == code
    assert desk.plans.of_year(2026) == ()


def test_a_talk_leaves_a_number_and_nothing_else(desk: Desk) -> None:
    before = len(desk.trail.export().lines)
    for _time in range(3):
        desk.plans.talked()
    assert desk.plans.talks(2026) == 3
    assert desk.plans.talks(2025) == 0
    # Reading the trail is the only line that has come.
    assert len(desk.trail.export().lines) == before + 1
    figures = {each.id: each.value for each in desk.reports.year_figures(2026)}
    assert figures["F14.3"] == "3"


def test_the_papers(desk: Desk, tmp_path: Path) -> None:
    assert "还没有定计划" in "".join(text_of(desk.plans.paper(2026, "O2")).split())
    desk.plans.set(PLAN)
    listed = "".join(text_of(desk.plans.paper(2026, "O1")).split())
    for words in ("2026年普法责任清单", "讲信访工作条例", "信访专干", "5月"):
        assert words in listed
    board = "".join(text_of(desk.plans.paper(2026, "O3")).split())
    for words in ("信访工作公示", "网址：", "领导接访日", "第18条"):
        assert words in board
    assert desk.plans.save_paper(2026, "O1", tmp_path).read_bytes() == desk.plans.paper(2026, "O1")
    with pytest.raises(DeskError, match=r"input\.bad_value"):
        desk.plans.paper(2026, "O9")


def test_an_article_for_a_telephone(desk: Desk, tmp_path: Path) -> None:
    text, *pictures = desk.plans.save_article("zhengdi", tmp_path)
    said = text.read_text("utf-8")
    place = desk.road_map.place("zhengdi")
    assert said.startswith(place.title)
    for words in (
        *place.text,
        place.who,
        place.how_long,
        place.if_unsatisfied,
        *place.bring,
        *place.articles,
    ):
        assert words in said
    assert len(pictures) == 3
    for each in pictures:
        wide, tall = Image.open(io.BytesIO(each.read_bytes())).size
        assert (wide, tall <= 1920) == (1080, True)
    assert desk.plans.save_article("zhengdi", tmp_path) == (text, *pictures)
    with pytest.raises(DeskError, match=r"roadmap\.unknown_place"):
        desk.plans.save_article("nirgends", tmp_path)


def test_every_end_of_the_road_map_fits_its_pictures(desk: Desk) -> None:
    from xinfang_desk.devices import page_pictures
    from xinfang_desk.documents.duties.article import article_pages

    longest = max(desk.road_map.places.values(), key=lambda each: len("".join((*each.text, *each.bring))))
    assert [page_pictures.count(each) for each in article_pages(longest, desk.office)] == [1, 1, 1]


def test_by_commands(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    given = tmp_path / "given.json"
    given.write_text('{"kind": "普法", "items": [{"what": "讲条例", "when": 5, "target": 2}]}', "utf-8")

    def run(*argv: str) -> dict[str, object]:
        assert main(["--home", str(home), "--json", *argv]) == 0
        return dict(json.loads(capsys.readouterr().out))

    [item] = run("plan", "set", "2026", "--input", str(given))["items"]  # type: ignore[misc]
    assert [item[each] for each in ("what", "planned", "done", "left")] == ["讲条例", 2, 0, 2]
    session = ("--place", "村部", "--at", "2026-09-14T09:30", "--minutes", "30", "--people", "8")
    run("outreach", "add", *session, "--plan-item", "讲条例", "--kind", "课", "--photos", "2")
    run("outreach", "talk")
    [item] = run("plan", "show", "2026")["items"]  # type: ignore[misc]
    assert [item[each] for each in ("planned", "done", "left")] == [2, 1, 1]
    [paper] = run("plan", "paper", "2026", "--kind", "O3", "--to", str(tmp_path / "out"))["papers"]  # type: ignore[misc]
    assert Path(paper["file"]).exists()
    files = run("outreach", "article", "--place", "zhengdi", "--to", str(tmp_path / "article"))["files"]
    assert len(files) == 4  # type: ignore[arg-type]
