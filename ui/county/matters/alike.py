"""Another matter that may be the same (可能是同一件): one line on a matter's page, and the way to both."""

from __future__ import annotations

from collections.abc import Sequence

from ui.bound import Bound
from ui.county.same.page import why_alike
from ui.county.station import Station
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.county.finding.lines import PairLine
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _


class AlikeHint(Notice):
    """Stands there while a pair with this matter is not decided."""

    def __init__(self, station: Station, bound: Bound) -> None:
        super().__init__(station.look, "", "alikeHint")
        self._station, self._bound = station, bound
        self._pair: tuple[str, str] | None = None
        self.acted.connect(self._open)
        self.hide()

    def forget(self) -> None:
        """Say nothing of any matter."""
        self._pair = None
        self.say("")
        self.hide()

    def reload(self) -> None:
        """Look what may be the same as the matter that is shown."""
        self._bound.ask(self._station.office.finder.same, self._show, self._station.refused, kind="alike")

    def _show(self, pairs: Sequence[PairLine]) -> None:
        open_ones = [each for each in pairs if each.decided is None]
        self.setVisible(bool(open_ones))
        if not open_ones:
            return
        first = open_ones[0]
        self._pair = first.a, first.b
        other = first.b if first.a == self._bound.number else first.a
        words = _("{why}：{number}").format(why=why_alike(first.why), number=grouped(other))
        if len(open_ones) > 1:
            words += _("，还有 {count} 件").format(count=len(open_ones) - 1)
        self.say(words, NoticeKind.WARN, _("并排看"))

    def _open(self) -> None:
        if self._pair is not None:
            self._station.ways.open_pair(*self._pair)
