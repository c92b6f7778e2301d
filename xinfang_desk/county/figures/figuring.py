"""The counter of figures (统计): sums, rates, reports and the table that goes upward."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from xinfang_desk.county.answers import By, SummaryRow
from xinfang_desk.county.enrolment import card_of, desks
from xinfang_desk.county.figures.rates import Rate, rates
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.lookup import note_opening
from xinfang_desk.county.safe.keeping import Keeping
from xinfang_desk.county.summary import EVER, Months, summary
from xinfang_desk.domain.codes import read_places
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.files import read_json
from xinfang_desk.places import RESOURCES


class Figures:
    """The verbs of figures; an accusation is in none of them, nor what is void."""

    def __init__(self, ledger: Ledger, office: str, now: Callable[[], datetime], keeping: Keeping) -> None:
        self._ledger = ledger
        self._office = office
        self._now = now
        self._keeping = keeping

    def summary(self, by: By, months: Months = EVER) -> tuple[SummaryRow, ...]:
        """Matters and people by one key, of what was received from the first to the last of ``months``.

        ``report.turned_round``.
        """
        _in_order(*months)
        return summary(self._ledger, by, months)

    def rates(self, months: Months = EVER, desk: str = "") -> tuple[Rate, ...]:
        """及时受理率, 按期答复率, 满意率, 参评率: of all desks, or of one.

        ``desk.not_enrolled``, ``report.turned_round``.
        """
        _in_order(*months)
        if desk:
            card_of(self._ledger, desk)
        return rates(self._ledger, months, china_day(self._now()), desk)

    def names(self) -> dict[str, str]:
        """What places and desks are called, by their codes."""
        table = read_json((RESOURCES / "codes" / "places.json").read_bytes())
        places = {each.code: each.name for each in read_places(table)}
        enrolled = {desk: card_of(self._ledger, desk).name for desk in desks(self._ledger)}
        return places | {desk[:9]: name for desk, name in enrolled.items()} | enrolled

    def report(self, period: str, folder: Path) -> tuple[Path, ...]:
        """Write the report of ``2026`` or ``2026-09`` to ``folder``, as PDF and XLSX; small cells merged.

        ``report.bad_period``, ``output.exists``, ``output.unwritable``.
        """
        from xinfang_desk.county.figures.reporting import write_report

        return write_report(
            self._ledger,
            period,
            folder,
            office=self._office,
            names=self.names(),
            today=china_day(self._now()),
        )

    def export(
        self, layout: str, file: Path, *, since: date | None = None, until: date | None = None, why: str = ""
    ) -> int:
        """Write the table that goes upward in the columns of ``layout``; how many lines.

        A layout that tells numbers or addresses of people needs a purpose, which is kept:
        ``full.why_missing``. ``export.*``, ``output.*``, ``report.turned_round``.
        """
        if since is not None and until is not None:
            _in_order(since.isoformat(), until.isoformat())
        from xinfang_desk.county.figures.upward import read_layout, write_upward

        self._keeping.clerks.require("exported")
        wanted = read_layout(layout)
        if wanted.asks_for_whole_numbers:
            with self._keeping.doing("ids_seen", "matters"):
                note_opening(self._ledger, "", why, self._now())
        rows = write_upward(self._ledger, wanted, file, since, until)
        self._keeping.did("exported", "matters", str(rows))
        return rows


def _in_order(since: str, until: str) -> None:
    """Refuse a time that ends before it begins: its figures would be none, and look like it."""
    if since > until:
        raise DeskError("report.turned_round", since=since, until=until)
