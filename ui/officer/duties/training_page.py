"""Training (培训和测试): cases to practise on with their key, trainings that were held, question sheets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from ui.background import Topic
from ui.chosen_files import chosen_folder
from ui.failures import words_for
from ui.officer.parts.days import full_day, past_day
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.printing import Sheet
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices, numbers
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.duties.training import AnswerKey, Case, Point, Training
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.outreach import LONGEST, MOST_PEOPLE
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_MOST_SEED = 9999


class TrainingPage(DeskPage):
    """At the left a case: its story, what to hold it against, its key; at the right what was held."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "trainingPage")
        look = station.look
        self._twice: tuple[date, str] | None = None
        """What stands already and was asked to be kept once more."""
        cases = station.desk.trainings.cases()
        self.case = choices([(each.id, each.title) for each in cases])
        which = Field(look, _("哪个案例"), self.case, "trainingCase")
        self._story = label("", "label", wrap=True, name="caseStory")
        self._spoken = label("", "strong", wrap=True, name="caseSpoken")
        self.number = QLineEdit()
        self._number = Field(look, _("演练里登记的编号"), self.number, "rehearsedNumber")
        check = Button(look, _("对照"), "checkCase", kind="primary", icon="check")
        self._key = Button(look, _("看答案"), "showKey")
        self._told = label("", "label", wrap=True, name="caseTold")
        case = Card(
            look, _("案例"), "caseCard", icon="document", note=_("在演练里登记，回来对照；不记谁对谁错")
        )
        for part in (which, self._story, self._spoken, self._number):
            case.body.addWidget(part)
        case.body.addLayout(row(look, self._key, None, check))
        case.body.addWidget(self._told)
        left = column(look, case, None, spacing=10)
        right = column(look, self._held(station), self._sheets(station), None, spacing=10)
        halves = Grid(look, columns=2, narrowest=430, gap=14)
        for half in (left, right):
            halves.add(frame("", half))
        page = column(
            look, label(_("培训和测试"), "title"), halves, None, margins=(12, 10, 12, 10), spacing=10
        )
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", page), "trainingScroll"), 1)
        self.setLayout(inside)
        self.case.activated.connect(lambda _at: self._turn())
        check.clicked.connect(self.check)
        self._key.clicked.connect(self.show_key)
        self._turn()

    def reload(self) -> None:
        """Read the year again."""
        year, trainings = self._station.today().year, self._station.desk.trainings
        self._station.background.ask(self, lambda: trainings.of_year(year), self._show, self._station.refused)

    def check(self) -> None:
        """Hold a matter of this register against the case; only of a rehearsal is there one that fits."""
        number, name = self.number.text().strip(), str(self.case.currentData())
        self._number.show_fault("" if number else _("请写演练里登记的编号"))
        if number:
            trainings = self._station.desk.trainings
            self._station.background.ask(
                self, lambda: trainings.check_registered(name, number), self._say, self._station.refused
            )

    def show_key(self) -> None:
        """What is right, as the rules have it."""
        name, trainings = str(self.case.currentData()), self._station.desk.trainings
        self._station.background.ask(self, lambda: trainings.key(name), self._say_key, self._station.refused)

    def keep(self) -> None:
        """Keep a training that was held."""
        topic, on = self.topic.text().strip(), self.on.day()
        self._topic.show_fault("" if topic else _("请写培训什么"))
        self._on.show_fault("" if on else _("请写哪天"))
        if not topic or on is None:
            return
        training = Training(
            on=on,
            minutes=self.minutes.value(),
            topic=topic,
            people=self.people.value(),
            passed=self.passed.value(),
            teacher=self.teacher.text().strip(),
            plan_item=self.item.text().strip(),
        )
        trainings, again = self._station.desk.trainings, self._twice == (on, topic)

        def done(_kept: Training) -> None:
            self._station.tell(_("培训已记下。"), NoticeKind.OK)
            self._twice = None
            self.topic.clear()
            self.reload()

        def refused(fault: DeskError) -> None:
            if fault.code != "training.twice":
                self._station.refused(fault)
                return
            self._twice = (on, topic)
            self._topic.show_fault(words_for(fault))

        self._station.background.change(
            self, lambda: trainings.add(training, again=again), done, refused, about=Topic.UNSEEN
        )

    def save_test(self, folder: Path) -> None:
        """A question sheet and its key."""
        seed, trainings = self.seed.value(), self._station.desk.trainings
        self._station.background.ask(
            self, lambda: trainings.save_test(seed, folder), self._saved, self._station.refused
        )

    def _held(self, station: PageStation) -> Card:
        look = station.look
        self.on, self.topic, self.teacher, self.item = (
            past_day(station),
            QLineEdit(),
            QLineEdit(),
            QLineEdit(),
        )
        self.minutes, self.people = numbers(1, LONGEST), numbers(1, MOST_PEOPLE)
        self.passed = numbers(0, MOST_PEOPLE)
        self.minutes.setValue(60)
        self._on = Field(look, _("哪一天"), self.on, "trainingDay", required=True)
        self._topic = Field(look, _("培训什么"), self.topic, "trainingTopic", required=True)
        grid = Grid(look, columns=3, narrowest=120)
        grid.add(self._on)
        grid.add(self._topic, 2)
        grid.add(Field(look, _("几分钟"), self.minutes, "trainingMinutes"))
        grid.add(Field(look, _("几人参加"), self.people, "trainingPeople"))
        grid.add(Field(look, _("几人合格"), self.passed, "trainingPassed"))
        grid.add(Field(look, _("谁讲的"), self.teacher, "trainingTeacher"))
        grid.add(Field(look, _("完成计划里的哪一项"), self.item, "trainingItem"), 2)
        keep = Button(look, _("记下这次培训"), "keepTraining", icon="check")
        self._total = label("", "strong", wrap=True, name="trainingTotal")
        self._list = Shelf(look)
        card = Card(look, _("办过的培训"), "trainingCard", icon="people", note=_("只记人数，不记谁合格"))
        card.body.addWidget(grid)
        card.body.addLayout(row(look, None, keep))
        card.body.addWidget(self._total)
        card.body.addWidget(self._list)
        keep.clicked.connect(self.keep)
        return card

    def _sheets(self, station: PageStation) -> Card:
        look = station.look
        self.seed = numbers(1, _MOST_SEED)
        test = Button(look, _("存测试卷和答案"), "saveTest", icon="folder")
        year = Button(look, _("打年度培训清单"), "printTrainings", icon="printer")
        notice = Button(look, _("打新版改了哪几处"), "printChanges", icon="printer")
        verbs = Flow(look)
        for verb in (test, year, notice):
            verbs.add(verb)
        card = Card(look, _("卷子和清单"), "sheetsCard", icon="document")
        card.body.addWidget(Field(look, _("第几套卷子"), self.seed, "testSeed"))
        card.body.addWidget(verbs)
        trainings = station.desk.trainings
        test.clicked.connect(self._choose_folder)
        year.clicked.connect(
            lambda: Sheet(
                station, self, "trainings", lambda: trainings.year_sheet(station.today().year)
            ).print_it()
        )
        notice.clicked.connect(lambda: Sheet(station, self, "changes", trainings.notice).print_it())
        return card

    def _turn(self) -> None:
        found: Case = self._station.desk.trainings.case(str(self.case.currentData()))
        self._story.setText(_("{day}来访。{story}").format(day=found.visit.isoformat(), story=found.story))
        self._spoken.setText(_("来人说：“{spoken}”").format(spoken=found.spoken))
        self._told.clear()

    def _say(self, points: Sequence[Point]) -> None:
        wrong = [each for each in points if not each.right]
        if not wrong:
            self._told.setText(_("都对：{count} 处。").format(count=len(points)))
            return
        said = _("{what}：应当是 {expected}，登记的是 {got}。依据：{article}")
        lines = [
            said.format(
                what=_names().get(each.what, each.what),
                expected=each.expected,
                got=each.got,
                article=each.article,
            )
            for each in wrong
        ]
        self._told.setText("\n".join(lines))

    def _say_key(self, key: AnswerKey) -> None:
        lines = [
            _("目的：{words}").format(words=name_of(key.purpose)),
            _("途径：{words}").format(words=_("或").join(map(name_of, key.routes)) or "——"),
            _("今天怎么处理：{words}").format(words=_("或").join(map(name_of, key.outcomes)) or "——"),
            _("走到：{words}").format(words=key.end),
            _("文书：{words}").format(words=_("、").join(map(name_of, key.papers))),
            *(
                _("{title}：{day}").format(title=title, day=day.isoformat())
                for title, day in key.dates.items()
            ),
            _("要做：{words}").format(words=_("；").join(key.must)),
            _("不能：{words}").format(words=_("；").join(key.must_not)),
            _("依据：{words}").format(words=_("；").join(key.articles)),
        ]
        self._told.setText("\n".join(lines))

    def _show(self, trainings: Sequence[Training]) -> None:
        words = _("今年还没有记过培训。")
        if trainings:
            words = _("今年 {count} 次，{people} 人次参加，{passed} 人次合格").format(
                count=len(trainings),
                people=sum(each.people for each in trainings),
                passed=sum(each.passed for each in trainings),
            )
        self._total.setText(words)
        said = _("{day}　{topic}　{people} 人　合格 {passed} 人")
        self._list.fill(
            [
                ElidedLabel(
                    said.format(
                        day=full_day(each.on), topic=each.topic, people=each.people, passed=each.passed
                    )
                )
                for each in reversed(trainings)
            ]
        )

    def _choose_folder(self) -> None:
        if chosen := chosen_folder(self, _("存到哪个文件夹")):
            self.save_test(chosen)

    def _saved(self, files: tuple[Path, ...]) -> None:
        words = _("已存 {count} 份到 {folder}").format(count=len(files), folder=files[0].parent)
        self._station.tell(words, NoticeKind.OK)


def _names() -> dict[str, str]:
    return {
        "purpose": _("目的"),
        "route": _("途径"),
        "outcome": _("今天怎么处理"),
        "papers": _("文书"),
    }
