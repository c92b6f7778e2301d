"""To the county and back (上报和回执): what waits, where it goes, how far each batch has come."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar

from ui.officer.county.batches import BatchesCard
from ui.officer.county.replies import ReplyCard, ReturnedCard
from ui.officer.county.sealed_card import SealedCard
from ui.officer.county.stick import Place, StickPanel
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.desk.answers import CardRecord
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import BatchRecord
from xinfang_desk.words import _

if TYPE_CHECKING:
    from xinfang_desk.desk.answers import Preview


class BatchPage(DeskPage):
    """What waits, where it goes, how far each batch has come, what the county sent back."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "batchPage")
        look = station.look
        self._waiting: dict[bool, int] = {False: 0, True: 0}
        self._enrolled = False
        self._working = False
        self._pending = label("", "strong", wrap=True, name="batchPending")
        self._held = Notice(look, "", "batchHeld", kind=NoticeKind.WARN)
        self._first_held = ""
        self._county = label("", "label", wrap=True, name="batchCounty")
        words = _("还没有接收县里的登记卡，导不出去。")
        self._no_county = Notice(look, words, "batchNoCounty", kind=NoticeKind.WARN, action=_("去设置里接收"))
        self._no_county.hide()
        self._no_county.acted.connect(lambda: station.ways.open_page("settings"))
        self.stick = StickPanel(station)
        self._make = Button(look, _("封装并写入"), "makeBatch", kind="primary", icon="stick")
        self._again = Button(look, "", "makeBatchAgain")
        self._progress_words = label("", "label", name="batchProgressWords")
        self._progress = QProgressBar()
        self._progress.setObjectName("batchProgress")
        self._progress.setAccessibleName(_("封装进度"))
        self._progress.setTextVisible(False)
        self.replies = ReplyCard(station)
        desk = station.desk
        self._aside = ReturnedCard(station, _("装不进上报批次、要更正的"), "aside", desk.outbox.set_aside)
        self._rejected = ReturnedCard(station, _("县里退回、要补正的"), "rejected", desk.inbox.rejected)
        self._batches = BatchesCard(station)
        self._sealed = SealedCard(station)
        out = Card(look, _("导出上报"), "batchCard", icon="stick", note=_("封好后只有县里能打开"))
        for part in (
            self._pending,
            self._held,
            self._county,
            self._no_county,
            self.stick,
            self._progress_words,
            self._progress,
        ):
            out.body.addWidget(part)
        out.body.addLayout(row(look, None, self._again, self._make))
        page = column(look, label(_("上报和回执"), "title"), margins=(12, 10, 12, 10), spacing=14)
        for card in (out, self._aside, self._sealed, self.replies, self._rejected, self._batches):
            page.addWidget(card)
        page.addStretch(1)
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", page), "batchScroll"), 1)
        self.setLayout(inside)
        for quiet in (self._held, self._again, self._progress_words, self._progress):
            quiet.hide()
        self._held.acted.connect(lambda: station.ways.open_matter(self._first_held))
        self._make.clicked.connect(lambda: self._begin(again=False))
        self._again.clicked.connect(lambda: self._begin(again=True))
        self.stick.looked.connect(self.replies.look_on)
        self.stick.looked.connect(self._allow)

    def reload(self) -> None:
        """Read again what waits, what is plugged in, and how far the batches have come."""
        desk, ask = self._station.desk, self._station.background.ask
        ask(self, desk.keys.county, self._show_county)
        ask(self, lambda: (desk.outbox.preview(), desk.outbox.preview(again=True)), self._show_preview)
        ask(self, desk.outbox.held, self._show_held)
        self.stick.reload()
        self.replies.reload()
        self._aside.reload()
        self._rejected.reload()
        self._batches.reload()
        self._sealed.reload()

    def make(self, folder: Path, *, again: bool = False) -> None:
        """Seal what waits and write it to ``folder``: in the layout of a stick where it is one."""
        desk, background = self._station.desk, self._station.background
        place = self.stick.place
        on_stick = place is not None and place.folder == folder and place.view is not None
        write = desk.sticks.write if on_stick else desk.outbox.make_batch
        total = self._waiting[again]
        report = background.progress(self, lambda done: self._advance(done, total))
        self._working = True
        self._progress.setRange(0, 0)
        self._progress_words.setText(_("正在封装……"))
        self._progress.show()
        self._progress_words.show()
        self._allow()
        background.change(
            self,
            lambda: write(folder, again=again, progress=report),
            lambda batch: self._made(batch, on_stick=on_stick),
            self._not_made,
        )

    def take(self, file: Path) -> None:
        """Read the county's reply."""
        self.replies.take(file)

    def _show_held(self, numbers: tuple[str, ...]) -> None:
        """Say what stays here until somebody has said if it is an accusation, and where that is said."""
        self._first_held = next(iter(numbers), "")
        words = _("有 {count} 件像检举控告，还没有人说是不是，不随这批走。请逐件打开，选封存还是普通登记。")
        self._held.say(words.format(count=len(numbers)), NoticeKind.WARN, _("打开第一件"))
        self._held.setVisible(bool(numbers))

    def _begin(self, *, again: bool) -> None:
        if self.stick.place is None:
            self.stick.choose_folder()
        if self.stick.place is not None:
            self.make(self.stick.place.folder, again=again)

    def _advance(self, done: int, total: int) -> None:
        if done < total:
            self._progress.setRange(0, total)
            self._progress.setValue(done)
            self._progress_words.setText(_("已封 {count} / {total} 件").format(count=done, total=total))
        else:
            self._progress.setRange(0, 0)
            self._progress_words.setText(
                _("已封好 {count} 件，正在写入并读回核对，先别拔。").format(count=done)
            )

    def _made(self, batch: BatchRecord | None, *, on_stick: bool) -> None:
        self._rest()
        if batch is None:
            self._station.tell(_("没有要上报的事项。"), NoticeKind.INFO)
        else:
            words = _("第 {sequence} 批已封装、写入、读回核对，共 {count} 件。文件：{file}")
            said = words.format(sequence=batch.sequence, count=batch.records, file=batch.file)
            if on_stick:
                said += _("　拔之前先点“准备拔出”。")
            self._station.tell(said, NoticeKind.OK)

    def _not_made(self, fault: DeskError) -> None:
        self._rest()
        self._station.refused(fault)
        self.reload()

    def _rest(self) -> None:
        self._working = False
        self._progress.hide()
        self._progress_words.hide()
        self._allow()

    def _allow(self, _place: Place | None = None) -> None:
        place = self.stick.place
        ready = self._enrolled and not self._working and (place is None or place.takes_batches)
        self._make.setEnabled(ready)
        self._again.setEnabled(ready)

    def _show_preview(self, previews: tuple[Preview, Preview]) -> None:
        plain, again = previews
        self._waiting = {False: plain.records, True: again.records}
        self._pending.setText(said_of_preview(plain))
        words = _("县里还没回执的也带上，再导一次（{count} 件，{size}）")
        self._again.say(words.format(count=again.records, size=size_in_words(again.size)))
        self._again.setVisible(again.records > plain.records)

    def _show_county(self, county: CardRecord | None) -> None:
        if county is not None:
            self._county.setText(
                _("送往：{name}　核对数字：{digits}").format(name=county.name, digits=county.fingerprint)
            )
        self._enrolled = county is not None
        self._county.setVisible(self._enrolled)
        self._no_county.setVisible(not self._enrolled)
        self._allow()


def said_of_preview(preview: Preview) -> str:
    """How many matters the next batch would carry, of which days, and how much that is."""
    if preview.first_day is None or preview.last_day is None:
        return _("没有等着上报的事项。")
    first, last = preview.first_day, preview.last_day
    days = _day_in_words(first)
    if last != first:
        said = _("{first}至{last}") if last.year == first.year else _("{year}年{first}至{until}年{last}")
        ends = {"year": first.year, "until": last.year}
        days = said.format(first=days, last=_day_in_words(last), **ends)
    words = _("有 {count} 件等着上报：{days}登记，封装前{size}。检举控告不在其中。")
    return words.format(count=preview.records, days=days, size=size_in_words(preview.size))


def size_in_words(size: int) -> str:
    """So many bytes, as people read them."""
    if size < 1 << 20:
        return _("约 {count} KB").format(count=max(1, round(size / (1 << 10))))
    return _("约 {count} MB").format(count=round(size / (1 << 20)))


def _day_in_words(day: date) -> str:
    return _("{month}月{day}日").format(month=day.month, day=day.day)
