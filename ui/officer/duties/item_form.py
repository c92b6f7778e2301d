"""One item of a meeting (议题): what is to be settled, the facts, opinions, decision, tasks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.officer.duties.tasks_table import TasksTable, Unwhole
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs.segments import Segments
from ui.widgets.inputs.statement import StatementEdit
from ui.widgets.labels import ElidedLabel, label
from xinfang_desk.domain.duties.meeting import MOST_FACTS, Item, Lawful, Opinion, Task
from xinfang_desk.domain.number import short
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_LABELS = 92
"""Pixels at 100 % of the labels at the left."""
_STAR = 11
"""Of that, what the star of a required field takes."""
_MOST_SAID = 2000


class ItemForm(QWidget):
    """Written in while the meeting is not closed; afterwards it is read."""

    changed = Signal()
    """Something was written."""

    def __init__(self, station: PageStation) -> None:
        super().__init__()
        look = station.look
        self._item: Item | None = None
        self._kept: tuple[object, ...] = ()
        self._title = ElidedLabel("", "title")
        self._title.setObjectName("meetingItem")
        self._look_at = Button(look, _("看这一件"), "openItemMatter", kind="ghost")
        self.question = QLineEdit()
        self.facts = StatementEdit(look, limit=MOST_FACTS, lines=2)
        names = [(each.name, name_of(each)) for each in Lawful]
        self.lawful = Segments(look, _("这个请求"), "itemLawful", names)
        self.opinions = StatementEdit(
            look, limit=_MOST_SAID, lines=2, placeholder=_("一行一个单位，写成：财政所：愿意配合查去向")
        )
        self.decision = StatementEdit(look, limit=_MOST_SAID, lines=2)
        self.tasks = TasksTable(look, station.today)
        self._add = Button(look, _("加一条"), "addTask", kind="ghost", icon="plus", keys="Alt+N")
        self._decision = Field(look, _("会议决定"), self.decision, "itemDecision", required=True, beside=True)
        judged = QWidget()
        self._of_the_matter = ElidedLabel(_("条例第32条的三种，说的是事，不是人"), "caption")
        inside = row(look, self.lawful, spacing=12)
        inside.addWidget(self._of_the_matter, 1)
        judged.setLayout(inside)
        fields = (
            Field(look, _("要定什么"), self.question, "itemQuestion", beside=True),
            Field(look, _("事实"), self.facts, "itemFacts", beside=True),
            Field(look, _("这个请求"), judged, "itemLawfulRow", beside=True),
            Field(look, _("各单位意见"), self.opinions, "itemOpinions", beside=True),
            self._decision,
        )
        self._fields = fields
        self.stand(beside=True)
        head = row(look, self._title, spacing=12)
        head.setStretch(0, 1)
        head.addWidget(self._look_at)
        form = column(look, *fields, margins=(12, 10, 12, 10), spacing=6)
        said = ElidedLabel(_("进“答应了还没办到”；议定不改这件事自己的期限"), "caption")
        over = row(look, label(_("谁、哪天以前、办什么"), "strong"), said, self._add)
        over.setStretch(1, 1)
        below = column(look, over, margins=(12, 8, 12, 10), spacing=6)
        below.addWidget(self.tasks, 1)
        parts = column(look, frame("card", form, "itemCard"), spacing=8)
        parts.addWidget(frame("card", below, "tasksCard"), 1)
        whole = column(look, head, spacing=8)
        whole.addWidget(Scrolled(frame("page", parts), "itemScroll"), 1)
        self.setLayout(whole)
        self._look_at.clicked.connect(lambda: station.ways.open_matter(self._number()))
        self._add.clicked.connect(self.tasks.add_row)
        self.question.textEdited.connect(lambda _text: self.changed.emit())
        self.decision.textChanged.connect(self.changed)
        self.facts.setTabChangesFocus(True)

    def stand(self, *, beside: bool) -> None:
        """The labels beside what is written, or above it where it is narrow."""
        for field in self._fields:
            star = _STAR if field is self._decision else 0
            field.stand(beside=beside, room=_LABELS - star)
        self._of_the_matter.setVisible(beside)

    def show_item(self, order: int, item: Item, *, closed: bool) -> None:
        """This item; ``closed`` items are read only."""
        self._item = item
        number = f"　{short(item.number)}" if item.number else ""
        self._title.setText(f"{order}　{item.topic}{number}")
        self._look_at.setVisible(item.number is not None)
        self.question.setText(item.question)
        self.facts.write(item.facts)
        self.lawful.choose(item.lawful.name if item.lawful else None)
        self.opinions.write("\n".join(f"{each.org}：{each.text}" for each in item.opinions))
        self.decision.write(item.decision)
        self.tasks.show_tasks(item.tasks, written=not closed)
        for each in (self.question, self.facts, self.opinions, self.decision):
            each.setReadOnly(closed)
        self.lawful.setEnabled(not closed)
        self._add.setVisible(not closed)
        self._decision.show_fault("")
        self._kept = self._stands()

    def written(self) -> Item | None:
        """The item as it stands here; None, and where is said, while the decision or a task is not whole."""
        if self._item is None:
            return None
        if not self.decision.written().strip():
            self._decision.show_fault(_("请写会议决定；议不成的，写下次哪天再议"))
            self.decision.setFocus()
            return None
        tasks = self.tasks.tasks()
        for each in tasks:
            if isinstance(each, Unwhole):
                self._decision.show_fault(_fault_of(each))
                self.tasks.show_unwhole(each)
                return None
        chosen = self.lawful.choice()
        return replace(
            self._item,
            question=self.question.text().strip(),
            facts=self.facts.written().strip(),
            lawful=Lawful[chosen] if chosen else None,
            opinions=_opinions(self.opinions.written()),
            decision=self.decision.written().strip(),
            tasks=tuple(each for each in tasks if isinstance(each, Task)),
        )

    def is_begun(self) -> bool:
        """Whether something stands here that was not kept."""
        return self._item is not None and self._stands() != self._kept

    def _stands(self) -> tuple[object, ...]:
        """All that can be written here, as it is written."""
        texts = (each.written() for each in (self.facts, self.opinions, self.decision))
        return self.question.text(), self.lawful.choice(), self.tasks.tasks(), *map(str.strip, texts)

    def _number(self) -> str:
        return str(self._item.number) if self._item and self._item.number else ""


def _fault_of(task: Unwhole) -> str:
    """What a task lacks, or that the day it names is none."""
    if task.no_day:
        words = _("第 {place} 条任务：没有“{day}”这一天，请改，如 10.15")
        return words.format(place=task.place, day=task.no_day)
    return _("第 {place} 条任务要写全：办什么、哪个单位、哪天以前").format(place=task.place)


def _opinions(text: str) -> tuple[Opinion, ...]:
    """A line is a body and what it says, parted by a colon; without one it is said by nobody named."""
    found = []
    for said in filter(None, map(str.strip, text.splitlines())):
        org, colon, words = said.replace(":", "：", 1).partition("：")
        found.append(Opinion(org=org.strip() if colon else "—", text=words.strip() if colon else said))
    return tuple(found)
