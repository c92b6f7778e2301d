"""A window that opens draws its page once, for the screen it stands on."""

from __future__ import annotations

from ui.look.theme import Theme
from ui.petitioner import guide_window
from ui.petitioner.guide_window import GuideWindow
from ui.petitioner.sheet import Sheet


def test_the_page_is_drawn_once_on_the_way_to_the_screen(qtbot, typeface, road_map, monkeypatch) -> None:
    drawn: list[Sheet] = []

    class Counted(Sheet):
        def __init__(self, *args: object, **more: object) -> None:
            super().__init__(*args, **more)
            drawn.append(self)

    monkeypatch.setattr(guide_window, "Sheet", Counted)
    window = GuideWindow(road_map, Theme(still=True))
    qtbot.addWidget(window)
    assert drawn == []
    window.resize(1366, 768)
    window.show()
    assert len(drawn) == 1
    assert window.findChild(Sheet) is drawn[0]
