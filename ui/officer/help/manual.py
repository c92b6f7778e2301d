"""The manual in the window (使用手册): the page of the screen one is on, by F1."""

from __future__ import annotations

from pathlib import Path

from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.widgets.shown.manual_text import CONTENTS, ManualText
from xinfang_desk import VERSION
from xinfang_desk.places import RESOURCES
from xinfang_desk.updates.signed import is_trial
from xinfang_desk.words import _

FOLDER = RESOURCES / "manual"
LICENCES = ("fonts/licences", "codes/licences")

_PAGE_OF = {
    "intakePage": "intake",
    "resultPage": "papers",
    "matterPage": "matter",
    "retypingPage": "retyping",
    "owedPage": "papers",
    "duePage": "due",
    "ledgerPage": "ledger",
    "batchPage": "batch",
    "dayClosePage": "day_close",
    "figuresPage": "figures",
    "yearReportPage": "year_report",
    "plansPage": "plans",
    "digestPage": "digest",
    "trainingPage": "training",
    "handoverPage": "handover",
    "hallPage": "hall",
    "meetingsPage": "meetings",
    "promisesPage": "promises",
    "incidentsPage": "incidents",
    "ownRecordPage": "own_record",
    "trailPage": "trail",
    "settingsPage": "settings",
    "devicesPage": "devices",
    "todayPage": "today",
}
"""Which page of the manual tells of which page of the window, by its ``objectName``."""


def page_about(page: str) -> str:
    """The page of the manual that tells of the window's ``page``, by its ``objectName``."""
    return _PAGE_OF.get(page, CONTENTS)


def _edition() -> str:
    words = _("版本 {version}。")
    if is_trial():
        words = _(
            "版本 {version}，试用包：发布钥匙是占位的，不收更新，请不要用来办公。请向县里要正式的安装包。"
        )
    return words.format(version=VERSION)


class ManualPage(DeskPage):
    """One page of the manual; its links lead to the others and nowhere else."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "manualPage")
        look = station.look
        self.text = ManualText(look, FOLDER, _written)
        contents = Button(look, _("目录"), "manualContents", icon="list")
        keys = Button(look, _("快捷键"), "manualKeys")
        head = row(look, label(_("使用手册"), "title"), None, contents, keys)
        inside = column(look, head, margins=(12, 10, 12, 10), spacing=12)
        inside.addWidget(self.text, 1)
        self.setLayout(inside)
        contents.clicked.connect(lambda: self.open(CONTENTS))
        keys.clicked.connect(lambda: station.ways.open_page("keys"))

    def reload(self) -> None:
        """Begin with the contents, where nothing has been opened yet."""
        if self.text.document().isEmpty():
            self.open(CONTENTS)

    def open(self, name: str) -> None:
        """The page of that name."""
        self.text.open(name)


def _written(name: str, words: str) -> str:
    """The licences of typefaces and tables follow the page about the program."""
    if name != "about":
        return words
    files = [file for folder in LICENCES for file in sorted((RESOURCES / folder).glob("*.txt"))]
    words = words.replace("\n\n", f"\n\n{_edition()}\n\n", 1)
    return words + "".join(f"\n\n## {file.stem}\n\n{_as_code(file)}" for file in files)


def _as_code(file: Path) -> str:
    return "\n".join(f"    {line}" for line in file.read_text("utf-8").splitlines())
