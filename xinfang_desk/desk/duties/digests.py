"""Digests of a month (社情民意研判), and the advice that is given to bodies from them (工作建议)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import msgspec

from xinfang_desk.desk.counter import Counter, duty
from xinfang_desk.desk.duties.plain_words import require_plain_words
from xinfang_desk.desk.duties.standing_promises import promises_with
from xinfang_desk.domain.duties import advice as rules
from xinfang_desk.domain.duties.advice import Adopted, Advice
from xinfang_desk.domain.duties.counted import Counted
from xinfang_desk.domain.duties.digest import Digest, digest
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.people.text import taken_down, without_hidden
from xinfang_desk.domain.roles import READING, RECEIVING
from xinfang_desk.domain.time.calendar import EARLIEST
from xinfang_desk.files import begins, json_bytes, write_files
from xinfang_desk.store.duties import advices, visitors, yearly
from xinfang_desk.store.duties.open_matters import owing_matters
from xinfang_desk.store.file import trail

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


class Digests(Counter):
    """The verbs of what a month shows, and of advice."""

    @duty(READING)
    def of_month(self, month: str) -> Digest:
        """A month (``2026-10``) held against the one before and the same a year ago; ``report.bad_month``."""
        since, until = self._days(month)
        before = since - timedelta(days=1)
        year_ago = since.replace(year=since.year - 1)
        own, today = self._seat.office.name, self._seat.today()
        as_of = min(today, until)
        late = [
            each.by or own
            for each in promises_with(self._seat, owing_matters(self._store, today))
            if each.was_late(as_of)
        ]
        return digest(
            month,
            as_of,
            (
                self._counted(since, until),
                self._earlier(before.replace(day=1)),
                self._earlier(year_ago),
            ),
            visitors.came(self._store, since - timedelta(days=62), until),
            late,
            (each for each in advices.given(self._store, since.year) if each.sent_on <= until),
        )

    @duty(RECEIVING)
    def write_month(self, month: str, folder: Path) -> tuple[Path, ...]:
        """Write the digest into ``folder``: its figures as JSON, exact, and a DOCX to be written on.

        ``report.bad_month``, ``output.exists`` for what lies there and is no such file.
        """
        from xinfang_desk.documents.yearly.as_docx import as_docx, is_report_of
        from xinfang_desk.documents.yearly.digest_outline import digest_outline

        found = self.of_month(month)
        office = self._seat.office
        blocks = digest_outline(found, office.full_name or office.name)
        title = blocks[0].text
        machine = json_bytes(msgspec.to_builtins(found))
        written = write_files(
            folder,
            {
                "digest.json": (machine, begins(machine[: machine.index(b",")])),
                "digest.docx": (as_docx(blocks), lambda there: is_report_of(title, there)),
            },
        )
        with self._store.write():
            trail.append(self._store, self._seat.by(), "digest", month)
        return written

    @duty(READING)
    def advice_of(self, year: int) -> tuple[Advice, ...]:
        """The advice that was sent in a year, oldest first."""
        return advices.given(self._store, year)

    @duty(RECEIVING)
    def advise(self, advice: Advice) -> Advice:
        """Keep advice that was sent to a body (第40条); refused as by :func:`rules.checked`."""
        said = without_hidden(taken_down(advice))
        require_plain_words(said, register=self._store)
        with self._store.write():
            kept = replace(rules.checked(said, self._seat.today()), uid=self._store.new_uid())
            advices.keep(self._store, kept)
            trail.append(self._store, self._seat.by(), "advised", kept.uid, kept.sent_on.isoformat())
        return kept

    @duty(RECEIVING)
    def answer_advice(self, uid: str, on: date, adopted: Adopted) -> Advice:
        """Note what a body answered; ``advice.unknown``, ``advice.bad_day``."""
        with self._store.write():
            kept = rules.answered(advices.advice(self._store, uid), on, adopted, self._seat.today())
            advices.keep(self._store, kept)
            trail.append(self._store, self._seat.by(), "advice_answered", uid, on.isoformat())
        return kept

    def _counted(self, since: date, until: date) -> tuple[Counted, ...]:
        return tuple(yearly.counted(self._store, since, until))

    def _earlier(self, since: date) -> tuple[Counted, ...] | None:
        """A month before; None where the register had not begun by its end."""
        begun, until = yearly.begun_on(self._store), _last_of(since)
        return self._counted(since, until) if begun and begun <= until else None

    def _days(self, month: str) -> tuple[date, date]:
        found = _MONTH.fullmatch(month)
        if found is None or int(found[1]) <= EARLIEST.year:
            raise DeskError("report.bad_month")
        since = date(int(found[1]), int(found[2]), 1)
        if since > self._seat.today():
            raise DeskError("report.bad_month")
        return since, _last_of(since)


def _last_of(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
