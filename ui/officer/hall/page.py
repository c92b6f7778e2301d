"""What the office does for the hall beside the matters (大厅): 满意度, 普法, and the road map on the wall."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.chosen_files import chosen_folder
from ui.officer.hall.feedback_card import FeedbackCard
from ui.officer.hall.outreach_card import OutreachCard
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.printing import Sheet
from ui.officer.parts.station import PageStation, Station
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.grid import Grid
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.words import _


class HallPage(DeskPage):
    """Own records, figures of what visitors say, sessions that explain the law, the poster."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "hallPage")
        look = station.look
        self.feedback = FeedbackCard(station)
        self.outreach = OutreachCard(station)
        own = Card(look, _("本人查询"), "ownRecordCard", icon="person")
        ask = Button(look, _("查本人的记录"), "openOwnRecord", icon="search")
        own.body.addWidget(
            label(_("有人来问登记簿里记了自己什么，在这里查，打一张给本人。"), "caption", wrap=True)
        )
        own.body.addLayout(row(look, ask, None))
        left, right = QWidget(), QWidget()
        left.setLayout(column(look, own, self.feedback, PosterCard(station), None, spacing=14))
        right.setLayout(column(look, self.outreach, None, spacing=14))
        halves = Grid(look, columns=2, narrowest=460, gap=14)
        halves.add(left)
        halves.add(right)
        page = column(
            look, label(_("大厅和普法"), "title"), halves, None, margins=(12, 10, 12, 10), spacing=14
        )
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", page), "hallScroll"), 1)
        self.setLayout(inside)
        ask.clicked.connect(lambda: station.ways.open_page("own_record"))

    def reload(self) -> None:
        """Read the figures and the sessions again."""
        self.feedback.reload()
        self.outreach.reload()


class PosterCard(Card):
    """The road map for the wall, and as long pictures for an office's own messages."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("路线图海报"), "posterCard", icon="route")
        self._station = station
        words = _("A3 几张，贴在墙上；手机长图可以发在单位的公众号里。内容和群众屏上的一样。")
        show = Button(look, _("打海报（A3）"), "printPoster", icon="printer")
        save = Button(look, _("存海报和手机长图"), "savePoster", icon="folder")
        verbs = Flow(look)
        for verb in (show, save):
            verbs.add(verb)
        self.body.addWidget(label(words, "caption", wrap=True))
        self.body.addWidget(verbs)
        show.clicked.connect(self._print)
        save.clicked.connect(self._choose_folder)

    def save(self, folder: Path) -> None:
        """Write the poster and its pictures into ``folder``."""
        hall = self._station.desk.hall
        self._station.background.ask(
            self, lambda: hall.save_poster(folder), self._saved, self._station.refused
        )

    def _print(self) -> None:
        Sheet(self._station, self, "poster", self._station.desk.hall.poster).print_it()

    def _choose_folder(self) -> None:
        if chosen := chosen_folder(self, _("存到哪个文件夹")):
            self.save(chosen)

    def _saved(self, files: tuple[Path, ...]) -> None:
        words = _("已存 {count} 份到 {folder}").format(count=len(files), folder=files[0].parent)
        self._station.tell(words, NoticeKind.OK)
