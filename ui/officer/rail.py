"""The left edge (左栏): the places of a desk with what waits there, over the visits of the day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from ui.look.theme import Look
from ui.officer.halves import MIDDLE, left_width
from ui.officer.lists.today import TodayPanel
from ui.officer.parts.station import PageName, PageStation
from ui.widgets.boxes import column, line, row
from ui.widgets.buttons import Button
from ui.widgets.field import restyle
from ui.widgets.labels import ElidedLabel, IconLabel, label
from ui.widgets.once import ActsOnce
from xinfang_desk.words import _

_HIGH = 44
"""Pixels at 100 % of an icon over two characters."""


class Place(Button):
    """A place one goes to, with its key and how much waits there; the one where one is stands out."""

    def __init__(self, look: Look, words: str, name: str, icon: str, keys: str) -> None:
        super().__init__(look, words, name, kind="nav", icon=icon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._said = words
        self._count = label("", "count")
        inside = row(look, None, label(keys, "caption"), self._count, margins=(0, 0, 10, 0))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(inside)

    def count(self, count: int) -> None:
        """Say how much waits; nothing where nothing does."""
        self._count.setText(str(count) if count else "")
        self.setAccessibleName(f"{self._said}　{count}" if count else self._said)

    def stand_out(self, *, here: bool) -> None:
        """One is here, or elsewhere."""
        self.setProperty("here", "true" if here else "false")
        self.setAccessibleDescription(_("现在在这里") if here else "")
        restyle(self)


class _Small(ActsOnce, QPushButton):
    """The same in a narrow window: an icon over two characters."""

    def __init__(self, look: Look, words: str, name: str, icon: str, spoken: str) -> None:
        super().__init__()
        self._look = look
        self._words = ElidedLabel(words, "caption")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setProperty("kind", "nav")
        self.setObjectName(name)
        self.speak(spoken)
        drawn = row(look, None, IconLabel(look, icon, "primary", 18), None)
        self.setLayout(column(look, drawn, self._words, margins=(0, 3, 0, 3), spacing=0))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.resized.connect(self._fit)
        self._fit()

    def say(self, words: str) -> None:
        """Change the characters under the icon."""
        self._words.setText(words)
        self.speak(words)

    def speak(self, spoken: str) -> None:
        """What it is in full, for who points at it or listens."""
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)

    def sizeHint(self) -> QSize:
        """High enough for both (Qt): the height of a stylesheet is that of one line."""
        return QSize(super().sizeHint().width(), self._look.px(_HIGH))

    def _fit(self) -> None:
        self.setMaximumHeight(self._look.px(_HIGH))
        self.updateGeometry()


class Rail(QFrame):
    """The places in words and all of today where there is room, else a strip of icons."""

    def __init__(self, station: PageStation, panel: TodayPanel) -> None:
        super().__init__()
        look = station.look
        self.setProperty("kind", "rail")
        self.setObjectName("rail")
        self._look = look
        self._station = station
        self._panel = panel
        ways = station.ways

        def opens(name: PageName) -> Callable[[], None]:
            return lambda: ways.open_page(name)

        self._places: dict[str, Place] = {}
        self._wide, self._strip = QWidget(), QWidget()
        wide = column(look, margins=(8, 8, 8, 0), spacing=0)
        strip = column(look, margins=(3, 6, 3, 6), spacing=2)
        for page, words, short, name, icon, keys, act in (
            ("intakePage", _("来访登记"), _("登记"), "newVisit", "plus", "F2", ways.new_visit),
            ("todayPage", _("今日来访"), _("今日"), "today", "list", "", opens("today")),
            ("owedPage", _("未交付"), _("未交"), "openOwed", "hand_over", "F4", opens("owed")),
            ("duePage", _("期限"), _("期限"), "due", "clock", "", opens("due")),
            ("ledgerPage", _("台账"), _("台账"), "openLedger", "document", "", opens("ledger")),
            ("meetingsPage", _("联席会议"), "", "openMeetings", "people", "", opens("meetings")),
            ("batchPage", _("上报和回执"), _("上报"), "openBatch", "stick", "", opens("batch")),
            ("dayClosePage", _("当日结清"), _("结清"), "closeDay", "check", "", opens("day_close")),
        ):
            if short:  # at twice the size a small screen has room for seven
                small = _Small(look, short, f"{name}Icon", icon, words)
                small.clicked.connect(act)
                strip.addWidget(small)
            if page != "todayPage":  # the day stands below
                place = self._places[page] = Place(look, words, name, icon, keys)
                place.clicked.connect(act)
                wide.addWidget(place)
        self._drafts = _Small(look, "", "draftsIcon", "pencil", _("草稿"))
        self._drafts.clicked.connect(opens("today"))
        strip.addWidget(self._drafts)
        strip.addStretch(1)
        wide.addLayout(row(look, line(), margins=(0, 6, 0, 0)))
        self._wide.setLayout(wide)
        self._strip.setLayout(strip)
        self.count_drafts(0)
        self._room = column(look, self._wide, self._strip, spacing=0)
        self._room.addWidget(panel, 1)
        self.setLayout(self._room)

    def count_drafts(self, count: int) -> None:
        """Say how many drafts wait; nothing where none does."""
        self._drafts.say(_("草稿 {count}").format(count=count))
        self._drafts.setVisible(count > 0)

    def stand_at(self, page: str) -> None:
        """Mark the place of the page of that object name."""
        for name, place in self._places.items():
            place.stand_out(here=name == page)

    def reload(self) -> None:
        """Count again what waits."""
        desk = self._station.desk
        self._station.background.afterwards(
            self,
            lambda: (desk.papers.count_owed(), desk.reception.count_due(), desk.outbox.pending().records),
            lambda counts: self._show(*counts),
        )

    def _show(self, owed: int, due: int, pending: int) -> None:
        for page, count in (("owedPage", owed), ("duePage", due), ("batchPage", pending)):
            self._places[page].count(count)

    def fit(self, width: int) -> None:
        """Show as much as a window of this width (pixels at 100 %) holds; the day is else the window's."""
        narrow = width < MIDDLE
        self._strip.setVisible(narrow)
        self._wide.setVisible(not narrow)
        if not narrow and self._panel.parent() is not self:
            self._room.addWidget(self._panel, 1)
        if self._panel.parent() is self:
            self._panel.setVisible(not narrow)
        self._room.setStretchFactor(self._strip, 1 if narrow else 0)
        self.setFixedWidth(self._look.px(left_width(width)))
