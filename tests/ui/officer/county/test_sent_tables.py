"""The county's tables in the settings: looked at first, applied, brought back."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from tests.exchange.world import FIRST
from tests.ui.hands import click
from xinfang_desk.desk.tables_in_use import table_in_use


@pytest.fixture
def table(world, home):
    """A calendar with one more day off."""
    calendar = table_in_use(home, "calendar")
    calendar = calendar | {"version": "cn-2026.2", "off": calendar["off"] | {"2026-12-31": "元旦"}}
    table = world.folder / "calendar.json"
    table.write_text(json.dumps(calendar, ensure_ascii=False), "utf-8")
    return table


@pytest.fixture
def sent(world, table):
    """The file of it from the county."""
    with world.county() as county:
        return county.send_table(FIRST, "calendar", table, world.place())


def test_tables_are_shown_looked_at_applied_and_brought_back(
    window, settings, desk, ask, sent, qtbot, settle
):
    def version():
        return next(each.version for each in ask(desk.tables.in_use) if each.table == "calendar")

    assert window.findChild(QWidget, "table_calendar").isVisible()
    assert window.findChild(QPushButton, "rollBack_calendar") is None
    settings.tables.look_at(sent)
    settle()
    preview = window.findChild(QWidget, "tablesPreview")
    assert preview.accessibleName().startswith("放假安排：现在 cn-2026.1，换成 cn-2026.2，增 ")
    assert version() == "cn-2026.1"
    click(qtbot, window, "tablesPreviewAction")
    settle()
    assert version() == "cn-2026.2"
    assert not preview.isVisible()
    click(qtbot, window, "rollBack_calendar")
    settle()
    assert version() == "cn-2026.1"


def test_a_table_that_came_with_a_reply_waits_in_the_settings(
    window, settings, desk, ask, table, world, qtbot, settle
):
    made = ask(lambda: desk.outbox.make_batch(world.place(), again=True))
    with world.county() as county:
        if made is not None:
            county.receive([world.place() / made.file])
        county.hold_table(FIRST, "calendar", table)
        reply = county.reply(FIRST, world.place()).file
    ask(lambda: desk.inbox.take_reply(Path(reply)))
    settings.tables.reload()
    settle()
    preview = window.findChild(QWidget, "tablesPreview")
    assert preview.isVisible()
    assert preview.accessibleName().startswith("放假安排：现在 cn-2026.1，换成 cn-2026.2，增 ")
    click(qtbot, window, "tablesPreviewAction")
    settle()
    assert not preview.isVisible()
    assert {each.table: each.version for each in ask(desk.tables.in_use)}["calendar"] == "cn-2026.2"
    assert ask(desk.tables.preview) == ()
