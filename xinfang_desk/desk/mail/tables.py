"""Tables that the county sends (下发表): previewed, applied by the head, rolled back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from xinfang_desk.batch import wire
from xinfang_desk.batch.statement import Kind
from xinfang_desk.batch.tables import NAMES, check_table, judge
from xinfang_desk.desk.answers import TableChange, TableState
from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.mail.reply import opened
from xinfang_desk.desk.seat import Seat
from xinfang_desk.desk.tables_in_use import TABLES, applied, offered, read_table, table_in_use, take_up
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import RUNNING
from xinfang_desk.files import json_bytes, write_whole
from xinfang_desk.places import make_private, of_home
from xinfang_desk.store.file import trail


class Tables(Counter):
    """The verbs of tables."""

    @open_to_all
    def in_use(self) -> tuple[TableState, ...]:
        """Every table that is in use, and where it comes from (表的版本)."""
        home = self._seat.home
        return tuple(
            TableState(
                table=name,
                version=str(table_in_use(home, name).get("version", "")),
                from_county=applied(home, name) is not None,
                can_go_back=(home / TABLES / f"{name}.before.json").exists(),
            )
            for name in NAMES
        )

    @open_to_all
    def preview(self, file: Path | None = None) -> tuple[TableChange, ...]:
        """What a file of tables from the county would change (下发表预览); nothing is changed.

        Without a file: what those would that came with replies and wait.
        """
        return tuple(_change(self._seat, each) for each in self._brought(file))

    @duty(RUNNING)
    def apply(self, file: Path | None = None) -> tuple[TableChange, ...]:
        """Use the county's tables from the next start on; :meth:`roll_back` undoes it."""
        tables = self._brought(file)
        changes = tuple(_change(self._seat, each) for each in tables)
        folder = make_private(self._seat.home / TABLES)
        for each in tables:
            # The trail first: a line too many is harmless, a change that nobody was told of is not.
            with self._store.write():
                trail.append(self._store, self._seat.by(), "table_applied", each.table, each.version)
            _put(folder / f"{each.table}.before.json", table_in_use(self._seat.home, each.table))
            _put(folder / f"{each.table}.json", each.content)
            take_up(self._seat.home, each.table)
        return changes

    def _brought(self, file: Path | None) -> tuple[wire.TableV1, ...]:
        if file is not None:
            return _read(self._seat, file)
        waiting = ((name, offered(self._seat.home, name)) for name in NAMES)
        return tuple(check_table(name, json_bytes(each.table)) for name, each in waiting if each is not None)

    @duty(RUNNING)
    def roll_back(self, name: str) -> str:
        """Bring back the table that the present one replaced (退回上一版); its version.

        A second time changes nothing more. ``table.unknown``, ``table.none`` when none was ever applied.
        """
        if name not in NAMES:
            raise DeskError("table.unknown")
        before = self._seat.home / TABLES / f"{name}.before.json"
        if not before.exists():
            raise DeskError("table.none", table=name)
        try:
            document = read_table(before)
        except (OSError, DeskError) as fault:
            raise DeskError("table.bad", table=name) from fault
        judge(name, document)
        version = str(document.get("version", ""))
        with self._store.write():
            trail.append(self._store, self._seat.by(), "table_rolled_back", name, version)
        _put(self._seat.home / TABLES / f"{name}.json", document)
        return version


def _read(seat: Seat, file: Path) -> tuple[wire.TableV1, ...]:
    with opened(seat, file, Kind.TABLE) as bag:
        tables = tuple(wire.decode(line, wire.TableV1) for line in bag.records())
    for each in tables:
        if each.content.get("version") != each.version:
            raise DeskError("table.bad", table=each.table)
        judge(each.table, each.content)
    return tables


def _change(seat: Seat, table: wire.TableV1) -> TableChange:
    present = table_in_use(seat.home, table.table)
    before, after = _lines(present), _lines(table.content)
    return TableChange(
        table=table.table,
        version=table.version,
        present=str(present.get("version", "")),
        added=len(after - before),
        removed=len(before - after),
    )


def _lines(document: dict[str, Any]) -> frozenset[str]:
    return frozenset(json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).splitlines())


def _put(path: Path, document: dict[str, Any]) -> None:
    with of_home():
        write_whole(path, json_bytes(document))
