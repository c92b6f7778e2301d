"""The bar at the top of the county's window (顶栏): the pages, the search, who sits here, the menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QWidget

from ui.county.station import Station
from ui.look.tokens import HEAD
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import ElidedLabel, IconLabel, label
from xinfang_desk.words import _

_ONE_ROW, _NAMES = 1240, 1330
"""Pixels at 100 % from which all stands in one row, and from which the office's name has room too."""


class TopBar(QFrame):
    """The pages stand beside the search where there is room, else under it."""

    page_wanted = Signal(str)
    lock_wanted = Signal()
    leave_wanted = Signal()
    whole_wanted = Signal()
    """The window shall take the whole screen, or leave it again."""
    manual_wanted = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = self._look = station.look
        office = station.office
        self.setProperty("kind", "topbar")
        self.setObjectName("topBar")
        self.pages = Segments(look, _("这一页"), "pages", _pages(), kind="tab")
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setAccessibleName(_("搜索"))
        self.search.setPlaceholderText(_("编号、姓名、电话尾号、村、原话　Ctrl+K"))
        self.search.setClearButtonEnabled(True)
        glass = IconLabel(look, "search", "text2", 18)
        glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.search.setLayout(row(look, glass, None, margins=(12, 0, 0, 0)))
        self._name = ElidedLabel(office.name, "caption")
        self._day = label(f"{office.today():%Y-%m-%d}", "caption")
        lock = Button(look, _("锁屏"), "lockCounty", kind="ghost", icon="lock")
        lock.shrink(True)
        more = Button(look, _("菜单"), "openMore", kind="ghost", icon="menu")
        more.setMenu(self._menu())
        title = row(look, IconLabel(look, "inbox", "primary", 24), label(_("县级收文"), "section"))
        title.addWidget(self._name, 1)
        self._first = row(look, spacing=12)
        self._first.addLayout(title)
        self._first.addWidget(self.pages)
        self._first.addWidget(self.search, 1)
        for part in (self._day, lock, more):
            self._first.addWidget(part)
        self._second = row(look, spacing=0)
        whole = column(look, margins=(14, 0, 14, 0), spacing=0)
        whole.addStretch(1)
        whole.addLayout(self._first)
        whole.addLayout(self._second)
        whole.addStretch(1)
        self.setLayout(whole)
        self._one_row = True
        self.pages.chosen.connect(self.page_wanted)
        lock.clicked.connect(self.lock_wanted)
        look.resized.connect(self._follow)
        self._follow()

    def stand_at(self, key: str) -> None:
        """Mark the page that one is on; none, where it is reached by the menu."""
        self.pages.choose(key if key in dict(_pages()) else None)

    def count(self, key: str, count: int) -> None:
        """Say how much waits on a page; nothing where nothing does."""
        words = dict(_pages())[key]
        self.pages.button(key).say(f"{words} {count}" if count else words)

    def turn(self, by: int) -> str:
        """The page that stands ``by`` places further."""
        keys = list(dict(_pages()))
        at = self.pages.choice()
        return keys[(keys.index(at) + by) % len(keys)] if at else keys[0]

    def fit(self, width: int) -> None:
        """Use a row or two, as a window of this width (pixels at 100 %) allows."""
        one_row = width >= _ONE_ROW
        self._name.setVisible(width >= _NAMES or not one_row)
        self._day.setVisible(width >= 900)
        if one_row != self._one_row:
            self._one_row = one_row
            if one_row:
                self._second.removeWidget(self.pages)
                self._first.insertWidget(1, self.pages)
            else:
                self._first.removeWidget(self.pages)
                self._second.addWidget(self.pages, 1)
        self._follow()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        doings: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("openSame", _("可能是同一件的"), lambda: self.page_wanted.emit("same")),
            ("openSettings", _("设置"), lambda: self.page_wanted.emit("settings")),
            ("openTrailPage", _("操作留痕"), lambda: self.page_wanted.emit("trail")),
            ("openManual", _("使用手册　F1"), self.manual_wanted.emit),
            ("fillScreen", _("全屏　F11"), self.whole_wanted.emit),
            ("leaveCounty", _("退出"), self.leave_wanted.emit),
        )
        for name, words, act in doings:
            action = menu.addAction(words)
            action.setObjectName(name)
            action.triggered.connect(lambda _on=False, act=act: act())
        return menu

    def _follow(self) -> None:
        self.search.setTextMargins(self._look.px(28), 0, 0, 0)
        self.search.setMinimumWidth(self._look.px(160))
        self.search.setMaximumWidth(self._look.px(360))
        self.setFixedHeight(self._look.px(HEAD) if self._one_row else QWidget.sizeHint(self).height())


def _pages() -> tuple[tuple[str, str], ...]:
    return (
        ("in", _("收文")),
        ("matters", _("事项")),
        ("due", _("期限")),
        ("entries", _("录入")),
        ("figures", _("统计")),
        ("tables", _("下发")),
        ("keys", _("钥匙")),
    )
