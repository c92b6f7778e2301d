"""What is held on somebody who asks (本人查询): looked up once, shown, and given to them on paper."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.background import Topic
from ui.bound import Bound
from ui.failures import words_for
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.identity import remark_on_id
from ui.officer.parts.printing import Sheet
from ui.officer.parts.rows import RowsView, dated_face
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.grid import Grid
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.desk.answers import HeldOn
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.people.likeness import likenesses
from xinfang_desk.domain.people.petitioner import IdType, Person, kind_of, normal_id
from xinfang_desk.words import _

_MOST_ROWS = 8
_NOTHING = HeldOn(rows=(), records=())
"""Rows that are seen without scrolling the list."""


class OwnRecordPage(DeskPage):
    """Who asks, what was found, and the paper of it; whoever leaves the page leaves nothing on it."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "ownRecordPage")
        look = station.look
        self._found = _NOTHING
        self._asked = ("", "", "")
        """Name, ID number and telephone of who was looked up."""
        self._bound = Bound(self, station, self._clear_found)
        self.name, self.id_number, self.phone = QLineEdit(), QLineEdit(), QLineEdit()
        self._id_field = Field(look, _("证件号码"), self.id_number, "ownId")
        grid = Grid(look, columns=3, narrowest=220)
        grid.add(Field(look, _("姓名"), self.name, "ownName"))
        grid.add(self._id_field)
        grid.add(Field(look, _("联系电话"), self.phone, "ownPhone"))
        self._ask = Button(look, _("查"), "askOwnRecord", kind="primary", icon="search")
        self._refusal = Shelf(look)
        who = Card(look, _("谁来问"), "ownAskCard", icon="person")
        words = _(
            "只给本人，或者带着委托书的代理人：请当面核对证件。填证件号码，或者姓名和电话；只有姓名，认不出是哪一位。"
            "查一次，留痕记一行。"
        )
        who.body.addWidget(label(words, wrap=True))
        who.body.addWidget(grid)
        who.body.addWidget(self._refusal)
        who.body.addLayout(row(look, None, self._ask))
        self._held = Card(look, _("登记簿里的记录"), "ownFoundCard", icon="list")
        self._count = label("", "strong", wrap=True, name="ownCount")
        self.view = RowsView(look, "ownList", _("登记簿里的记录"), dated_face)
        show = Button(look, _("打印给本人"), "printOwnRecord", icon="printer")
        save = Button(look, _("另存 PDF"), "saveOwnRecord")
        verbs = Flow(look)
        verbs.add(show, save)
        words = _("另存的 PDF 没有加密，交给本人后请删掉。离开这一页，查到的就清掉。")
        for part in (self._count, verbs, label(words, "caption", wrap=True), self.view):
            self._held.body.addWidget(part)
        title = label(_("本人查询"), "title")
        page = column(look, title, who, self._held, None, margins=(12, 10, 12, 10), spacing=14)
        self._scroll = Scrolled(frame("page", page), "ownRecordScroll")
        inside = column(look, spacing=0)
        inside.addWidget(self._scroll, 1)
        self.setLayout(inside)
        self._held.hide()
        self._ask.clicked.connect(self.look)
        for line in (self.name, self.id_number, self.phone):
            line.returnPressed.connect(self.look)
            # What was found belongs to who was written here, and to nobody else.
            line.textEdited.connect(lambda _text: self._bound.turn())
        self.id_number.textChanged.connect(self._check_id)
        self.view.opened.connect(station.ways.open_matter)
        show.clicked.connect(lambda: self._sheet().print_it())
        save.clicked.connect(lambda: self._sheet().save_it())
        look.resized.connect(self._follow)

    def search_line(self) -> QWidget:
        """The name of who asks."""
        return self.name

    def reload(self) -> None:
        """What was found stands until it is asked for again: each look-up is a line of the trail."""

    def look(self) -> None:
        """Look up who is written in the fields."""
        name, number, phone = self.name.text().strip(), self._number(), self.phone.text().strip()
        if not likenesses(Person(name=name, id_number=number, phone=phone)):
            self._refuse(_("请填证件号码，或者姓名和电话。"))
            (self.phone if name else self.id_number).setFocus()
            return
        self._bound.turn()
        self._ask.setEnabled(False)
        desk = self._station.desk
        self._bound.ask(
            lambda _none: desk.people.held_on(name, number, phone),
            lambda found: self._show(found, (name, number, phone)),
            self._refused,
            marks=Topic.UNSEEN,
        )

    def empty(self) -> None:
        """Take away who asked and what was found."""
        for line in (self.name, self.id_number, self.phone):
            line.clear()
        self._bound.turn()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the name (Qt)."""
        super().showEvent(event)
        if not event.spontaneous():
            self.name.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing for who sits here next, nor behind the lock (Qt)."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.empty()

    def _number(self) -> str:
        return normal_id(self.id_number.text())

    def _check_id(self) -> None:
        number = self._number()
        kind = kind_of(number) if number[:1].isdigit() else IdType.OTHER
        failing = _("校验不符，请再核对；核不清也可以查")
        remark_on_id(self._id_field, kind, number, self._station.today(), failing)

    def _clear_found(self) -> None:
        self._found, self._asked = _NOTHING, ("", "", "")
        self._ask.setEnabled(True)
        self.view.show_rows(())
        self._count.clear()
        self._held.hide()
        self._refusal.fill(())

    def _show(self, found: HeldOn, asked: tuple[str, str, str]) -> None:
        self._ask.setEnabled(True)
        self._found, self._asked = found, asked
        self.view.show_rows(found.rows)
        self.view.setVisible(bool(found.rows))
        if found.rows:
            words = _("找到 {count} 件，新的在前。Enter 打开一件。").format(count=len(found.rows))
        else:
            words = _(
                "登记簿里没有关于这一位的记录。请核对号码；换过电话的，用证件号码再查。没有记录也可以打一张给本人。"
            )
        self._count.setText(words)
        self._held.show()
        self._follow()
        if found.rows:
            self.view.setCurrentIndex(self.view.model().index(0, 0))
            self.view.setFocus()
        self._scroll.bring(self._count)

    def _refused(self, fault: DeskError) -> None:
        self._ask.setEnabled(True)
        self._refuse(words_for(fault))

    def _refuse(self, words: str) -> None:
        notice = Notice(self._station.look, words, "ownRefused", kind=NoticeKind.DANGER)
        self._refusal.fill([notice])

    def _sheet(self) -> Sheet:
        """The paper, drawn from what was found; its title says nothing of whom it is about."""
        desk, found, asked = self._station.desk, self._found, self._asked
        title = f"{desk.office.code}-{desk.office.desk}-own-record"
        called = f"{_('本人信息告知')}_{self._station.today():%Y%m%d}"
        return Sheet(self._station, self, title, lambda: desk.people.paper(found, *asked), called=called)

    def _follow(self) -> None:
        rows = min(self.view.model().rowCount(), _MOST_ROWS)
        self.view.setFixedHeight(self._station.look.px(66 * rows + 4))
