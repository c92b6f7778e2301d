"""What goes wrong at a desk, met with real keys: no printer, a full disk, a power cut in mid-word."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.devices.print_system import PrintSystem
from tests.journey.screens.displays import lacking
from tests.journey.screens.screen_desk import (
    NEEDED,
    SeatedDesk,
    new_home,
    records,
    screen,
    seated,
)
from xinfang_desk.domain.record import PaperState

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(lacking(NEEDED)), reason=lacking(NEEDED))]

STATEMENT = "18600 is owed since August"
SECOND = "lamp dark"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return new_home(tmp_path)


def _write(desk: SeatedDesk) -> None:
    """An ordinary visit up to the last word."""
    desk.key("F2")
    desk.enter("Zhou Shili", "idNumber")
    desk.enter("", "phone")
    desk.enter("", "address")
    desk.enter("Shili 3", "statement")
    desk.type(STATEMENT)
    desk.until(lambda seen: seen.text == STATEMENT)


def test_a_printer_that_is_not_there_then_is_paused_then_works(
    home: Path, tmp_path: Path, cups: PrintSystem
) -> None:
    saved = tmp_path / "saved"
    saved.mkdir()
    with screen(tmp_path) as env, seated(home, env) as desk:
        _write(desk)
        desk.key("ctrl+Return")
        desk.until_shown("see_D01")
        desk.key("ctrl+p")
        desk.until_said("没有找到打印机")
        desk.key("ctrl+s")
        desk.until(lambda seen: seen.focus == "fileNameEdit")
        desk.key("ctrl+a")
        desk.type(str(saved))
        desk.key("Return")
        desk.until_said("已存")
        cups.add("front")
        cups.stop("front")
        desk.key("ctrl+p")
        desk.until_said("打印机停着，没有送")
        stuck = desk.seen.shown
        cups.go_on("front")
        desk.key("ctrl+p")
        desk.until_said("已送打印")
        desk.key("ctrl+d")
        desk.until_said("已交付")
    [record] = records(home)
    assert "takeBack_D01" not in stuck
    assert len(list(saved.iterdir())) == len(cups.printed(len(record.papers))) == len(record.papers)
    assert {each.state for each in record.papers} == {PaperState.HANDED_OVER}


@contextmanager
def _full_disk(desk: SeatedDesk) -> Iterator[None]:
    """No file of that process may grow any more."""
    limits = resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        yield
    finally:
        resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE, limits)


def test_a_full_disk_refuses_and_keeps_what_was_written_on_the_screen(home: Path, tmp_path: Path) -> None:
    with screen(tmp_path) as env, seated(home, env) as desk:
        _write(desk)
        with _full_disk(desk):
            desk.key("ctrl+Return")
            desk.until_said("磁盘")
            refused = desk.seen
        desk.key("ctrl+Return")
        desk.until_shown("see_D01")
    [record] = records(home)
    assert refused.page == "intakePage"
    assert refused.shown["statement"] == STATEMENT
    assert record.matter.draft.statement == STATEMENT


def test_a_group_that_was_being_written_down_is_listed_and_taken_up(home: Path, tmp_path: Path) -> None:
    with screen(tmp_path) as env:
        with seated(home, env) as desk:
            desk.key("F2")
            for place in range(1, 4):
                desk.enter(f"Zhou {place}", "idNumber")
                desk.enter("", "phone")
                desk.key("F7")
                desk.until(lambda seen, tab=f"person_{place + 1}": tab in seen.shown and seen.focus == "name")
            desk.walk("statement")
            desk.type(STATEMENT)
            desk.key("F8")
            desk.until(lambda seen: "matter_2" in seen.shown and seen.focus == "statement")
            desk.type(SECOND)
            desk.key("Tab")
            desk.until_focus("request")
            desk.until_shown("intakePage", "草稿已保存")
            desk.type("mend i")
            desk.until(lambda seen: seen.text == "mend i")
            desk.process.kill()
        with seated(home, env) as desk:
            desk.until(lambda seen: "F3" in seen.shown.get("deskNotice", ""))
            empty = desk.seen.shown["statement"]
            desk.key("F3")
            desk.until(lambda seen: seen.focus == "statement" and "matter_2" in seen.shown)
            desk.key("ctrl+Return")
            desk.until_shown("see_D01")
    found = records(home)
    assert empty == ""
    assert [each.name for each in found[0].visit.people] == ["Zhou 1", "Zhou 2", "Zhou 3"]
    assert [each.matter.draft.statement for each in found] == [STATEMENT, SECOND]
