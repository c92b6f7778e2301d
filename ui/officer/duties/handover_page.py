"""A procedure that is over, and what goes to the place where somebody lives (终结、移交属地)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLineEdit, QPushButton

from ui.bound import Bound
from ui.officer.parts.days import coming_day, past_day
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.printing import Sheet
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.domain.category import ChargeKind, ClosingGround
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Charge, Closing, Handover
from xinfang_desk.domain.number import read_number
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of


class HandoverPage(DeskPage):
    """A number at the top; below, how its procedure ended, and what a village does from then on."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "handoverPage")
        look = station.look
        self._bound = Bound(self, station, self._clear)
        self._charges: tuple[Charge, ...] = ()
        self.number = QLineEdit()
        self._number = Field(look, _("登记编号"), self.number, "endedNumber", required=True)
        find = Button(look, _("找这一件"), "findEnded", icon="search")
        self._open = Button(look, _("看全貌"), "openEnded", kind="ghost")
        self._known = label("", "strong", wrap=True, name="endedWords")
        stays = Notice(
            look, _("终结的只是程序。再来反映，照样登记；新的事实另提，救助和法律援助照旧。"), "stays"
        )
        head = Grid(look, columns=3, narrowest=200)
        head.add(self._number, 2)
        halves = Grid(look, columns=2, narrowest=430, gap=14)
        halves.add(self._closing(station))
        halves.add(self._handing(station))
        page = column(
            look,
            label(_("终结和移交属地"), "title"),
            stays,
            head,
            row(look, find, self._open, None),
            self._known,
            halves,
            None,
            margins=(12, 10, 12, 10),
            spacing=10,
        )
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", page), "handoverScroll"), 1)
        self.setLayout(inside)
        find.clicked.connect(self.seek)
        self.number.returnPressed.connect(self.seek)
        self._open.clicked.connect(lambda: station.ways.open_matter(self._bound.number))
        self._clear()

    def seek(self) -> None:
        """Be about the matter of that number."""
        try:
            number = read_number(self.number.text())
        except DeskError as fault:
            self._station.refused(fault)
            return
        self._bound.turn(number)
        self._bound.ask(self._station.desk.reception.show, self._show, self._station.refused)

    def close_it(self) -> None:
        """Note that its procedure is over."""
        on, served = self.on.day(), self.served.day()
        wanted = (
            (self._on, "" if on else _("请写哪天记的")),
            (self._served, "" if served else _("请写哪天送达的")),
            (self._document, "" if self.document.text().strip() else _("请写文书号")),
            (self._org, "" if self.org.text().strip() else _("请写哪个机关作的")),
            (self._proof, "" if self.proof.text().strip() else _("请写送达的凭据")),
        )
        for field, words in wanted:
            field.show_fault(words)
        if on is None or any(words for _field, words in wanted):
            return
        closing = Closing(
            ground=ClosingGround[self.ground.currentData()],
            on=on,
            document=self.document.text().strip(),
            org=self.org.text().strip(),
            served_on=served,
            proof=self.proof.text().strip(),
        )
        self._change(
            lambda number: self._station.desk.handingdown.close(number, closing), _("程序终结已记下。")
        )

    def add_charge(self) -> None:
        """One more thing that is done."""
        what, due = self.what.text().strip(), self.due.day()
        self._what.show_fault("" if what else _("请写做什么"))
        self._due.show_fault("" if due else _("请写哪天以前"))
        if what and due:
            kind = ChargeKind[self.kind.currentData()]
            self._charges += (Charge(kind=kind, what=what, due=due, who=self.who.text().strip()),)
            self.what.clear()
            self._say_charges()

    def hand_over(self) -> None:
        """Note what goes to the place."""
        to, on = self.to.text().strip(), self.handed_on.day()
        self._to.show_fault("" if to else _("请写移交给哪个村、哪个单位"))
        self._handed.show_fault("" if on else _("请写哪天移交"))
        self._what.show_fault("" if self._charges else _("请先加上要做的事"))
        if to and on and self._charges:
            handover = Handover(to=to, on=on, charges=self._charges, accepted_by=self.accepted.text().strip())
            self._charges = ()
            desk = self._station.desk
            self._change(
                lambda number: desk.handingdown.hand_over(number, handover),
                _("移交已记下，要做的事进了“答应了还没办到”。"),
            )

    def _closing(self, station: PageStation) -> Card:
        look = station.look
        self.ground = choices([(each.name, name_of(each)) for each in ClosingGround])
        self.on, self.served = past_day(station), past_day(station)
        self.document, self.org, self.proof = QLineEdit(), QLineEdit(), QLineEdit()
        self._on = Field(look, _("哪天记"), self.on, "closedOn", required=True)
        self._served = Field(look, _("哪天送达"), self.served, "closedServed", required=True)
        self._document = Field(look, _("文书号"), self.document, "closedDocument", required=True)
        self._org = Field(look, _("哪个机关作的"), self.org, "closedOrg", required=True)
        self._proof = Field(look, _("凭据（送达回证等）"), self.proof, "closedProof", required=True)
        grid = Grid(look, columns=2, narrowest=150)
        grid.add(Field(look, _("终结依据"), self.ground, "closedGround"), 2)
        for field in (self._document, self._org, self._served, self._on):
            grid.add(field)
        grid.add(self._proof, 2)
        self._close = Button(look, _("记程序终结"), "closeProcedure", icon="check")
        self._told = Button(look, _("打给本人的告知"), "printEnded", icon="printer")
        card = Card(look, _("程序终结"), "closingCard", icon="check")
        card.body.addWidget(grid)
        card.body.addStretch(1)
        card.body.addLayout(row(look, self._told, None, self._close))
        self._close.clicked.connect(self.close_it)
        self._told.clicked.connect(lambda: self._print("H2"))
        return card

    def _handing(self, station: PageStation) -> Card:
        look = station.look
        self.to, self.accepted, self.what, self.who = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.handed_on, self.due = past_day(station), coming_day(station)
        self.kind = choices([(each.name, name_of(each)) for each in ChargeKind])
        self._to = Field(look, _("移交给哪个村、单位"), self.to, "handedTo", required=True)
        self._handed = Field(look, _("哪天移交"), self.handed_on, "handedOn", required=True)
        self._what = Field(look, _("做什么事"), self.what, "chargeWhat", required=True)
        self._due = Field(look, _("哪天以前"), self.due, "chargeDue", required=True)
        add = Button(look, _("加上这件事"), "addCharge")
        self._list = label("", "label", wrap=True, name="charges")
        grid = Grid(look, columns=2, narrowest=150)
        for field in (self._to, self._handed):
            grid.add(field)
        grid.add(Field(look, _("哪一种"), self.kind, "chargeKind"))
        grid.add(self._due)
        grid.add(self._what)
        grid.add(Field(look, _("谁做"), self.who, "chargeWho"))
        grid.add(Field(look, _("谁接收"), self.accepted, "handedBy"), 2)
        self._hand = Button(look, _("记移交"), "handOver", icon="check")
        self._slip = Button(look, _("打移交单"), "printHanded", icon="printer")
        card = Card(look, _("移交属地"), "handingCard", icon="people", note=_("疏导、化解、帮扶救助"))
        card.body.addWidget(grid)
        card.body.addLayout(row(look, add, None))
        card.body.addWidget(self._list)
        card.body.addLayout(row(look, self._slip, None, self._hand))
        add.clicked.connect(self.add_charge)
        self._hand.clicked.connect(self.hand_over)
        self._slip.clicked.connect(lambda: self._print("H1"))
        return card

    def _verbs(self) -> tuple[QPushButton, ...]:
        return self._open, self._close, self._told, self._hand, self._slip

    def _clear(self) -> None:
        self._charges = ()
        self._say_charges()
        self._known.setText(_("先写登记编号，按 Enter 找到那一件。"))
        for verb in self._verbs():
            verb.setEnabled(False)

    def _show(self, record: MatterRecord) -> None:
        matter = record.matter
        words = _("内容不显示。") if matter.withheld else matter.draft.statement[:40]
        ended = (
            _("程序已经终结：{ground}。").format(ground=name_of(matter.closing.ground))
            if matter.closing
            else ""
        )
        handed = _("已移交{to}。").format(to=matter.handovers[-1].to) if matter.handovers else ""
        self._known.setText(f"{words}　{ended}{handed}")
        self._open.setEnabled(True)
        self._close.setEnabled(not matter.withheld and matter.closing is None)
        self._told.setEnabled(matter.closing is not None)
        self._hand.setEnabled(not matter.withheld)
        self._slip.setEnabled(bool(matter.handovers))

    def _say_charges(self) -> None:
        lines = [f"{name_of(each.kind)}　{each.what}　{each.due.isoformat()}" for each in self._charges]
        self._list.setText("\n".join(lines))

    def _change(self, act: Callable[[str], MatterRecord], words: str) -> None:
        def done(record: MatterRecord) -> None:
            self._station.tell(words, NoticeKind.OK)
            self._say_charges()
            self._show(record)

        self._bound.change(act, done, self._station.refused)

    def _print(self, kind: str) -> None:
        number, counter = self._bound.number, self._station.desk.handingdown
        title, draw = f"{kind}-{number}", partial(counter.paper, number, kind)
        Sheet(self._station, self, title, draw, in_copies=True).print_it()
