"""Entering answers from a table (从表格录入进展): all of its rows or none, and the same file once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

from xinfang_desk.county import standing
from xinfang_desk.county.entries import keep_entry, withdraw
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.national import NationalIn, keep_national
from xinfang_desk.county.safe.keeping import Keeping
from xinfang_desk.county.sheets import mapping as mappings
from xinfang_desk.county.sheets.plan import NewRow, Plan, plan
from xinfang_desk.county.sheets.reading import Table, read_table
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.office import LONGEST
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source of tables (来源), how its tables are read, and since when."""

    name: str
    mapping: mappings.Mapping
    changed_at: datetime


class AnswerTables:
    """The verbs of tables; use it from the thread that opened the ledger."""

    def __init__(self, ledger: Ledger, keeping: Keeping, now: Callable[[], datetime]) -> None:
        self._ledger = ledger
        self._keeping = keeping
        self._now = now

    def sources(self) -> tuple[SourceLine, ...]:
        """Every source that is known, by name."""
        return tuple(
            SourceLine(
                name=name,
                mapping=mappings.read_mapping(body.encode()),
                changed_at=datetime.fromisoformat(changed_at),
            )
            for name, body, changed_at in self._ledger.rows(
                "SELECT name, body, changed_at FROM sources ORDER BY name"
            )
        )

    def set_source(self, name: str, content: bytes) -> mappings.Mapping:
        """Keep how the tables of one source are read; ``source.unnamed``, ``source.bad``."""
        mapping = mappings.read_mapping(content)
        self._keeping.clerks.require("answer")
        with self._ledger.write():
            self._keep_source(name, mapping)
        return mapping

    def mapping_of(self, name: str) -> mappings.Mapping:
        """How the tables of this source are read; ``source.unknown``."""
        found = self._ledger.row("SELECT body FROM sources WHERE name = ?", (name.strip(),))
        if found is None:
            raise DeskError("source.unknown")
        return mappings.read_mapping(found[0].encode())

    def open(self, file: Path) -> Table:
        """Read a table, XLSX or CSV; nothing in it is run. ``sheet.*``, ``input.*``."""
        return read_table(file)

    def preview(
        self, table: Table, source: str, mapping: mappings.Mapping, decided: Mapping[str, str]
    ) -> Plan:
        """What entering it would do; nothing is written. ``sheet.none``."""
        before = self._before(table, source, mapping)
        return before or self._plan(table, mapping, decided)

    def enter(self, table: Table, source: str, mapping: mappings.Mapping, decided: Mapping[str, str]) -> Plan:
        """Enter all of it, if no cell is bad and no contradiction undecided; else the plan says what is.

        The mapping is kept for the source's next table.
        """
        self._keeping.clerks.require("answer")
        found = self._ledger.again(lambda: self._entered(table, source, mapping, decided))
        if found.taken:
            self._keeping.did("answer", source.strip(), str(found.taken))
        return found

    def _entered(
        self, table: Table, source: str, mapping: mappings.Mapping, decided: Mapping[str, str]
    ) -> Plan:
        if before := self._before(table, source, mapping):
            return before
        found = self._plan(table, mapping, decided)
        if not found.ready:
            return found
        taken = self._take(found, source)
        self._keep_source(source, mapping)
        self._ledger.run(
            "INSERT INTO imports (sha256, source, at, taken) VALUES (?, ?, ?, ?)",
            (_identity(table, mapping), source.strip(), self._now().isoformat(), found.same + taken),
        )
        return replace(found, taken=taken)

    def _plan(self, table: Table, mapping: mappings.Mapping, decided: Mapping[str, str]) -> Plan:
        rows = mappings.read_rows(mappings.chosen_sheet(table, mapping), mapping)
        return plan(self._ledger, rows, decided, china_day(self._now()))

    def _before(self, table: Table, source: str, mapping: mappings.Mapping) -> Plan | None:
        """What became of this very file, read in this very way, when it was entered before."""
        found = self._ledger.row(
            "SELECT at, taken FROM imports WHERE sha256 = ? AND source = ?",
            (_identity(table, mapping), source.strip()),
        )
        return Plan(same=found[1], before=datetime.fromisoformat(found[0])) if found else None

    def _take(self, found: Plan, source: str) -> int:
        at, why = self._now(), _("按{source}的表更正").format(source=source.strip())
        wanted = [*found.new]
        for each in found.contradicts:
            if each.decided == "table":
                for ident in each.takes_back:
                    withdraw(self._ledger, each.number, ident, why, at)
                wanted.append(each.new)
        for row in wanted:
            self._keep(row, source, at)
        standing.renew(self._ledger, {row.number for row in wanted})
        return len(wanted)

    def _keep(self, row: NewRow, source: str, at: datetime) -> None:
        if row.answer is not None:
            keep_entry(
                self._ledger, row.answer, at, _("{source} 第{row}行").format(source=source, row=row.row)
            )
        if row.national is not None:
            number, code = row.national
            told = NationalIn(number=row.number, national_number=number, query_code=code)
            keep_national(self._ledger, told, at)

    def _keep_source(self, name: str, mapping: mappings.Mapping) -> None:
        name = name.strip()
        if not name or len(name) > LONGEST or not name.isprintable():
            raise DeskError("source.unnamed")
        self._ledger.run(
            "INSERT INTO sources (name, body, changed_at) VALUES (?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at",
            (name, msgspec.json.encode(mapping).decode(), self._now().isoformat()),
        )


def _identity(table: Table, mapping: mappings.Mapping) -> str:
    """This file, read in this way: read otherwise, it is another table."""
    return hashlib.sha256(table.sha256.encode() + msgspec.json.encode(mapping, order="sorted")).hexdigest()
