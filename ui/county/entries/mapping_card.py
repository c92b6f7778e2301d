"""What stands in which column (对应关系): asked once for a source, kept for its next table."""

from __future__ import annotations

from collections.abc import Mapping as Pairs
from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.county.station import Station
from ui.widgets.boxes import Shelf, row
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs.choices import choices, choose
from ui.widgets.labels import ElidedLabel, label
from xinfang_desk.county.sheets.mapping import (
    Mapping,
    guessed,
    head_of,
    letter,
    read_mapping,
    sample_of,
    words_under,
)
from xinfang_desk.county.sheets.reading import Sheet
from xinfang_desk.words import _
from xinfang_desk.words.county_events import events


def field_names() -> tuple[tuple[str, str], ...]:
    """What a column can be."""
    return (
        ("", _("不用")),
        ("number", _("编号")),
        ("event", _("动作")),
        ("org", _("办理单位")),
        ("date", _("日期")),
        ("document", _("文书号")),
        ("text", _("告诉群众的话")),
        ("due", _("期限")),
        ("served_on", _("送达日期")),
        ("national_number", _("信访件编号")),
        ("query_code", _("查询码")),
    )


class MappingCard(Card):
    """A line for each column, then one for each word that says what was done."""

    changed = Signal()
    """A person said otherwise."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("哪一列是什么"), "mappingCard", icon="forward")
        self._look = look
        self._sheet: Sheet | None = None
        self._header_row = 1
        self._head: tuple[str, ...] = ()
        self._fields: list[QComboBox] = []
        self._codes: dict[str, QComboBox] = {}
        self._kept_codes: dict[str, str] = {}
        self._dates: tuple[str, ...] | None = None
        self._columns = Shelf(look, spacing=4)
        self._words = Shelf(look, spacing=4)
        self.org = QLineEdit()
        self._org = Field(look, _("整张表都是这个单位办的"), self.org, "tableOrg")
        for part in (self._columns, self._words, self._org):
            self.body.addWidget(part)
        self.org.textEdited.connect(self.changed)

    def show_sheet(self, sheet: Sheet, header_row: int, kept: Mapping | None) -> None:
        """Ask about this sheet; what is ``kept`` of its source stands there, else what is likely."""
        self._sheet, self._header_row = sheet, header_row
        self._head = head_of(sheet, header_row)
        columns: Pairs[str, Any] = guessed(self._head)
        if kept is not None:
            columns = msgspec.structs.asdict(kept.columns)
            self._kept_codes, self._dates = dict(kept.codes), kept.dates
            self._codes = {}
            self.org.setText(kept.org or "")
        named = {heading: field for field, heading in columns.items() if heading}
        self._fields = [self._field_box(place, named.get(each, "")) for place, each in enumerate(self._head)]
        self._columns.fill(self._column(place) for place in range(len(self._head)) if self._head[place])
        self._ask_words()

    def mapping(self, sheet: str | None) -> Mapping:
        """What is said now; ``source.bad`` where something must be said that is not."""
        columns: dict[str, str] = {}
        for heading, box in zip(self._head, self._fields, strict=True):
            if box.currentData():
                columns.setdefault(box.currentData(), heading)
        codes = self._kept_codes | {word: box.currentData() for word, box in self._codes.items()}
        said: dict[str, Any] = {
            "sheet": sheet,
            "header_row": self._header_row,
            "columns": columns,
            "codes": {word: event for word, event in codes.items() if event},
            "org": None if "org" in columns else self.org.text().strip() or None,
        }
        if self._dates is not None:
            said["dates"] = self._dates
        return read_mapping(msgspec.json.encode(said))

    def _field_box(self, place: int, field: str) -> QComboBox:
        box = choices(field_names())
        box.setObjectName(f"column_{letter(place)}")
        named = _("{letter}列“{heading}”当作")
        box.setAccessibleName(named.format(letter=letter(place), heading=self._head[place]))
        choose(box, field)
        box.activated.connect(self._turned)
        return box

    def _column(self, place: int) -> QWidget:
        heading = ElidedLabel(self._head[place], "strong")
        sample = ElidedLabel(self._sample(place), "label")
        return self._line((label(letter(place), "caption"), heading, sample, self._fields[place]))

    def _sample(self, place: int) -> str:
        return sample_of(self._sheet, self._header_row, place) if self._sheet else ""

    def _turned(self) -> None:
        self._ask_words()
        self.changed.emit()

    def _ask_words(self) -> None:
        """Ask which step each word is that stands in the column of steps."""
        columns = zip(self._head, self._fields, strict=True)
        heading = next((each for each, box in columns if box.currentData() == "event"), "")
        words = words_under(self._sheet, self._header_row, heading) if self._sheet and heading else ()
        said = self._kept_codes | {word: box.currentData() for word, box in self._codes.items()}
        self._codes = {word: self._word_box(place, word, said) for place, word in enumerate(words)}
        self._words.fill(
            self._line((ElidedLabel(word, "strong"), label(_("算作"), "label"), box))
            for word, box in self._codes.items()
        )
        self._org.setVisible(not any(box.currentData() == "org" for box in self._fields))

    def _word_box(self, place: int, word: str, said: Pairs[str, str]) -> QComboBox:
        box = choices((("", _("还没有定")), *events()))
        box.setObjectName(f"word_{place}")
        box.setAccessibleName(_("“{word}”算哪个动作").format(word=word))
        same = next((event for event, words in events() if words == word), "")
        choose(box, said.get(word) or same)
        box.activated.connect(self.changed)
        return box

    def _line(self, parts: tuple[QWidget, ...]) -> QWidget:
        line = QWidget()
        inside = row(self._look, spacing=8)
        for place, part in enumerate(parts):
            inside.addWidget(part, 0 if place == 0 and len(parts) > 3 else 1)
        line.setLayout(inside)
        return line
