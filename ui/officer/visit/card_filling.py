"""An identity card is laid on (读身份证): fills what is empty, and asks before it touches what is typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from ui.background import Topic
from ui.chosen_files import file_to_open
from ui.officer.listening import Hearing
from ui.officer.parts.station import Station
from ui.officer.visit.page import IntakePage
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.hall.device import DeviceState
from xinfang_desk.domain.people.id_card import CardPart, Fit, IdCard, filled, fit, lacking
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.reading.id_face import CardRead
from xinfang_desk.settings import Settings
from xinfang_desk.words import _
from xinfang_desk.words.devices_said import device_said

_QUIET = frozenset({DeviceState.READY})
"""What nobody needs to be told."""


class CardFilling(QObject):
    """Listens while the form is in sight and nothing is asked over it; a card is kept nowhere but there."""

    def __init__(self, station: Station, intake: IntakePage) -> None:
        super().__init__(intake)
        self._station = station
        self._intake = intake
        self._people = intake.people
        self._hearing = Hearing(self, station.desk.equipment.card_reader, self._is_wanted)
        self._hearing.came.connect(self._take)
        self._troubled: DeviceState | None = None
        station.background.changed.connect(self._changed)
        self._changed(Topic.OFFICE)
        if station.desk.reading.is_here():
            self._people.take_pictures()
        self._people.photo.clicked.connect(self._choose)
        self._people.pictured.connect(self._read)

    def _choose(self) -> None:
        """A photograph of a card, by hand."""
        kinds = _("图片 (*.jpg *.jpeg *.png *.tif *.tiff)")
        if (file := file_to_open(self._people, _("身份证正面的照片"), kinds)) is not None:
            self._read([file])

    def _read(self, files: list[Path]) -> None:
        """Read the front of a card off its picture, which is kept nowhere."""
        reading, scans = self._station.desk.reading, self._station.desk.scans
        self._station.tell(_("正在读身份证的照片，照片不存。"), NoticeKind.OK)
        self._station.background.read(
            self, lambda: reading.read_card(scans.read(files[0])), self._was_read, self._station.refused
        )

    def _was_read(self, read: CardRead | None) -> None:
        if read is None:
            self._station.tell(_("这不像身份证的正面，没有填。请照证件写。"), NoticeKind.WARN)
        elif read.card is None:
            self._station.tell(
                _("身份证的姓名或者号码看不清，没有填。请照证件写，或者拍清楚一点。"), NoticeKind.WARN
            )
        elif self._is_wanted():
            self._fill(read.card)

    def _changed(self, what: Topic) -> None:
        if what & Topic.OFFICE:
            self._station.background.ask(self, self._station.desk.upkeep.settings, self._use)

    def _use(self, settings: Settings) -> None:
        self._hearing.use(settings.reader)

    def _is_wanted(self) -> bool:
        asked = self._intake.asking.asks() or self._people.names.isVisible()
        return self._intake.isVisible() and not asked

    def _take(self, told: IdCard | DeviceState) -> None:
        if isinstance(told, DeviceState):
            # The same trouble, each time the form comes back, would be said again and again.
            if told not in _QUIET and told is not self._troubled:
                self._station.tell(device_said(told), NoticeKind.WARN)
            self._troubled = None if told is DeviceState.SAME_CARD else told
            return
        self._troubled = None
        self._fill(told)

    def _fill(self, card: IdCard) -> None:
        if self._people.anonymous.isChecked():
            self._station.tell(_("勾了“不愿留姓名”，读到的身份证没有填。"), NoticeKind.WARN)
            return
        written = self._people.form.read()
        match fit(card, written, self._station.today()):
            case Fit.FILLS:
                parts = lacking(card, written)
                self._write(card, written, _("已从身份证填上：{parts}。").format(parts=_named(parts)))
            case Fit.SAYS_THE_SAME:
                self._people.form.show_card(card)
                self._station.tell(_("身份证和写的一样。"), NoticeKind.OK)
            case Fit.DIFFERS:
                words = _("身份证上的姓名或号码和写的不一样，没有改。请核对。")
                self._offer(words, _("照身份证写"), written, lambda: self._replace(card, written))
            case Fit.ANOTHER:
                words = _("这是另一个人的身份证，没有填。")
                self._offer(words, _("加上这个人"), written, lambda: self._add(card))

    def _offer(self, words: str, action: str, written: Person, act: Callable[[], None]) -> None:
        def answered() -> None:
            if self._people.form.read() == written:
                act()
            else:
                self._station.tell(_("刚才以后又写过，没有动。请把身份证再放一次。"), NoticeKind.WARN)

        self._station.offer(words, action, answered, NoticeKind.WARN)

    def _replace(self, card: IdCard, written: Person) -> None:
        self._write(card, written, _("已照身份证写好。"))

    def _add(self, card: IdCard) -> None:
        self._people.add_person(lives_elsewhere=bool(card.address))
        self._write(card, self._people.form.read(), _("已加上身份证上的人。"))

    def _write(self, card: IdCard, before: Person, words: str) -> None:
        form = self._people.form
        form.take_card(card, filled(card, before))
        after = form.read()
        if card.pictured:
            words = _("{words}机器从照片读的，看准了按“核对过了”。").format(words=words)
            self._offer(words, _("核对过了"), after, form.confirm_card)
            return

        def take_back() -> None:
            if form.read() == after:
                form.take_back(before)
            else:
                self._station.tell(_("填上以后又写过，没有撤回。"), NoticeKind.WARN)

        self._station.offer(words, _("撤回"), take_back)


def _named(parts: tuple[CardPart, ...]) -> str:
    names = {CardPart.NAME: _("姓名"), CardPart.NUMBER: _("证件"), CardPart.ADDRESS: _("现住址")}
    return "、".join(names[each] for each in parts)
