"""Order in the hall (现场秩序): what happened there and what was done; of the place, and of nobody."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QCheckBox, QLineEdit

from ui.background import Topic
from ui.failures import words_for
from ui.officer.parts.days import full_day, past_day, read_time
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.domain.duties.incident import Happened, Incident, IncidentFigures, PlaceAct
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.time.calendar import CHINA, china_day
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of


class IncidentsPage(DeskPage):
    """There is no field for a person or a matter; the head, and whoever noted it, alone read it."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "incidentsPage")
        look = station.look
        self._twice: Incident | None = None
        """What stands already and was asked to be kept once more."""
        right = Notice(look, _("反映问题的权利不受影响，照常登记。"), "rightStays", kind=NoticeKind.INFO)
        self.day, self.at, self.where = past_day(station), QLineEdit(), QLineEdit()
        self.happened = choices([("", _("请选一种")), *((each.name, name_of(each)) for each in Happened)])
        self.acts = {each: QCheckBox(name_of(each)) for each in PlaceAct}
        for each, box in self.acts.items():
            box.setObjectName(f"act_{each.name.lower()}")
        self.called, self.police = QLineEdit(), QLineEdit()
        self.result, self.recorder, self.witness = QLineEdit(), QLineEdit(), QLineEdit()
        self._day = Field(look, _("哪一天"), self.day, "incidentDay", required=True)
        self._at = Field(look, _("几点"), self.at, "incidentAt", required=True)
        self._where = Field(look, _("在哪里"), self.where, "incidentWhere", required=True)
        self._called = Field(look, _("几点报的110"), self.called, "incidentCalled")
        self._recorder = Field(look, _("记录人"), self.recorder, "incidentRecorder", required=True)
        grid = Grid(look, columns=4, narrowest=150)
        for field in (self._day, self._at):
            grid.add(field)
        grid.add(self._where, 2)
        what = _("发生了什么（条例第26条的六种）")
        self._what = Field(look, what, self.happened, "incidentWhat", required=True)
        grid.add(self._what, 4)
        boxes = Flow(look)
        boxes.add(*self.acts.values())
        self._acts = Field(look, _("做了什么"), boxes, "incidentActs", required=True)
        grid.add(self._acts, 4)
        grid.add(self._called)
        grid.add(Field(look, _("接处警编号"), self.police, "incidentPolice"))
        grid.add(Field(look, _("结果"), self.result, "incidentResult"), 2)
        grid.add(self._recorder, 2)
        grid.add(Field(look, _("另一位在场的工作人员"), self.witness, "incidentWitness"), 2)
        self._keep = Button(look, _("记下"), "keepIncident", kind="primary", icon="check")
        form = Card(look, _("记一件"), "incidentForm", icon="pencil", note=_("记事不记人，存一年"))
        form.body.addWidget(grid)
        form.body.addLayout(row(look, None, self._keep))
        self._figures = label("", "strong", wrap=True, name="incidentFigures")
        self._lines = Shelf(look)
        listed = Card(look, _("今年的"), "incidentList", icon="list", note=_("负责人看全部，别人看自己记的"))
        listed.body.addWidget(self._figures)
        listed.body.addWidget(self._lines)
        page = column(
            look,
            label(_("现场秩序"), "title"),
            right,
            form,
            listed,
            None,
            margins=(12, 10, 12, 10),
            spacing=10,
        )
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", page), "incidentScroll"), 1)
        self.setLayout(inside)
        self._keep.clicked.connect(self.keep)

    def reload(self) -> None:
        """Read the year again."""
        desk, year = self._station.desk, self._station.today().year
        self._station.background.ask(
            self,
            lambda: (desk.incidents.listed(year), desk.incidents.figures(year)),
            self._show,
            self._station.refused,
        )
        if not self.recorder.text():
            self.recorder.setText(desk.office.officer)

    def keep(self) -> None:
        """Note it."""
        day, at = self.day.day(), read_time(self.at.text())
        acts = tuple(each for each, box in self.acts.items() if box.isChecked())
        called, said = read_time(self.called.text()), bool(self.called.text().strip())
        police = PlaceAct.CALLED_POLICE in acts
        bad_call = police is not (called is not None) or said is not police
        lacking = (
            (self._day, "" if day else _("请写哪一天")),
            (self._at, "" if at else _("请写几点，如 9:30")),
            (self._where, "" if self.where.text().strip() else _("请写在哪里，如接待大厅")),
            (self._what, "" if self.happened.currentData() else _("请选发生了什么")),
            (self._acts, "" if acts else _("请勾上做了什么")),
            (self._called, _("报了110写几点报的，没报不写") if bad_call else ""),
            (self._recorder, "" if self.recorder.text().strip() else _("请写谁记的")),
        )
        for field, words in lacking:
            field.show_fault(words)
        if first := next((field for field, words in lacking if words), None):
            first.control.setFocus()
            return
        if day is None or at is None:
            return
        incident = Incident(
            at=datetime.combine(day, at, CHINA),
            where=self.where.text().strip(),
            happened=Happened[self.happened.currentData()],
            acts=acts,
            called_at=datetime.combine(day, called, CHINA) if called else None,
            police_no=self.police.text().strip(),
            result=self.result.text().strip(),
            recorder=self.recorder.text().strip(),
            witness=self.witness.text().strip(),
        )
        incidents, again = self._station.desk.incidents, self._twice == incident
        self._keep.setEnabled(False)

        def refused(fault: DeskError) -> None:
            self._keep.setEnabled(True)
            if fault.code != "incident.twice":
                self._station.refused(fault)
                return
            self._twice = incident
            self._what.show_fault(words_for(fault))

        self._station.background.change(
            self, lambda: incidents.add(incident, again=again), self._kept, refused, about=Topic.OFFICE
        )

    def _kept(self, _kept: Incident) -> None:
        self._keep.setEnabled(True)
        self._twice = None
        for edit in (self.at, self.where, self.called, self.police, self.result, self.witness):
            edit.clear()
        for box in self.acts.values():
            box.setChecked(False)
        self.day.show_day(None)
        self.happened.setCurrentIndex(0)
        self._station.tell(_("现场秩序记下了。反映问题的，照常登记。"), NoticeKind.OK)
        self.reload()

    def _show(self, found: tuple[tuple[Incident, ...], IncidentFigures]) -> None:
        incidents, figures = found
        words = _("今年 {count} 件，报110 {calls} 次")
        none = _("今年还没有记过。")
        count = figures.incidents
        self._figures.setText(words.format(count=count, calls=figures.calls) if count else none)
        lines = []
        for each in reversed(incidents):
            when = f"{full_day(china_day(each.at))} {each.at.astimezone(CHINA):%H:%M}"
            acts = _("、").join(map(name_of, each.acts))
            parts = (when, each.where, name_of(each.happened), acts, each.result)
            lines.append(ElidedLabel("　".join(filter(None, parts))))
        self._lines.fill(lines)
