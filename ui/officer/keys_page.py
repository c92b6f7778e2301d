"""What the keys do (快捷键)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.card import Card
from ui.widgets.labels import label
from xinfang_desk.words import _


class KeysPage(QWidget):
    """Every key with its words, the same words as on the buttons."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("keysPage")
        anywhere = Card(look, _("随时可用"), "keysAnywhere", icon="home")
        form = Card(look, _("登记时"), "keysForm", icon="pencil")
        papers = Card(look, _("出文书时"), "keysPapers", icon="printer")
        for card, entries in (
            (
                anywhere,
                (
                    ("F1", _("使用手册：这一页怎么用")),
                    ("F2", _("新来访登记")),
                    ("F4", _("下一件待交付的文书")),
                    ("Ctrl+K", _("搜索")),
                    ("Ctrl+Z", _("撤回提示行里刚做的事")),
                    ("Enter", _("登记表里：跳到下一项常填的")),
                    (_("扫码"), _("扫回执条码，直接打开那件事项")),
                    ("Esc", _("返回")),
                    ("Tab", _("下一格；Shift+Tab 上一格")),
                ),
            ),
            (
                form,
                (
                    ("Alt+1", _("确认建议的途径")),
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
                ),
            ),
        ):
            for keys, words in entries:
                key = label(keys, "strong")
                key.setFixedWidth(look.px(120))
                card.body.addLayout(row(look, key, label(words), None))
        page = column(
            look,
            label(_("快捷键"), "title"),
            label(_("正在用拼音选字时，快捷键不起作用，不会误操作。"), "label", wrap=True),
            anywhere,
            form,
            papers,
            None,
            margins=(24, 18, 24, 18),
            spacing=14,
        )
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", page), "keysScroll"), 1)
        self.setLayout(inside)
        self.keys: dict[str, Callable[[], None]] = {}

    def reload(self) -> None:
        """Nothing here changes."""
