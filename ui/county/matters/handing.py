"""Handing one line to the office (录入一行): what is wrong is said at its field, what was done below."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from ui.bound import Bound, said_of
from ui.county.station import Station
from ui.widgets.field import Field
from ui.widgets.notice import NoticeKind
from xinfang_desk.county.answers import EntriesTaken
from xinfang_desk.words import _, sentence


class Handing:
    """What the forms of a matter share: fields by the names of the line, and what becomes of it."""

    def __init__(
        self,
        station: Station,
        bound: Bound,
        fields: Mapping[str, Field],
        taken: Callable[[], None],
        *,
        wrong: str = "",
    ) -> None:
        """``taken`` hears that the line is in; ``wrong`` is said at a field in the place of the refusal."""
        self._station, self._bound = station, bound
        self._fields, self._taken, self._wrong = fields, taken, wrong

    def over(
        self,
        take: Callable[[Sequence[bytes]], EntriesTaken],
        written: Mapping[str, str | None],
        said: str,
    ) -> None:
        """Hand in what is ``written`` about the matter on the page; ``said`` once it is taken."""
        self.clear()
        number = self._bound.number
        line = json.dumps({"number": number, **written}).encode()
        self._bound.change(
            lambda _number: take([line]),
            lambda taken: self._heard(number, taken, said),
            self._station.refused,
            late=lambda taken: self._tell(number, taken, said),
        )

    def clear(self) -> None:
        """Say of no field that it is wrong."""
        for field in self._fields.values():
            field.show_fault("")

    def _heard(self, number: str, taken: EntriesTaken, said: str) -> None:
        for fault in taken.refused[:1]:
            field = self._fields.get(str(fault.facts.get("field")))
            if field is not None:
                facts = fault.facts | {"field": field.title}
                field.show_fault(self._wrong or sentence(fault.code, facts))
                return
        if not taken.refused:
            self._taken()
        self._tell(number, taken, said)

    def _tell(self, number: str, taken: EntriesTaken, said: str) -> None:
        """Where the page is about another matter by now, its form is left alone."""
        words, kind = said, NoticeKind.OK
        if taken.same:
            words, kind = _("已经有一样的，没有再录。"), NoticeKind.INFO
        for fault in taken.refused[:1]:
            words, kind = sentence(fault.code, fault.facts), NoticeKind.DANGER
        self._station.tell(said_of(number, words), kind)
