"""Between scans that come and the form (读文书): one is read, looked at, confirmed, and only then used."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.failures import words_for
from ui.officer.parts.days import read_day
from ui.officer.parts.station import PageStation
from ui.officer.visit.matters import MattersCard
from ui.officer.visit.paper.as_read import (
    ReadScan,
    in_a_sentence,
    in_doubt,
    remedies_said,
    taken_for,
    text_of,
)
from ui.officer.visit.paper.paper_panel import PaperPanel
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.books.confirmed import with_paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Material, MatterDraft
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.paper_said import PaperSaid
from xinfang_desk.domain.reading.paper import RECEIPT
from xinfang_desk.words import _

if TYPE_CHECKING:
    from xinfang_desk.desk.books.scans import NewScan
    from xinfang_desk.desk.edges.paper_reading import LaidOn


class Papers(QObject):
    """Reads what comes while a visit is written, where the reader is here; without it nothing of it is seen.

    What was read lies in memory alone until it is confirmed, and is forgotten with the visit.
    """

    named = Signal()
    """A material is called otherwise now."""

    def __init__(self, station: PageStation, matters: MattersCard, key: Callable[[], str]) -> None:
        """``key`` is that of the visit on the form."""
        super().__init__(matters)
        self._station, self._matters, self._key_now = station, matters, key
        self._line = matters.paper
        self._panel: PaperPanel | None = None
        self._key = ""
        self._reading: dict[str, str] = {}
        self._found: dict[str, ReadScan] = {}
        self._texts: dict[str, str] = {}
        self._shown: ReadScan | None = None
        self._said = PaperSaid()
        line = self._line
        line.confirmed.connect(self.confirm)
        line.looked_into.connect(self.look)
        line.left.connect(self._leave)
        line.stopped.connect(self.stop)
        matters.turned.connect(self.show)

    def read(self, scan: NewScan, name: str) -> None:
        """Read a scan that was taken in; typing goes on meanwhile."""
        reading, sha256 = self._station.desk.reading, scan.sha256
        if not reading.is_here():
            return
        self._forget_others()
        self._reading[sha256] = name
        self.show()

        def laid_on() -> LaidOn | None:
            # It may have been stopped while it waited for another.
            return reading.laid_on(scan.content) if sha256 in self._reading else None

        def came(laid: LaidOn | None) -> None:
            if laid is None or self._reading.pop(sha256, None) is None:
                return
            self._texts[sha256] = text_of(laid.paper)
            if laid.paper.kind == RECEIPT and laid.paper.number:
                self._offer_to_open(laid.paper.number)
            elif laid.paper.lines:
                self._found[sha256] = ReadScan(
                    sha256=sha256, name=name, pages=scan.pages, turns=laid.turns, read=laid.paper
                )
            else:
                words = _("“{name}”里没读出字，不像文书。照样收下了。")
                self._station.tell(words.format(name=name), NoticeKind.OK)
            self.show()

        def refused(fault: DeskError) -> None:
            if self._reading.pop(sha256, None) is not None:
                words = _("“{name}”收下了，没读成：{why}").format(name=name, why=words_for(fault))
                self._station.tell(words, NoticeKind.WARN)
                self.show()

        self._station.background.read(self, laid_on, came, refused)

    def _offer_to_open(self, number: str) -> None:
        """It is a receipt of ours: what it was given for can be seen."""
        words = _("这是我们的回执：{number}。").format(number=grouped(number))
        ways = self._station.ways
        self._station.offer(words, _("打开这件"), lambda: ways.open_matter(number), NoticeKind.WARN)

    def texts_of(self, matter: MatterDraft) -> tuple[tuple[str, str], ...]:
        """Name and text of each paper of a matter that was read: confirmed, left aside, or neither yet."""
        self._forget_others()
        found = ((each.name, each.said.text if each.said else self._text(each)) for each in matter.materials)
        return tuple((name, text) for name, text in found if text)

    def _text(self, material: Material) -> str:
        return self._texts.get(material.scan.sha256, "") if material.scan else ""

    def stop(self) -> bool:
        """Read no further; whether anything was being read."""
        stopped = bool(self._reading)
        if stopped:
            self._reading.clear()
            self._station.desk.reading.stop()
            self._station.tell(_("不读了。扫描件收着，照样登记。"), NoticeKind.OK)
            self.show()
        return stopped

    def close_it(self) -> bool:
        """Put the panel away; whether it was open."""
        return self._panel is not None and self._panel.close_it()

    def show(self) -> None:
        """Show what is known of the scans of the matter on the form."""
        self._forget_others()
        hashes = [each.scan.sha256 for each in self._matters.scanned() if each.scan and not each.said]
        shown = next((self._found[each] for each in hashes if each in self._found), None)
        if shown is not self._shown:
            self._take(shown)
        if shown is not None:
            said = self._said
            # Where nothing of ours is counted from it, its own words alone are told.
            told = "" if said.event or not said.title else remedies_said(said.remedies) + "。"
            words = in_a_sentence(said, self._station.today()) + told + in_doubt(shown.read.unsure)
            self._line.say_found(words, starts=bool(said.event))
        elif under_way := next((self._reading[each] for each in hashes if each in self._reading), ""):
            self._line.say_busy(under_way)
        else:
            self._line.hide()

    def look(self) -> None:
        """Look at each part on the picture."""
        page, shown = self._page(), self._shown
        if shown is None or page is None:
            return
        if self._panel is None:
            self._panel = PaperPanel(self._station, self._station.desk.reading.kinds())
            self._panel.confirmed.connect(self.confirm)
            self._panel.closed.connect(self._line.go_to_day)
        panel, key, scans = self._panel, self._key, self._station.desk.scans
        panel.open_on(page, shown, self._said, self._line.day.text())
        self._station.background.ask(
            self,
            lambda: scans.of_draft(key, shown.sha256),
            partial(panel.show_picture, shown),
            self._station.refused,
        )

    def confirm(self) -> None:
        """Use it as it stands; the day is asked for once, and may be left out."""
        shown = self._shown
        if shown is None:
            return
        if self._panel is not None and not self._panel.isHidden():
            if why := self._panel.fault():
                self._station.tell(why, NoticeKind.WARN)
                return
            self._said = self._panel.said()
            self._line.day.setText(self._panel.received())
            self._panel.close_it()
        elif not self._said.event and "event" in shown.read.unsure:
            # Which limits run from it nobody has told yet: it is looked at first.
            self.look()
            return
        elif self._line.asks_for_day() and not self._line.day.hasFocus():
            self._line.go_to_day()
            return
        elif why := self._line.day.fault():
            self._station.tell(why, NoticeKind.WARN)
            return
        self._use(shown, read_day(self._line.day.text(), self._station.today()))

    def _use(self, shown: ReadScan, received_on: date | None) -> None:
        before = self._matters.current()
        after = with_paper(before, shown.sha256, self._said, received_on)
        key, name = self._key, self._said.title or shown.name
        self._put(after)
        del self._found[shown.sha256]
        self.show()
        self._matters.form.statement.setFocus()

        def stands() -> bool:
            return self._key_now() == key and self._matters.current() == after

        def back() -> None:
            if stands():
                self._found[shown.sha256] = shown
                self._put(before)
                self.show()
            else:
                self._station.tell(_("核对以后又写过，没有撤回。请在下面改。"), NoticeKind.WARN)

        words = _("照文书填好了：{name}。").format(name=name)
        self._station.offer(words, _("撤回"), back, NoticeKind.OK, lambda: stands() and self._has_hand())

    def _has_hand(self) -> bool:
        """Whether one writes on in the matters: what was written elsewhere goes back by itself."""
        return self._matters.isAncestorOf(QApplication.focusWidget() or self._matters)

    def _put(self, matter: MatterDraft) -> None:
        self._matters.hand_in(self._matters.place, lambda _now: matter.materials)
        self._matters.put(matter)
        self._matters.left.emit()
        self.named.emit()

    def _leave(self) -> None:
        if self._shown is not None:
            del self._found[self._shown.sha256]
            self._matters.form.statement.setFocus()
            self.show()

    def _take(self, shown: ReadScan | None) -> None:
        """Begin with another one, as it was read."""
        self._shown = shown
        self._said = PaperSaid()
        self._line.day.clear()
        if shown is not None:
            self._said = taken_for(shown, self._station.desk.reading.kinds())
            self._line.day.show_day(shown.read.received_on)

    def _forget_others(self) -> None:
        """Keep nothing of what was read for another visit."""
        if self._key_now() != self._key:
            self._key = self._key_now()
            self._reading.clear()
            self._found.clear()
            self._texts.clear()

    def _page(self) -> QWidget | None:
        """What scrolls with the form."""
        return self._matters.parentWidget()
