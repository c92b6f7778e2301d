"""The bar at the top (顶栏): where we are, search, the menu, and who sits here."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QWidget

from ui.look.tokens import HEAD
from ui.officer.halves import MIDDLE
from ui.officer.parts.days import full_day
from ui.officer.parts.station import PageName, PageStation
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, label
from xinfang_desk.words import _


class TopBar(QFrame):
    """As high as :data:`~ui.look.tokens.HEAD`; its words give way to icons where the window is narrow."""

    searched = Signal(str)
    guide_wanted = Signal()
    """The petitioner's screen shall be shown."""
    lock_wanted = Signal()
    leave_wanted = Signal()
    day_turned = Signal()
    """It is another day now."""
    whole_wanted = Signal()
    """The window shall take the whole screen, or leave it again."""

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
        self.search.setPlaceholderText(_("姓名、电话、证件尾号、编号、村名　Ctrl+K"))
        self.search.setClearButtonEnabled(True)
        # An action of the line itself would stay small at every text size.
        glass = IconLabel(look, "search", "text2", 18)
        glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.search.setLayout(row(look, glass, None, margins=(12, 0, 0, 0)))
        self._names = QWidget()
        names = row(look, label(_("来访接待台"), "section"), label(office.name, "caption"))
        self._names.setLayout(names)
        self._offline = QWidget()
        self._offline.setLayout(
            row(look, IconLabel(look, "lock", "ok", 16), label(_("离线 · 只存本机"), "caption"), spacing=6)
        )
        self._guide = Button(look, _("群众屏"), "openGuide", kind="ghost", icon="screen")
        self._more = Button(look, _("菜单"), "openMore", kind="ghost", icon="menu")
        self._more.setMenu(self._menu())
        self._day = station.today()
        self._where = label("", "caption", name="deskAndDay")
        self._say_day()
        # Whoever sits here over midnight sees the day turn.
        self._midnight = QTimer(self, interval=30_000)
        self._midnight.timeout.connect(self.turn_day)
        self._midnight.start()
        self._who = QWidget()
        self._who.setLayout(row(look, label(office.officer, "strong"), self._where))
        inside = row(look, IconLabel(look, "route", "primary", 24), self._names, margins=(14, 0, 14, 0))
        inside.addLayout(row(look, self.search, margins=(12, 0, 0, 0)), 4)
        inside.addStretch(1)
        for part in (self._offline, self._guide, self._more, self._who):
            inside.addWidget(part)
        self.setLayout(inside)
        self.search.textChanged.connect(self.searched)
        self._guide.clicked.connect(self.guide_wanted)
        look.resized.connect(self._follow)
        self._follow()

    def fit(self, width: int) -> None:
        """Show as many words as ``width`` (pixels at 100 %) holds."""
        self._offline.setVisible(width >= 1340)
        self._who.setVisible(width >= 1040)
        self._names.setVisible(width >= MIDDLE)
        for button in (self._guide, self._more):
            button.shrink(width < 800)

    def turn_day(self) -> None:
        """Say so where it is another day than before."""
        if self._station.today() != self._day:
            self._day = self._station.today()
            self._say_day()
            self.day_turned.emit()

    def _say_day(self) -> None:
        words = _("{desk} 号窗口 · {day}")
        self._where.setText(words.format(desk=self._station.desk.office.desk, day=full_day(self._day)))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        pages: tuple[tuple[PageName, str], ...] = (
            ("due", _("期限清单")),
            ("ledger", _("台账")),
            ("meetings", _("联席会议")),
            ("promises", _("答应了还没办到")),
            ("day_close", _("当日结清")),
            ("figures", _("统计")),
            ("yearly", _("年度报告")),
            ("plans", _("计划和普法责任清单")),
            ("digests", _("社情民意研判")),
            ("trainings", _("培训和测试")),
            ("handingdown", _("终结和移交属地")),
            ("hall", _("大厅和普法")),
            ("incidents", _("现场秩序")),
            ("own_record", _("本人查询")),
            ("trail", _("操作留痕")),
            ("settings", _("设置")),
            ("devices", _("设备")),
            ("keys", _("快捷键")),
            ("manual", _("使用手册　F1")),
        )
        for page, words in pages:
            action = menu.addAction(words)
            action.setObjectName(f"open_{page}")
            action.triggered.connect(lambda _on=False, to=page: self._station.ways.open_page(to))
        menu.addSeparator()
        for name, words, wanted in (
            ("fillScreen", _("全屏　F11"), self.whole_wanted),
            ("lockDesk", _("锁屏　Ctrl+L"), self.lock_wanted),
            ("leaveDesk", _("退出"), self.leave_wanted),
        ):
            action = menu.addAction(words)
            action.setObjectName(name)
            action.triggered.connect(wanted)
        return menu

    def _follow(self) -> None:
        self.search.setTextMargins(self._look.px(28), 0, 0, 0)
        self.search.setMaximumWidth(self._look.px(440))
        self.setFixedHeight(self._look.px(HEAD))
