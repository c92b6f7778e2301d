"""Which township and window this is (乡镇、窗口号): chosen anew until the first number is given out."""

from __future__ import annotations

from ui.failures import words_for
from ui.officer.parts.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices, choose, numbers
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.desk.answers import Place
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.office import Office
from xinfang_desk.words import _


class PlaceCard(Card):
    """Two fields and one button; who may not change them, or no longer, is told why."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("乡镇和窗口号"), "placeCard", icon="home", note=_("在每个登记编号里"))
        self._station = station
        self._shown: tuple[str, int] | None = None
        self.code = choices((each.code, f"{each.name}　{each.code}") for each in station.codes().places)
        self.desk = numbers(1, 9)
        grid = Grid(look, columns=2)
        grid.add(Field(look, _("乡镇（街道）"), self.code, "placeCode"))
        grid.add(Field(look, _("窗口号"), self.desk, "placeDesk"))
        words = _(
            "改了以后：编号、文书、上报都用新的；单位名称、法定全称里写着原来乡镇的，跟着改；本窗口的钥匙换新，"
            "要再写出登记卡交给县里核对，交过纪检监察机关的也再交；县级恢复副本重新封。"
        )
        self._words = label(words, "label", wrap=True, name="placeWords")
        self._why = Notice(look, "", "placeWhy")
        self._keep = Button(look, _("改乡镇和窗口号"), "keepPlace", icon="check")
        self.body.addWidget(grid)
        self.body.addWidget(self._words)
        self.body.addWidget(self._why)
        self.body.addLayout(row(look, self._keep, None))
        self._keep.clicked.connect(self.keep)

    def reload(self) -> None:
        """Read again where this is, and whether it may be changed."""
        upkeep = self._station.desk.upkeep
        self._station.background.ask(self, upkeep.place, self._show, self._station.refused)

    def keep(self) -> None:
        """Be what is chosen from now on."""
        upkeep, chosen = self._station.desk.upkeep, self._chosen()
        if self._shown not in {None, chosen}:
            self._station.background.change(
                self, lambda: upkeep.move(*chosen), self._moved, self._station.refused
            )

    def _chosen(self) -> tuple[str, int]:
        return str(self.code.currentData()), self.desk.value()

    def _show(self, place: Place) -> None:
        if self._shown not in {None, self._chosen()}:
            # Somebody is choosing here.
            return
        office = place.office
        if self.code.findData(office.code) < 0:
            self.code.addItem(office.code, office.code)
        choose(self.code, office.code)
        self.desk.setValue(office.desk)
        self._shown = self._chosen()
        may = place.may_change and not place.is_numbered
        self.code.setEnabled(may)
        self.desk.setEnabled(may)
        self._words.setVisible(may)
        self._keep.setVisible(may)
        self._why.say(words_for(DeskError("office.numbered")), NoticeKind.INFO)
        self._why.setVisible(place.is_numbered)

    def _moved(self, office: Office) -> None:
        self._shown = None
        words = _("已改成 {code} 的 {desk} 号窗口。请重新打开程序，再写出登记卡交给县里，打电话核对数字。")
        self._station.tell(words.format(code=office.code, desk=office.desk), NoticeKind.WARN)
        self.reload()
