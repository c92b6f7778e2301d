"""The manual in the window (使用手册): the page of what one is on, by F1."""

from __future__ import annotations

from ui.county.station import CountyPage, Station
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.widgets.shown.manual_text import CONTENTS, ManualText
from xinfang_desk.places import RESOURCES
from xinfang_desk.words import _

FOLDER = RESOURCES / "manual" / "county"


class CountyManual(CountyPage):
    """One page of the county's manual; its links lead to the others and nowhere else."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, "manualPage")
        look = station.look
        self.text = ManualText(look, FOLDER, lambda _name, words: words)
        contents = Button(look, _("目录"), "manualContents", icon="list")
        head = row(look, label(_("使用手册"), "title"), None, contents)
        inside = column(look, head, margins=(12, 10, 12, 10), spacing=12)
        inside.addWidget(self.text, 1)
        self.setLayout(inside)
        contents.clicked.connect(lambda: self.text.open(CONTENTS))

    def open_about(self, page: str) -> None:
        """What tells of the window's ``page``; the contents, where nothing does."""
        self.text.open(page if (FOLDER / f"{page}.md").is_file() else CONTENTS)
