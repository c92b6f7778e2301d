"""What the keys do (快捷键)."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.card import Card
from ui.widgets.labels import label
from xinfang_desk.words import _


class KeysPage(DeskPage):
    """Every key with its words, the same words as on the buttons."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "keysPage")
        look = station.look
        self._keys: list[QLabel] = []
        anywhere = Card(look, _("随时可用"), "keysAnywhere", icon="home")
        form = Card(look, _("登记时"), "keysForm", icon="pencil")
        papers = Card(look, _("出文书时"), "keysPapers", icon="printer")
        table = Card(look, _("在台账里"), "keysLedger", icon="list")
        retyping = Card(look, _("录入国家系统时"), "keysRetyping", icon="document")
        for card, entries in (
            (
                anywhere,
                (
                    ("F1", _("使用手册：这一页怎么用")),
                    ("F2", _("新来访登记")),
                    ("F3", _("下一份草稿")),
                    ("F4", _("下一件待交付的文书")),
                    ("F9", _("取号：给下一个号")),
                    ("F10", _("叫号：请下一位到窗口")),
                    ("Shift+F10", _("叫了没来")),
                    ("F11", _("全屏；再按一次还原")),
                    ("F12", _("群众屏；只有一块屏的，转过去给来访人看，再按转回来")),
                    ("Ctrl+K", _("搜索")),
                    ("/", _("这一页的搜索格；正在打字的格子里就是打“/”")),
                    ("Ctrl+L", _("马上锁屏")),
                    (
                        "Ctrl+Z",
                        _("正在写的一格退一步；没有可退的、刚用上文书的，撤回提示行里刚做的事"),
                    ),
                    ("Ctrl+Y", _("退多了，再写回来；Ctrl+Shift+Z 也行")),
                    ("Enter", _("登记表里：跳到下一项常填的")),
                    ("Alt+↓", _("日期格里：打开小日历；方向键选，Enter 填上，Esc 关掉")),
                    (_("扫码"), _("扫回执条码，直接打开那件事项")),
                    ("Esc", _("返回")),
                    ("Tab", _("下一格；Shift+Tab 上一格")),
                ),
            ),
            (
                form,
                (
                    ("Alt+1", _("确认建议的途径")),
                    (_("Ctrl+数字"), _("答情况下面问的那一句；Ctrl+0 是不清楚")),
                    ("Alt+2", _("看以往来访：答应过什么，并入原件")),
                    ("Alt+M", _("更多：身份、便民需要、人数、不留姓名")),
                    ("F7", _("添加一人")),
                    ("Alt+X", _("收扫描件：选文件、粘贴、扫描；拖到事项上也行")),
                    ("Alt+P", _("读出来的文书照这样用；还没写哪天收到的，先去写那一天")),
                    ("Alt+O", _("看原页：读出来的一样一样核对、改")),
                    ("Alt+I", _("照片读身份证：选一张正面的照片，照片不存")),
                    ("Alt+N", _("名单：一群人在一张表里写，或者贴进来")),
                    ("F8", _("另一件事")),
                    ("Ctrl+PgDn", _("几个人、几件事之间往下翻")),
                    ("Ctrl+PgUp", _("几个人、几件事之间往上翻")),
                    ("Ctrl+S", _("存为草稿")),
                    ("F6", _("投屏给来访人核对")),
                    ("Ctrl+Enter", _("登记并出具回执")),
                ),
            ),
            (
                papers,
                (
                    ("Ctrl+P", _("全部打印")),
                    ("Ctrl+S", _("另存 PDF")),
                    ("Ctrl+D", _("已交到本人手里")),
                    ("F6", _("投屏给来访人")),
                    ("Alt+G", _("刚登记的要更正")),
                    ("Alt+Z", _("刚登记的要作废")),
                    ("Alt+X", _("附扫描件")),
                    ("Ctrl+PgDn", _("一次登记了几件的，翻到下一件；Ctrl+PgUp 往上翻")),
                ),
            ),
            (table, (("Ctrl+E", _("导出表格")),)),
            (retyping, (("F8", _("复制下一项")), ("F7", _("回到上一项，再复制一次")))),
        ):
            for keys, words in entries:
                key = label(keys, "strong")
                self._keys.append(key)
                entry = row(look, key)
                entry.addWidget(label(words, wrap=True), 1)
                card.body.addLayout(entry)
        page = column(
            look,
            label(_("快捷键"), "title"),
            label(_("正在用拼音选字时，快捷键不起作用，不会误操作。"), "label", wrap=True),
            anywhere,
            form,
            papers,
            table,
            retyping,
            None,
            margins=(12, 10, 12, 10),
            spacing=14,
        )
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", page), "keysScroll"), 1)
        self.setLayout(inside)
        look.resized.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        for key in self._keys:
            key.setFixedWidth(self._station.look.px(120))
