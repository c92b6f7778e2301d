"""The bar at the top (顶栏): where we are, search, what waits, and who sits here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QWidget

from ui.look.tokens import HEAD
from ui.officer.parts.days import full_day
from ui.officer.parts.station import PageName, PageStation
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, label
from xinfang_desk.words import _


class TopBar(QFrame):
    """As high as :data:`~ui.look.tokens.HEAD`; its words give way to icons where the window is narrow."""

    searched = Signal(str)
    guide_wanted = Signal()
    """``due``, ``day_close``, ``settings`` or ``keys``."""

    def __init__(self, station: PageStation) -> None:
        super().__init__()
        look = station.look
        self.setProperty("kind", "topbar")
        self.setObjectName("topBar")
        self._look = look
        self._station = station
        office = station.desk.office
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setAccessibleName(_("搜索"))
        self.search.setPlaceholderText(_("搜索：姓名、电话、证件尾号、编号、村名　Ctrl+K"))
        self.search.setClearButtonEnabled(True)
        # An action of the line itself would stay small at every text size.
        glass = IconLabel(look, "search", "text2", 18)
        glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.search.setLayout(row(look, glass, None, margins=(12, 0, 0, 0)))
        self._names = QWidget()
        title = label(_("来访接待台"), "section")
        self._names.setLayout(column(look, None, title, label(office.name, "caption"), None, spacing=0))
        self._offline = QWidget()
        self._offline.setLayout(
            row(look, IconLabel(look, "lock", "ok", 17), label(_("离线 · 数据仅存本机"), "label"), spacing=6)
        )
        self._owed = Button(look, _("未交付"), "openOwed", icon="hand_over")
        self._guide = Button(look, _("引导屏"), "openGuide", icon="screen")
        self._batch = Button(look, _("导出上报"), "openBatch", icon="stick")
        self._more = Button(look, _("更多"), "openMore", icon="menu")
        self._more.setMenu(self._menu())
        now = station.now()
        words = _("{desk} 号窗口 · {day}").format(desk=office.desk, day=full_day(now.date()))
        self._who = QWidget()
        self._who.setLayout(
            column(look, None, label(office.officer, "strong"), label(words, "caption"), None, spacing=0)
        )
        inside = row(
            look, IconLabel(look, "route", "primary", 30), self._names, margins=(20, 0, 24, 0), spacing=10
        )
        inside.addSpacing(look.px(12))
        inside.addWidget(self.search, 1)
        inside.addStretch(1)
        for part in (self._offline, self._owed, self._guide, self._batch, self._more, self._who):
            inside.addWidget(part)
        self.setLayout(inside)
        self.search.textChanged.connect(self.searched)
        self._owed.clicked.connect(lambda: station.ways.open_page("owed"))
        self._guide.clicked.connect(self.guide_wanted)
        self._batch.clicked.connect(lambda: station.ways.open_page("batch"))
        look.changed.connect(self._follow)
        self._follow()

    def count(self, *, owed: int, pending: int) -> None:
        """Say how many papers nobody has been handed, and how many matters no batch has carried."""
        self._owed.say(_("未交付（{count}）").format(count=owed))
        self._batch.say(_("导出上报（{count}）").format(count=pending))

    def reload(self) -> None:
        """Count again."""
        desk = self._station.desk
        self._station.background.ask(
            self,
            lambda: (desk.papers.count_owed(), desk.outbox.pending().records),
            lambda counts: self.count(owed=counts[0], pending=counts[1]),
        )

    def fit(self, width: int) -> None:
        """Show as many words as ``width`` (pixels at 100 %) holds."""
        self._offline.setVisible(width >= 1500)
        self._who.setVisible(width >= 1100)
        self._names.setVisible(width >= 900)
        for button in (self._owed, self._guide, self._batch, self._more):
            button.shrink(width < 1200)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        pages: tuple[tuple[PageName, str], ...] = (
            ("due", _("期限清单")),
            ("ledger", _("台账")),
            ("day_close", _("当日结清")),
            ("figures", _("统计")),
            ("hall", _("大厅和普法")),
            ("own_record", _("本人查询")),
            ("trail", _("操作留痕")),
            ("settings", _("设置")),
            ("keys", _("快捷键")),
            ("manual", _("使用手册　F1")),
        )
        for page, words in pages:
            action = menu.addAction(words)
            action.setObjectName(f"open_{page}")
            action.triggered.connect(lambda _on=False, to=page: self._station.ways.open_page(to))
        return menu

    def _follow(self) -> None:
        self.search.setTextMargins(self._look.px(28), 0, 0, 0)
        self.search.setMaximumWidth(self._look.px(440))
        self.setFixedHeight(self._look.px(HEAD))
