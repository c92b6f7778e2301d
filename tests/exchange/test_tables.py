"""The county's tables: signed, looked at first, applied by the head, rolled back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.exchange.world import FIRST, PASSPHRASE, World
from xinfang_desk.batch import tables as judge
from xinfang_desk.desk.safe.backup import restore_home
from xinfang_desk.desk.tables_in_use import damaged_tables, table_in_use
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.places import RESOURCES

CALENDAR = json.loads((RESOURCES / "calendars" / "cn.json").read_text("utf-8"))
ROADMAP = json.loads((RESOURCES / "roadmap" / "roadmap.json").read_text("utf-8"))
PENALTY = json.loads((RESOURCES / "papers" / "kinds.json").read_text("utf-8"))["kinds"][0]
NEXT = CALENDAR | {"version": "cn-2027.1", "years": [*CALENDAR["years"], 2027]}
NEXT["off"] = CALENDAR["off"] | {"2027-01-01": "元旦"}


def refused(doing, *args) -> str:
    with pytest.raises(DeskError) as caught:
        doing(*args)
    return caught.value.code


def sent(world: World, document: object, table: str = "calendar") -> Path:
    file = world.folder / "table.json"
    file.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    with world.county() as county:
        return county.send_table(FIRST, table, file, world.place())


def test_a_table_is_previewed_applied_and_rolled_back(world: World) -> None:
    home = world.folder / "desk"
    file = sent(world, NEXT)
    with world.desk() as desk:
        (change,) = desk.tables.preview(file)
        assert (change.table, change.present, change.version) == ("calendar", "cn-2026.1", "cn-2027.1")
        # The version line changes, a year and a day are new (JSON puts a comma to the line before).
        assert 0 < change.removed <= change.added <= 6
        assert table_in_use(home, "calendar")["version"] == "cn-2026.1"
        assert {each.from_county for each in desk.tables.in_use()} == {False}
        assert desk.tables.apply(file) == (change,)
        standing = {each.table: each for each in desk.tables.in_use()}
        assert list(standing) == [*judge.NAMES]
        assert standing["calendar"].version == NEXT["version"]
        assert (standing["calendar"].from_county, standing["calendar"].can_go_back) == (True, True)
        assert (standing["places"].from_county, standing["places"].can_go_back) == (False, False)
        assert table_in_use(home, "calendar") == NEXT
        assert desk.tables.roll_back("calendar") == "cn-2026.1"
        assert table_in_use(home, "calendar") == CALENDAR
        assert desk.tables.roll_back("calendar") == "cn-2026.1"
        assert refused(desk.tables.roll_back, "places") == "table.none"
        assert refused(desk.tables.roll_back, "../vault") == "table.unknown"


@pytest.mark.parametrize(
    ("table", "document", "code"),
    [
        ("calendar", {"version": "1"}, "calendar.bad_file"),
        ("calendar", NEXT | {"version": "../1"}, "table.bad"),
        ("calendar", [], "table.bad"),
        ("roadmap", {"version": "1", "nodes": "x", "start": "a"}, "roadmap.bad_file"),
        ("roadmap", ROADMAP | {"nodes": ROADMAP["nodes"][:1]}, "roadmap.way_leads_nowhere"),
        ("roadmap", ROADMAP | {"start": "jianyi"}, "roadmap.not_reached"),
        ("contents", {"version": "1", "contents": []}, "table.bad"),
        ("contents", {"version": "1", "contents": [1]}, "table.bad"),
        ("places", {"version": "1", "townships": [{"code": "12", "name": "x"}]}, "table.bad"),
        ("offices", {"version": "1", "offices": [{"name": ""}]}, "offices.bad_file"),
        ("retyping", {"version": "1", "fields": [{"field": "mood", "title": "情绪"}]}, "table.bad"),
        ("retyping", {"version": "1", "fields": []}, "table.bad"),
        ("retyping", {"version": "1", "fields": [{"field": "name", "title": "姓名"}] * 2}, "table.bad"),
        ("papers", {"version": "1", "kinds": []}, "table.bad"),
        ("papers", {"version": "1", "kinds": [PENALTY | {"event": "fine_paid"}]}, "table.bad"),
        ("papers", {"version": "1", "kinds": [PENALTY | {"headings": ["处罚决定书", ""]}]}, "table.bad"),
        ("vault", {"version": "1"}, "table.unknown"),
    ],
)
def test_the_county_does_not_send_what_no_desk_could_use(
    world: World, table: str, document: object, code: str
) -> None:
    assert refused(sent, world, document, table) == code
    assert list(world.place().iterdir()) == []


def test_every_table_that_we_ship_may_be_sent() -> None:
    for name, path in {
        "calendar": "calendars/cn.json",
        "roadmap": "roadmap/roadmap.json",
        "contents": "codes/contents.json",
        "places": "codes/places.json",
        "offices": "codes/offices.json",
        "retyping": "codes/retyping.json",
        "papers": "papers/kinds.json",
    }.items():
        assert judge.check_table(name, (RESOURCES / path).read_bytes()).table == name


def test_a_table_for_another_desk_or_of_another_kind_is_not_applied(world: World) -> None:
    file = sent(world, NEXT)
    with world.desk("other") as desk:
        assert refused(desk.tables.apply, file) == "batch.not_for_us"
    with world.desk() as desk:
        assert refused(desk.inbox.take_reply, file) == "batch.wrong_kind"
        assert refused(desk.keys.enrol, file) == "batch.wrong_kind"
    assert not (world.folder / "desk" / "tables").exists()


@pytest.mark.parametrize("content", ["", "[]", '{"version": "1"}', "[" * 100_000])
def test_a_table_that_was_damaged_stops_no_desk(world: World, content: str) -> None:
    home = world.folder / "desk"
    file = sent(world, NEXT)
    with world.desk() as desk:
        desk.tables.apply(file)
    assert damaged_tables(home) == ()
    (home / "tables" / "calendar.json").write_text(content)
    assert damaged_tables(home) == ("calendar",)
    assert table_in_use(home, "calendar") == CALENDAR
    with world.desk() as desk:
        desk.tables.apply(file)
    assert damaged_tables(home) == ()
    assert table_in_use(home, "calendar") == NEXT


OFFICES = {
    "version": "hc-1",
    "offices": [
        {
            "name": "示例县劳动人事争议仲裁委员会",
            "places": ["laodong"],
            "address": "示例路8号",
            "phone": "0000-1110001",
            "hours": "工作日上午",
        },
        {"name": "示例县人民政府", "places": ["fucha_ok", "nowhere"]},
    ],
}


def test_offices_are_previewed_applied_and_rolled_back(world: World) -> None:
    home = world.folder / "desk"
    file = sent(world, OFFICES, "offices")
    matter = MatterDraft(statement="x", route=Route.S2, outcome=Outcome.GUIDE)
    draft = VisitDraft(people=(), matters=(matter,))
    with world.desk() as desk:
        assert desk.reception.outlook(draft)[0].offices == ()
        (change,) = desk.tables.preview(file)
        assert (change.table, change.present, change.version) == ("offices", "empty", "hc-1")
        desk.tables.apply(file)
    with world.desk() as desk:
        assert [each.phone for each in desk.reception.outlook(draft)[0].offices] == ["0000-1110001"]
        assert desk.offices.version == "hc-1"
        findings = [each.words for each in desk.upkeep.check() if each.code == "offices.not_on_map"]
        assert len(findings) == 1
        assert "nowhere" in findings[0]
        assert desk.tables.roll_back("offices") == "empty"
    with world.desk() as desk:
        assert desk.reception.outlook(draft)[0].offices == ()
    assert damaged_tables(home) == ()


def test_a_restored_desk_counts_by_the_same_tables(world: World) -> None:
    file = sent(world, NEXT)
    with world.desk() as desk:
        desk.tables.apply(file)
        copy, _ = desk.copies.backup(world.place("safe"))
    restore_home(copy, world.folder / "new", PASSPHRASE)
    assert table_in_use(world.folder / "new", "calendar") == NEXT
    with world.desk("new") as desk:
        assert desk.tables.roll_back("calendar") == "cn-2026.1"
