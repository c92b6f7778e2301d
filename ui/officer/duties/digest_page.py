"""A month's digest (社情民意研判): against the month before and a year ago; advice and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from ui.background import Topic
from ui.chosen_files import chosen_folder
from ui.officer.parts.days import past_day
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.table import TableModel, fit_table, table_of
from xinfang_desk.domain.duties.advice import Adopted, Advice
from xinfang_desk.domain.duties.digest import Digest, Line
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_MONTHS = 13
_ROW = 30


class DigestPage(DeskPage):
    """The month's figures at the left; at the right the advice of its year."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "digestPage")
        look = station.look
        self.month = choices(_months(station))
        self.month.setMinimumContentsLength(10)
        month = Field(look, _("哪个月"), self.month, "digestMonth")
        titles = (_("是什么"), _("本月"), _("上月"), _("上年同月"))
        self.model = TableModel[tuple[str, Line]](titles, _cells, self)
        self.table = table_of(self.model, "digestLines", _("一个月的数字"), widest=0)
        self._said = label("", "label", wrap=True, name="digestWords")
        save = Button(look, _("存研判月报"), "saveDigest", kind="primary", icon="document")
        left = column(look, row(look, label(_("社情民意研判"), "title"), None, month), self._said, spacing=8)
        left.addWidget(self.table, 1)
        note = _("月报（DOCX）里不到5件的合并；研判意见和建议空着，打开接着写。数字（JSON）单位自己看。")
        left.addWidget(label(note, "caption", wrap=True))
        left.addLayout(row(look, None, save))
        page = row(look, margins=(12, 10, 12, 10), spacing=14)
        page.addWidget(Scrolled(frame("page", left), "digestScroll"), 3)
        page.addWidget(Scrolled(frame("page", column(look, self._advice(station))), "adviceScroll"), 2)
        self.setLayout(page)
        self.month.activated.connect(lambda _at: self.reload())
        save.clicked.connect(self._choose_folder)
        look.resized.connect(self._fit)
        self._fit()

    def reload(self) -> None:
        """Read the month again, and the advice of its year."""
        month, digests = str(self.month.currentData()), self._station.desk.digests
        self._station.background.ask(
            self,
            lambda: (digests.of_month(month), digests.advice_of(int(month[:4]))),
            self._show,
            self._station.refused,
        )

    def save(self, folder: Path) -> None:
        """Write the digest into ``folder``."""
        month, digests = str(self.month.currentData()), self._station.desk.digests
        self._station.background.change(
            self,
            lambda: digests.write_month(month, folder),
            self._saved,
            self._station.refused,
            about=Topic.UNSEEN,
        )

    def advise(self) -> None:
        """Keep advice that was sent."""
        body, text, sent_on = self.body.text().strip(), self.text.text().strip(), self.sent_on.day()
        self._body.show_fault("" if body else _("请写给哪个单位"))
        self._text.show_fault("" if text else _("请写建议什么"))
        self._sent.show_fault("" if sent_on else _("请写哪天发出的"))
        if body and text and sent_on:
            advice, digests = Advice(body=body, text=text, sent_on=sent_on), self._station.desk.digests
            self._change(lambda: digests.advise(advice), _("建议已记下。"))

    def answer(self) -> None:
        """Note what became of the advice that is marked."""
        found: Advice | None = self.given.currentIndex().data(TableModel.ItemRole)
        on = self.answered_on.day()
        self._answered.show_fault("" if on else _("请写哪天答复的"))
        if found is None:
            self._station.tell(_("请先点一条建议。"), NoticeKind.WARN)
        elif on:
            uid, adopted = found.uid, Adopted[self.adopted.currentData()]
            digests = self._station.desk.digests
            self._change(lambda: digests.answer_advice(uid, on, adopted), _("答复已记下。"))

    def _advice(self, station: PageStation) -> Card:
        look = station.look
        self.body, self.text, self.sent_on = QLineEdit(), QLineEdit(), past_day(station)
        self._body = Field(look, _("给哪个单位"), self.body, "adviceBody", required=True)
        self._text = Field(look, _("建议的内容"), self.text, "adviceText", required=True)
        self._sent = Field(look, _("哪天发出"), self.sent_on, "adviceSent", required=True)
        add = Button(look, _("记下建议"), "addAdvice", icon="check")
        self.advised = TableModel[Advice]((_("建议"), _("答复")), _advice_cells, self)
        self.given = table_of(self.advised, "adviceList", _("今年的建议"), widest=0)
        self.answered_on = past_day(station)
        self.adopted = choices([(each.name, name_of(each)) for each in Adopted])
        self._answered = Field(look, _("哪天答复"), self.answered_on, "adviceAnswered")
        answer = Button(look, _("记下答复"), "answerAdvice")
        card = Card(look, _("工作建议（第40条）"), "adviceCard", icon="pencil")
        grid = Grid(look, columns=2, narrowest=150)
        grid.add(self._body)
        grid.add(self._sent)
        grid.add(self._text, 2)
        answers = Grid(look, columns=2, narrowest=150)
        answers.add(self._answered)
        answers.add(Field(look, _("是否采纳"), self.adopted, "adviceAdopted"))
        card.body.addWidget(grid)
        card.body.addLayout(row(look, None, add))
        card.body.addWidget(self.given, 1)
        card.body.addWidget(answers)
        card.body.addLayout(row(look, None, answer))
        add.clicked.connect(self.advise)
        answer.clicked.connect(self.answer)
        return card

    def _change(self, act: Callable[[], Advice], words: str) -> None:
        def done(_kept: object) -> None:
            self._station.tell(words, NoticeKind.OK)
            self.text.clear()
            self.reload()

        self._station.background.change(self, act, done, self._station.refused, about=Topic.UNSEEN)

    def _show(self, found: tuple[Digest, Sequence[Advice]]) -> None:
        digest, advice = found
        groups = (
            (_("内容"), digest.contents),
            (_("村（社区）"), digest.villages),
            (_("单位"), digest.bodies),
        )
        lines = [(_("全部"), digest.total)]
        lines += [(f"{group}　{each.key}", each) for group, every in groups for each in every]
        self.model.show(lines)
        self.advised.show(tuple(reversed(advice)))
        self._said.setText(_said(digest))

    def _choose_folder(self) -> None:
        if chosen := chosen_folder(self, _("月报存到哪个文件夹")):
            self.save(chosen)

    def _saved(self, files: tuple[Path, ...]) -> None:
        words = _("已存 {count} 份到 {folder}").format(count=len(files), folder=files[0].parent)
        self._station.tell(words, NoticeKind.OK)

    def _fit(self) -> None:
        fit_table(self.table, self._station.look, {1: 48, 2: 48, 3: 74}, row=_ROW, lines=6)
        fit_table(self.given, self._station.look, {1: 72}, row=_ROW, lines=4)


def _months(station: PageStation) -> list[tuple[str, str]]:
    """This month and those before it, the latest first."""
    last = station.today().year * 12 + station.today().month - 1
    found = [divmod(last - back, 12) for back in range(_MONTHS)]
    words = _("{year}年{month}月")
    return [(f"{year:04}-{at + 1:02}", words.format(year=year, month=at + 1)) for year, at in found]


def _cells(line: tuple[str, Line]) -> tuple[str, ...]:
    name, found = line
    earlier = ("—" if each is None else str(each) for each in (found.before, found.year_ago))
    return name, str(found.count), *earlier


def _advice_cells(advice: Advice) -> tuple[str, ...]:
    return f"{advice.body}：{advice.text}", name_of(advice.adopted) if advice.adopted else _("还没有")


def _said(digest: Digest) -> str:
    """What is new and what is late, for the office alone."""
    new = _("；").join(
        _("{village}的{content}，30天内{count}批").format(
            village=each.village, content=each.content, count=each.visits
        )
        for each in digest.topics
    )
    late = _("、").join(_("{body}{count}项").format(body=body, count=count) for body, count in digest.late)
    lines = [
        _("新出现的问题：{new}。").format(new=new) if new else _("没有新出现的问题。"),
        _("过了日子还没办到：{late}。").format(late=late) if late else _("没有过了日子还没办到的。"),
    ]
    return "".join(lines)
