"""One more item for the agenda (加一项): a matter that is offered, or a topic of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui.officer.duties.two_lines import TwoLines, TwoLinesView
from ui.officer.parts.days import day_of
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.labels import label
from xinfang_desk.domain.duties.agenda import Offered
from xinfang_desk.domain.duties.meeting import Item
from xinfang_desk.domain.number import Number, short
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of


class Picking(Card):
    """Open matters that are stuck, with why; sealed ones are not among them."""

    picked = Signal(object)
    """An item for the agenda."""
    left = Signal()

    def __init__(self, station: PageStation) -> None:
        look = station.look
        super().__init__(look, _("加一项"), "pickingCard", icon="plus")
        self._station = station
        self._offered: dict[str, Offered] = {}
        self.topic = QLineEdit()
        add = Button(look, _("加这个题目"), "addTopic", icon="plus")
        back = Button(look, _("回到议程"), "leavePicking")
        self._said = label("", "label", wrap=True, name="offeredWords")
        self.view = TwoLinesView(look, "offeredList", _("还可以上会的"))
        self._topic = Field(look, _("题目（不是哪一件信访事项的）"), self.topic, "itemTopic")
        over = row(look, self._topic, add)
        over.setStretch(0, 1)
        self.body.addLayout(over)
        self.body.addWidget(self._said)
        self.body.addWidget(self.view, 1)
        self.body.addLayout(row(look, None, back))
        add.clicked.connect(self._add_topic)
        self.topic.returnPressed.connect(self._add_topic)
        back.clicked.connect(self.left)
        self.view.opened.connect(self._pick)

    def show_offered(self, offered: Sequence[Offered]) -> None:
        """What the rules offer now."""
        today = self._station.today()
        self._offered = {each.number: each for each in offered}
        lines = [
            TwoLines(
                key=each.number,
                upper=f"{short(each.number)}　{each.topic}",
                lower=_("、").join(map(name_of, each.why)),
                end="　".join(filter(None, (each.village, day_of(each.received_on, today)))),
            )
            for each in offered
        ]
        self.view.show_lines(lines)
        self.view.setVisible(bool(lines))
        words = _("下面 {count} 件卡住了，点一下就列入议程。只写编号和事由，不写名字；已封存的不会出现。")
        none = _("现在没有卡住的事项：没有过期的、催过两次的、不止一个单位的、调解没成的、答应了没办到的。")
        self._said.setText(words.format(count=len(lines)) if lines else none)

    def begin(self) -> None:
        """The first offered, or the line for a topic, has the focus."""
        self.topic.clear()
        self._topic.show_fault("")
        (self.view if self._offered else self.topic).setFocus()

    def _pick(self, number: str) -> None:
        self.picked.emit(Item(topic=self._offered[number].topic, number=Number(number)))

    def _add_topic(self) -> None:
        topic = self.topic.text().strip()
        if not topic:
            self._topic.show_fault(_("请写题目"))
            self.topic.setFocus()
            return
        self.picked.emit(Item(topic=topic))
