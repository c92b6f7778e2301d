"""The list says how many there are, and not only how many it shows."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit

from tests.county.parties import record
from tests.ui.county.test_county_window import child


def test_a_search_says_how_many_it_found(window, office, lane, desk, qtbot) -> None:
    batch = desk.batch(*(record(each) for each in range(1, 53)))
    lane.open(lambda: office.receive([batch.path]))
    window.open_page("matters")
    search, said = child(window, "search", QLineEdit), child(window, "mattersCount", QLabel)
    search.insert("周试例")
    qtbot.waitUntil(lambda: said.text() == "第 1—50 件，共 52 件", timeout=20_000)
    search.clear()
    search.insert("第52件")
    qtbot.waitUntil(lambda: said.text() == "第 1—1 件，共 1 件", timeout=20_000)
