"""What follows from the form (右栏): road, limits, papers, notices, earlier visits, before they leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from ui.look.theme import Look
from ui.officer.parts.limits import LimitsCard
from ui.officer.parts.station import Station
from ui.officer.visit.earlier import EarlierCard
from ui.officer.visit.route import RouteCard
from ui.widgets.boxes import Shelf, column, frame, row
from ui.widgets.card import Card
from ui.widgets.labels import IconLabel, label
from ui.widgets.notice import Notice
from xinfang_desk.desk.answers import Outlook
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.matter import Notice as About
from xinfang_desk.domain.neighbours import waits_until
from xinfang_desk.domain.road.roadmap import short_day
from xinfang_desk.domain.time.deadline import Deadline
from xinfang_desk.words import _, notice
from xinfang_desk.words import label as name_of


class PapersCard(Card):
    """Which papers will be handed over today, and what to mind (信访工作条例 art. 19: none of it blocks)."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("今天要出的文书"), "dueCard", icon="printer")
        self._look = look
        self._papers = label("", "body", wrap=True, name="papersAhead")
        self._notices = Shelf(look)
        self.body.addWidget(self._papers)
        self.body.addWidget(self._notices)

    def fill(self, papers: Sequence[Paper], notices: Sequence[About]) -> None:
        """Show what registering would bring."""
        self._papers.setText("、".join(map(name_of, papers)))
        self._notices.fill(
            Notice(self._look, notice(each.code, each.facts), f"notice_{each.code}") for each in notices
        )


class LeavingCard(Card):
    """Three things before they leave (离开前三件事)."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("离开前三件事"), "leavingCard", icon="check")
        things = (
            ("readBack", _("登记内容已念给本人听")),
            ("handedOver", _("文书已交到本人手里")),
            ("nextStep", _("找谁、哪天前，已说清")),
        )
        self._boxes = []
        for name, words in things:
            box = QCheckBox(words)
            box.setObjectName(name)
            box.setAccessibleName(words)
            self._boxes.append(box)
            self.body.addWidget(box)
        self.body.setSpacing(2)

    def reset(self) -> None:
        """A new visit begins."""
        for box in self._boxes:
            box.setChecked(False)


class Side(QFrame):
    """The column at the right, or the second tab where the window is narrow."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self.setProperty("kind", "page")
        self._station = station
        self.route = RouteCard(look)
        self.limits = LimitsCard(look)
        self.papers = PapersCard(look)
        self.earlier = EarlierCard(station)
        self._cards = QWidget()
        cards = (self.route, self.earlier, self.limits, self.papers)
        self._cards.setLayout(column(look, *cards, None, spacing=8))
        self._veil = _veil(look)
        self._veil.hide()
        self.setLayout(column(look, self._cards, self._veil, margins=(8, 8, 8, 8), spacing=0))
        self.earlier.show_rows(())

    def veil(self, *, hidden: bool) -> None:
        """Show nothing at all, and why, or what stood here again."""
        self._cards.setVisible(not hidden)
        self._veil.setVisible(hidden)

    def show_outlook(self, outlook: Outlook, *, unchecked: bool) -> None:
        """Show what registering would bring; ``unchecked`` where a card off a photograph is not confirmed."""
        matter = outlook.matter
        self._show_limits(matter.deadlines, waits_until(matter), matter.draft.to)
        pictured = (About(code="card_pictured"),) if unchecked else ()
        self.papers.fill(matter.papers, (*pictured, *matter.notices))
        self.route.show_road(matter.walked, outlook.offices)

    def clear_outlook(self) -> None:
        """Show nothing of it until it is known: another matter stands on the form."""
        self._show_limits(())
        self.papers.fill((), ())
        self.route.clear()
        self.route.show_road(None, ())

    def _show_limits(
        self, deadlines: Sequence[Deadline], waited: date | None = None, named: str = ""
    ) -> None:
        now = self._station.now()
        words = _("{day} {time:%H:%M}　当场出具回执").format(day=short_day(now.date()), time=now)
        self.limits.show_deadlines(
            deadlines, now.date(), registered=words, waited=waited, named=named, safe=self._station.safe_day
        )


def _veil(look: Look) -> QFrame:
    """What stands here while it is asked if something is an accusation."""
    said = (
        _("不猜途径，不查以往来访"),
        _("群众屏已换成首页，朗读停了"),
        _("草稿已封存，草稿里只写“在写”"),
        _("旁边有人看得见，按 Ctrl+L 锁屏"),
    )
    lines = [label(_("选好以前，这里什么都不显示"), "strong", wrap=True)]
    lines += [label(f"·　{each}", "label", wrap=True) for each in said]
    head = row(look, None, IconLabel(look, "lock", "text2", 32), None)
    inside = column(look, None, head, *lines, None, margins=(24, 24, 24, 24), spacing=10)
    return frame("card", inside, "sideVeil")
