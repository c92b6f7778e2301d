"""Where a batch goes (写到哪里): the stick that is plugged in and what it is to us, or any folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.background import Topic
from ui.bound import Bound
from ui.chosen_files import chosen_folder
from ui.failures import words_for
from ui.mounts import Plugging
from ui.officer.parts.station import Station
from ui.widgets.boxes import column
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.inputs.choices import Choice
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.desk.answers import StickFolder, StickView, Verified
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the next batch goes; a folder that the officer named has no ``view`` of a stick."""

    folder: Path
    view: StickView | None

    @property
    def takes_batches(self) -> bool:
        """Whether a batch may be written here: any folder, but of sticks only one of ours."""
        return self.view is None or (self.view.standing.value == "ours" and self.view.writable)


class StickPanel(QWidget):
    """The places a batch can go to, how the chosen one stands, and what can be done with a stick."""

    looked = Signal(object)
    """The chosen :class:`Place`, or None where there is none, each time it was looked at."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self._station = station
        self.place: Place | None = None
        self._folder: Path | None = None
        self._bound = Bound(self, station, self._clear)
        self.folder = Choice()
        self._standing = Notice(look, "", "stickStanding", action=_("启用这个U盘"))
        self._find = Button(look, _("重新找U盘"), "findSticks", icon="refresh")
        self._choose = Button(look, _("选别的文件夹"), "chooseFolder", icon="folder")
        self._verify = Button(look, _("再核对一次"), "verifyAgain", icon="check")
        self._release = Button(look, _("准备拔出"), "letGo", icon="leave")
        self._verified = Notice(look, "", "stickVerified")
        verbs = Flow(look)
        for verb in (self._find, self._choose, self._verify, self._release):
            verbs.add(verb)
        self.setLayout(
            column(
                look,
                Field(look, _("写到哪里"), self.folder, "batchFolder"),
                self._standing,
                verbs,
                self._verified,
                spacing=10,
            )
        )
        for quiet in (self._standing, self._verify, self._release, self._verified):
            quiet.hide()
        self._plugging = Plugging(self)
        self._plugging.noticed.connect(self._look_again)
        self.folder.activated.connect(self._chosen)
        self._find.clicked.connect(self.reload)
        self._choose.clicked.connect(self.choose_folder)
        self._standing.acted.connect(self._prepare)
        self._verify.clicked.connect(self._verify_again)
        self._release.clicked.connect(self._let_go)

    def showEvent(self, event: QShowEvent) -> None:
        """Notice from now on what is plugged in and pulled out (Qt)."""
        super().showEvent(event)
        self._plugging.watch()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: notice nothing more (Qt)."""
        super().hideEvent(event)
        self._plugging.rest()

    def reload(self) -> None:
        """Look again what is plugged in, and how the chosen place stands."""
        desk = self._station.desk

        def find() -> tuple[tuple[StickFolder, ...], Path | None]:
            found = desk.sticks.plugged_in()
            try:
                return found, desk.sticks.ours()
            except DeskError:  # none of ours, two of ours, or no county yet: the officer chooses
                return found, None

        self._station.background.ask(self, find, lambda found: self._show_sticks(*found), self._refused)

    def _look_again(self) -> None:
        """Something was mounted somewhere; only where it is a stick does anything change here."""
        self._station.background.ask(self, self._station.desk.sticks.plugged_in, self._compare, self._refused)

    def _compare(self, sticks: tuple[StickFolder, ...]) -> None:
        held = (self.folder.itemData(at) for at in range(self.folder.count()))
        if {each[0] for each in held if each is not None and each[1]} != {each.folder for each in sticks}:
            self.reload()

    def choose_folder(self) -> None:
        """Let the officer name a folder."""
        if chosen := chosen_folder(self, _("写到哪个文件夹"), on_stick=True):
            self.use_folder(chosen)

    def use_folder(self, folder: Path) -> None:
        """Write to ``folder``, whatever it is."""
        if self.folder.count() and self.folder.itemData(0) is None:
            self.folder.removeItem(0)
        self.folder.addItem(str(folder), (folder, False))
        self.folder.setCurrentIndex(self.folder.count() - 1)
        self._chosen()

    def _show_sticks(self, sticks: tuple[StickFolder, ...], ours: Path | None) -> None:
        held = [self.folder.itemData(at) for at in range(self.folder.count())]
        before = self.folder.currentData()
        self.folder.clear()
        for stick in sticks:
            words = _("{label}　还空 {free} MB") if stick.writable else _("{label}　只读")
            words = words.format(label=stick.label, free=stick.free_mb)
            self.folder.addItem(words, (stick.folder, True))
        for each in held:
            if each is not None and not each[1]:
                self.folder.addItem(str(each[0]), each)
        if not self.folder.count():
            self.folder.addItem(_("没有插U盘"), None)
        there = [self.folder.itemData(at) for at in range(self.folder.count())]
        for wanted in (before, (ours, True)):
            if wanted is not None and wanted in there:
                self.folder.setCurrentIndex(there.index(wanted))
                break
        self._chosen()

    def _clear(self) -> None:
        """Nothing is known of the place that is chosen now, and nothing goes to the one before."""
        self._verified.hide()
        self._show(None)

    def _chosen(self) -> None:
        self._verified.hide()
        data = self.folder.currentData()
        if (chosen := data[0] if data is not None else None) != self._folder:
            self._folder = chosen
            self._bound.turn()
        if data is None:
            self._show(None)
            return
        folder, is_stick = data
        if not is_stick:
            self._show(Place(folder=folder, view=None))
            return
        desk = self._station.desk
        self._bound.ask(
            lambda _none: desk.sticks.look_at(folder),
            lambda view: self._show(Place(folder=folder, view=view)),
            lambda _fault: self._show(None),  # no county yet: the card above says so
        )

    def _show(self, place: Place | None) -> None:
        self.place = place
        view = None if place is None else place.view
        ours = view is not None and view.standing.value == "ours"
        if view is not None:
            self._standing.say(*said_of(view))
        self._standing.setVisible(view is not None)
        self._verify.setVisible(ours)
        self._release.setVisible(ours)
        self.looked.emit(place)

    def _prepare(self) -> None:
        if self.place is not None:
            desk, folder = self._station.desk, self.place.folder
            self._bound.ask(
                lambda _none: desk.sticks.prepare(folder),
                lambda view: self._show(Place(folder=folder, view=view)),
                self._refused,
                marks=Topic.UNSEEN,
            )

    def _verify_again(self) -> None:
        if self.place is not None:
            desk, folder = self._station.desk, self.place.folder
            self._bound.ask(
                lambda _none: desk.sticks.verify_again(folder),
                self._show_verified,
                self._refused,
                kind="verify",
            )

    def _show_verified(self, verified: tuple[Verified, ...]) -> None:
        self._verified.say(*said_of_verified(verified))
        self._verified.show()

    def _let_go(self) -> None:
        if self.place is not None:
            desk, folder = self._station.desk, self.place.folder

            # Another one may be chosen by now: which of them may be pulled out is said by its name.
            label = self.folder.currentText().partition("\u3000")[0]

            def gone(_nothing: None) -> None:
                self._station.tell(_("U盘 {name} 已断开，可以拔出。").format(name=label), NoticeKind.OK)
                self.reload()

            def held(fault: DeskError) -> None:
                words = _("U盘 {name}：{words}").format(name=label, words=words_for(fault))
                self._station.tell(words, NoticeKind.WARN)
                self.reload()

            self._station.background.ask(self, lambda: desk.sticks.let_go(folder), gone, held)

    def _refused(self, fault: DeskError) -> None:
        self._station.tell(words_for(fault), NoticeKind.DANGER)
        if fault.code.startswith(("stick.", "drive.")):
            self.reload()


def said_of(view: StickView) -> tuple[str, NoticeKind, str]:
    """What a stick is to us, in words with a next step: what to say, how, and what can be done."""
    match view.standing.value:
        case "ours" if not view.writable:
            words = [_("本县的上报U盘，现在只能读：可以收回执，不能写入。")]
            words.append(_("要写入，请拔下来，把写保护开关拨到能写的一边，再插上。"))
            return "".join(words), NoticeKind.WARN, ""
        case "blank" if not view.writable:
            words = [_("这个U盘还没有启用，现在只能读，不能启用。请打开写保护开关再插上，或换一个U盘。")]
            return words[0], NoticeKind.WARN, ""
        case "ours":
            words = [_("本县的上报U盘，还空 {free} MB。").format(free=view.free_mb)]
            if view.batches:
                words.append(_("上面有{batches}，内容完好。").format(batches=_numbered(view.batches)))
            if view.strays:
                words.append(_("还有 {count} 个不相干的文件，不会动它们。").format(count=view.strays))
            return "".join(words), NoticeKind.OK, ""
        case "blank":
            words = [_("这个U盘还没有启用，还空 {free} MB。启用后才能写入，原有的文件不动。")]
            return words[0].format(free=view.free_mb), NoticeKind.WARN, _("启用这个U盘")
        case "foreign":
            return _("这个U盘是给别的县用的，不能写入。请换成本县的上报U盘。"), NoticeKind.DANGER, ""
        case "damaged":
            words = [_("这个U盘的标记损坏，不能写入。请换一个U盘，或由县里重新启用。")]
            return words[0], NoticeKind.DANGER, ""
    return _("U盘已经不在了。请插好，再点“重新找U盘”。"), NoticeKind.WARN, ""


def said_of_verified(verified: tuple[Verified, ...]) -> tuple[str, NoticeKind]:
    """What reading the stick back has shown."""
    missing = [each.sequence for each in verified if not each.whole]
    if missing:
        words = _("{batches}不在这个U盘上，或者内容变了。写在别的U盘上的，请插那一个再核对；否则再导一次。")
        return words.format(batches=_numbered(missing)), NoticeKind.WARN
    if not verified:
        return _("没有等着回执的批次要核对。"), NoticeKind.INFO
    whole = _numbered(each.sequence for each in verified)
    return _("已重新读回：{batches}在这个U盘上，和登记簿里记的一样。").format(batches=whole), NoticeKind.OK


def _numbered(sequences: Iterable[int]) -> str:
    return _("第 {sequences} 批").format(sequences="、".join(str(each) for each in sequences))
