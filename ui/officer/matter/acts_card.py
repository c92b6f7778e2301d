"""What was done for whoever brought a matter (办理情况): told by its kind, added to, put on paper."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.bound import Bound
from ui.failures import words_for
from ui.officer.parts.days import day_of, past_day
from ui.officer.parts.printing import Sheet
from ui.officer.parts.station import Station
from ui.widgets.boxes import Shelf, column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs.choices import choices, choose
from ui.widgets.inputs.segments import Segments
from ui.widgets.inputs.statement import StatementEdit
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.duties.act import MOST_SAID
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Act, ActKind, Heard, State
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of


def told_as(kind: ActKind) -> str:
    """What the desk asks about an act of that kind."""
    return {
        ActKind.SOLVED: _("解决到位做了什么"),
        ActKind.EXPLAINED: _("讲清楚了什么"),
        ActKind.HELPED: _("帮了什么"),
    }[kind]


class ActsCard(Card):
    """None is needed to conclude; where none stands, it says that none was noted."""

    def __init__(self, station: Station, bound: Bound) -> None:
        look = station.look
        self._begin = Button(look, _("记一条"), "beginAct", kind="ghost", icon="plus")
        super().__init__(look, _("办理情况"), "actsCard", icon="hand", aside=self._begin)
        self._station, self._bound = station, bound
        self._lines = Shelf(look)
        kinds = [(each.name, name_of(each)) for each in ActKind]
        self.kind = Segments(look, _("哪一类"), "actKind", kinds)
        self.on, self.org, self.who = past_day(station), QLineEdit(), QLineEdit()
        self.what = StatementEdit(look, limit=MOST_SAID, lines=2)
        self.basis, self.result = QLineEdit(), QLineEdit()
        self.heard = choices([(each.name, name_of(each)) for each in Heard])
        self._on = Field(look, _("哪一天"), self.on, "actOn", required=True)
        self._org = Field(look, _("哪个单位"), self.org, "actOrg", hint=_("帮扶救助写申请的单位"))
        self._what = Field(look, _("做了什么"), self.what, "actWhat", required=True)
        self._basis = Field(look, _("依据或文书"), self.basis, "actBasis", hint=_("解释说明写哪一条"))
        keep = Button(look, _("记下这一条"), "keepAct", icon="check")
        drop = Button(look, _("不记了"), "dropAct", kind="ghost")
        form = column(look, self.kind, spacing=8)
        form.addLayout(row(look, self._on, self._org, Field(look, _("谁办的"), self.who, "actWho")))
        form.addWidget(self._what)
        form.addLayout(row(look, self._basis, Field(look, _("结果"), self.result, "actResult")))
        form.addWidget(Field(look, _("来访人怎么说"), self.heard, "actHeard"))
        form.addLayout(row(look, None, drop, keep))
        self._form = QWidget()
        self._form.setLayout(form)
        self._print = Button(look, _("打办理情况单"), "printActs", icon="printer")
        self.body.addWidget(self._lines)
        self.body.addWidget(self._form)
        self.body.addLayout(row(look, self._print, None))
        self._begin.clicked.connect(self.begin)
        keep.clicked.connect(self.keep)
        drop.clicked.connect(self._drop)
        self._print.clicked.connect(self._print_it)
        self.kind.chosen.connect(lambda _key: self._follow())
        self.clear()

    def show_record(self, record: MatterRecord) -> None:
        """What was done on this matter; nothing is asked of what is withheld or void."""
        matter, today = record.matter, self._station.today()
        self.setVisible(not matter.withheld and matter.state is not State.VOID)
        told = [self._line(each, day_of(each.on, today)) for each in matter.acts]
        self._lines.fill(told or [label(_("没有记过。没有记，不影响办结。"), "caption", wrap=True)])
        self._print.setVisible(bool(matter.acts))

    def begin(self) -> None:
        """Ask what was done."""
        self._form.show()
        self._begin.hide()
        self.on.show_day(self._station.today())
        self.kind.setFocus()

    def clear(self) -> None:
        """Nothing is begun, and nothing told."""
        self._lines.wipe()
        self._empty()

    def keep(self) -> None:
        """Note what was done."""
        on, what = self.on.day(), self.what.written().strip()
        self._on.show_fault("" if on else _("请写哪一天"))
        self._what.show_fault("" if what else _("请写做了什么"))
        if on is None or not what:
            (self.what if on else self.on).setFocus()
            return
        act = Act(
            kind=ActKind[self.kind.choice() or ActKind.SOLVED.name],
            on=on,
            org=self.org.text().strip(),
            who=self.who.text().strip(),
            what=what,
            basis=self.basis.text().strip(),
            result=self.result.text().strip(),
            heard=Heard[self.heard.currentData()],
        )
        acts, reception = self._station.desk.acts, self._station.desk.reception

        def note(number: str) -> MatterRecord:
            acts.add(number, act)
            return reception.show(number)

        self._bound.change(note, self._kept, self._refused)

    def _kept(self, record: MatterRecord) -> None:
        self._empty()
        self.show_record(record)
        self._station.tell(_("办理情况记下了。"), NoticeKind.OK)

    def _refused(self, fault: DeskError) -> None:
        fields = {
            "act.no_article": self._basis,
            "act.no_body": self._org,
            "act.bad_day": self._on,
        }
        field = fields.get(fault.code, self._what)
        field.show_fault(words_for(fault))
        field.control.setFocus()

    def _drop(self) -> None:
        self._empty()
        self._begin.setFocus()

    def _empty(self) -> None:
        self._form.hide()
        self._begin.show()
        self.kind.choose(ActKind.SOLVED.name)
        choose(self.heard, Heard.UNSAID.name)
        self.what.write("")
        for line in (self.org, self.who, self.basis, self.result):
            line.clear()
        for field in (self._on, self._org, self._what, self._basis):
            field.show_fault("")
        self._follow()

    def _follow(self) -> None:
        kind = ActKind[self.kind.choice() or ActKind.SOLVED.name]
        self.what.setPlaceholderText(told_as(kind))

    def _line(self, act: Act, day: str) -> QWidget:
        told = QWidget()
        over = "　".join(filter(None, (day, name_of(act.kind), act.org, name_of(act.heard))))
        words = "\n".join(filter(None, (act.what, act.basis, act.result)))
        told.setLayout(column(self._station.look, label(over, "caption"), label(words, wrap=True), spacing=1))
        told.setAccessibleName(f"{over}：{words}")
        return told

    def _print_it(self) -> None:
        number, acts = self._bound.number, self._station.desk.acts
        Sheet(self._station, self, f"{number}-A1", lambda: acts.paper(number).pdf).print_it()
