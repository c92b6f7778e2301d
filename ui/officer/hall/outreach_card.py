"""Explaining the law (普法): writing down a session, and the list of a year."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtWidgets import QLineEdit, QSpinBox

from ui.background import Topic
from ui.officer.parts.days import full_day, past_day, read_time
from ui.officer.parts.printing import Sheet
from ui.officer.parts.station import Station
from ui.widgets.boxes import Shelf, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices, numbers
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.outreach import LONGEST, MOST_PEOPLE, Handout, Session, SessionKind, YearList
from xinfang_desk.domain.road.roadmap import RoadMap
from xinfang_desk.domain.time.calendar import CHINA, china_day
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_MOST_GIVEN = 9999


class OutreachCard(Card):
    """Where, when, how many came, which pages were shown, what was given out; below, the year."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("普法活动"), "outreachCard", icon="people", note=_("只记人数，不记名字"))
        self._station = station
        today = station.today()
        self.place, self.village, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.law, self.item = QLineEdit(), QLineEdit()
        self.kind = choices([(each.name, name_of(each)) for each in SessionKind])
        self.photos = _number(_MOST_GIVEN, 0)
        self.day = past_day(station)
        self.began = QLineEdit("9:00")
        self.people, self.minutes = _number(MOST_PEOPLE, 0), _number(LONGEST, 60)
        self.given = {handout: _number(_MOST_GIVEN, 0) for handout in Handout}
        self.page = choices([("", _("没有讲哪一页"))])
        self._pages: list[str] = []
        self._shown = label("", "caption", wrap=True, name="outreachPages")
        grid = Grid(look, columns=4, narrowest=160)
        self._place = Field(look, _("在哪里"), self.place, "outreachPlace", required=True)
        self._day = Field(look, _("哪一天"), self.day, "outreachDay", required=True)
        self._began = Field(look, _("几点开始"), self.began, "outreachBegan", required=True)
        grid.add(self._place, 2)
        grid.add(Field(look, _("村（社区）"), self.village, "outreachVillage"), 2)
        grid.add(self._day)
        grid.add(self._began)
        grid.add(Field(look, _("讲了几分钟"), self.minutes, "outreachMinutes"))
        grid.add(Field(look, _("来了多少人"), self.people, "outreachPeople", required=True))
        for handout, box in self.given.items():
            # Half the width: names of papers are long in any language.
            words = _("发了几份{what}").format(what=name_of(handout))
            grid.add(Field(look, words, box, f"given_{handout.value}"), 2)
        grid.add(Field(look, _("讲了路线图哪一页"), self.page, "outreachPage"), 2)
        grid.add(Field(look, _("备注"), self.note, "outreachNote"), 2)
        grid.add(Field(look, _("怎么做的"), self.kind, "outreachKind"))
        grid.add(Field(look, _("讲了哪部法"), self.law, "outreachLaw"))
        grid.add(Field(look, _("完成计划里的哪一项"), self.item, "outreachItem"))
        grid.add(Field(look, _("拍了几张照片"), self.photos, "outreachPhotos"))
        self._keep = Button(look, _("记下这一场"), "keepSession", icon="check")
        years = [(str(year), str(year)) for year in (today.year, today.year - 1)]
        self.year = Segments(look, _("哪一年"), "outreachYear", years, kind="tab")
        self.year.choose(str(today.year))
        self._total = label("", "strong", wrap=True, name="outreachTotal")
        self._sessions = Shelf(look)
        show = Button(look, _("打年度清单"), "printSessions", icon="printer")
        save = Button(look, _("另存 PDF"), "saveSessions")
        verbs = Flow(look)
        for verb in (show, save):
            verbs.add(verb)
        self.body.addWidget(grid)
        self.body.addWidget(self._shown)
        self.body.addLayout(row(look, None, self._keep))
        for part in (self.year, self._total, self._sessions, verbs):
            self.body.addWidget(part)
        self._shown.hide()
        self.page.activated.connect(self._add_page)
        self.year.chosen.connect(self.reload)
        self._keep.clicked.connect(self.keep)
        show.clicked.connect(lambda: self._sheet().print_it())
        save.clicked.connect(lambda: self._sheet().save_it())

    def reload(self) -> None:
        """Read the year again, and the pages that can have been shown."""
        desk, year = self._station.desk, int(self.year.choice() or self._station.today().year)
        self._station.background.ask(
            self, lambda: (desk.hall.sessions(year), desk.road_map), self._show, self._station.refused
        )

    def keep(self) -> None:
        """Write the session down."""
        day, began = self._when()
        lacking = (
            (self._place, _("请写上地点，比如“村部”") if not self.place.text().strip() else ""),
            (self._day, self.day.fault() or (_("请写哪一天，如 9.14") if day is None else "")),
            (self._began, _("请写几点，如 9:30") if began is None else ""),
        )
        for field, words in lacking:
            field.show_fault(words)
        if day is None or began is None or not self.place.text().strip():
            next(field for field, words in lacking if words).control.setFocus()
            return
        session, hall = self._written(day, began), self._station.desk.hall
        self._keep.setEnabled(False)
        self._station.background.change(
            self,
            lambda: hall.add_session(session),
            lambda kept: self._kept(session, kept),
            self._refused,
            about=Topic.OFFICE,
        )

    def _when(self) -> tuple[date | None, time | None]:
        return self.day.day(), read_time(self.began.text())

    def _written(self, day: date, began: time) -> Session:
        return Session(
            began_at=datetime.combine(day, began, CHINA),
            minutes=self.minutes.value(),
            place=self.place.text().strip(),
            village=self.village.text().strip(),
            people=self.people.value(),
            pages=tuple(self._pages),
            given={handout: box.value() for handout, box in self.given.items() if box.value()},
            note=self.note.text().strip(),
            kind=SessionKind[self.kind.currentData()],
            law=self.law.text().strip(),
            plan_item=self.item.text().strip(),
            photos=self.photos.value(),
        )

    def _kept(self, written: Session, kept: Session) -> None:
        self._keep.setEnabled(True)
        day, began = self._when()
        if day is not None and began is not None and self._written(day, began) == written:
            # Else the next one is half written by now.
            self._clear()
        words = _("{place}这一场已记下，{people} 人").format(place=kept.place, people=kept.people)
        self._station.tell(words, NoticeKind.OK)
        self.reload()

    def _refused(self, fault: DeskError) -> None:
        self._keep.setEnabled(True)
        self._station.refused(fault)

    def _clear(self) -> None:
        for line in (self.place, self.village, self.note, self.law, self.item):
            line.clear()
        for box in (self.people, self.photos, *self.given.values()):
            box.setValue(0)
        self.day.show_day(None)
        self._pages.clear()
        self._say_pages()

    def _show(self, found: tuple[YearList, RoadMap]) -> None:
        year, road_map = found
        if self.page.count() == 1:
            for place in road_map.places.values():
                self.page.addItem(place.title, place.id)
        total = _("{year} 年一共 {count} 场，{people} 人")
        none = _("{year} 年还没有记过。讲完一场，在上面记下来。")
        words = total if year.rows else none
        self._total.setText(words.format(year=year.year, count=len(year.rows), people=year.people))
        lines = []
        for each in reversed(year.rows):
            held = each.session
            said = _("{day}　{place}　{people} 人　{minutes} 分钟").format(
                day=full_day(china_day(held.began_at)),
                place=held.place,
                people=held.people,
                minutes=held.minutes,
            )
            lines.append(ElidedLabel("　".join((said, *each.titles))))
        self._sessions.fill(lines)

    def _add_page(self) -> None:
        """Each page chosen joins those shown; the first entry empties the list."""
        chosen = self.page.currentData()
        if not chosen:
            self._pages.clear()
        elif chosen not in self._pages:
            self._pages.append(chosen)
        self._say_pages()

    def _say_pages(self) -> None:
        titles = [self.page.itemText(self.page.findData(page)) for page in self._pages]
        self._shown.setText(_("讲了：{pages}").format(pages=_("、").join(titles)))
        self._shown.setVisible(bool(titles))
        if not titles:
            self.page.setCurrentIndex(0)

    def _sheet(self) -> Sheet:
        hall, year = self._station.desk.hall, int(self.year.choice() or self._station.today().year)
        called = f"{_('普法活动')}_{year}"
        return Sheet(
            self._station, self, f"outreach-{year}", lambda: hall.sessions_sheet(year), called=called
        )


def _number(most: int, value: int) -> QSpinBox:
    box = numbers(0, most)
    box.setValue(value)
    return box
