"""Keeping (保管): check, copies, trail, day closing, settings, what is held on a person."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xinfang_desk.desk import backup as archive
from xinfang_desk.desk import readers
from xinfang_desk.desk.answers import DayClose, Finding
from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.identity import signer
from xinfang_desk.desk.mail import sealable
from xinfang_desk.desk.tables_in_use import damaged_tables, table_in_use
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.likeness import likenesses
from xinfang_desk.domain.people.petitioner import Person, normal_id
from xinfang_desk.domain.record import MatterRecord, PaperState
from xinfang_desk.domain.refusals import Code
from xinfang_desk.domain.road.offices import read_offices
from xinfang_desk.domain.road.roadmap import read_roadmap
from xinfang_desk.domain.roles import OVERSEEING, READING, RECEIVING, RUNNING, WORKING
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.domain.time.clock import ClockDoubt, clock_doubt
from xinfang_desk.settings import Settings, are_damaged, read_settings, write_settings
from xinfang_desk.store import batches, chain, checks, drafts, erasing, matters, papers
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.trail import TrailLine
from xinfang_desk.store.finding import lists, search
from xinfang_desk.words import sentence
from xinfang_desk.words.spans import runs_in_words

LEAST_FREE = 200 * 1024 * 1024
"""Bytes that should be free before a day begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailExport:
    """Lines of the trail (留痕导出) as an auditor takes them along, signed by this desk (Ed25519)."""

    lines: tuple[TrailLine, ...]
    head: str
    """Hash of the last line of all: the same that the next batch carries to the county."""
    sound: bool
    signature: str
    """Base64, over :func:`signed_bytes` of the lines and the head."""

    def document(self) -> dict[str, Any]:
        """All of it as a plain document (docs/security.md), for a file or a script."""
        lines = [
            {
                "seq": each.seq,
                "time": each.at.isoformat(),
                "officer": each.officer,
                "verb": each.verb,
                "subject": each.subject,
                "detail": each.detail,
                "hash": each.hash,
            }
            for each in self.lines
        ]
        return {"lines": lines, "head": self.head, "sound": self.sound, "signature": self.signature}


class Keeping(Counter):
    """The verbs of keeping things safe."""

    @open_to_all
    def settings(self) -> Settings:
        """The settings of this desk."""
        return read_settings(self._seat.home)

    @duty(WORKING)
    def change_settings(self, settings: Settings) -> None:
        """Keep other settings from now on."""
        write_settings(self._seat.home, settings)

    @open_to_all
    def check(self) -> tuple[Finding, ...]:
        """What is wrong, where, and what to do next; nothing when all is well."""
        found = [_finding(each.code, each.facts) for each in checks.integrity(self._store)]
        now = self._seat.now()
        found += [
            _finding("attachment.damaged", {"file": name})
            for name in archive.damaged_attachments(self._seat.home)
        ]
        if are_damaged(self._seat.home):
            found.append(_finding("settings.damaged", {}))
        found += [_finding("table.bad", {"table": name}) for name in damaged_tables(self._seat.home)]
        found += [_finding("offices.not_on_map", {"place": each}) for each in self._not_on_map()]
        if not self._seat.calendar.knows(china_day(now)):
            found.append(_finding("calendar.unknown_year", {"year": now.year}))
        free = shutil.disk_usage(self._seat.home).free
        if free < LEAST_FREE:
            found.append(_finding("disk.nearly_full", {"free_mb": free // 2**20}))
        if any(each.code == "store.damaged" for each in found):
            # Nothing more can be asked of a register that cannot be read.
            return tuple(found)
        found += [_finding(each.code, each.facts) for each in readers.faults(self._store, self._seat.home)]
        doubt = self.clock_doubt()
        # A year without its days off has been said above.
        if doubt is not None and doubt is not ClockDoubt.UNKNOWN_YEAR:
            found.append(_finding(doubt.value, {}))
        for each in batches.batches(self._store):
            waited = (now - each.made_at).days
            if (
                each.state is not batches.BatchState.ACKNOWLEDGED
                and waited >= self.settings().unanswered_days
            ):
                found.append(_finding("batch.unanswered", {"sequence": each.sequence, "days": waited}))
        if aside := sealable.set_aside(self._store):
            found.append(_finding("batch.set_aside", {"count": len(aside)}))
        if missing := chain.missing_replies(self._store):
            found.append(_finding("reply.missing", {"sequences": runs_in_words(missing)}))
        return tuple(found)

    @open_to_all
    def clock_doubt(self) -> ClockDoubt | None:
        """Why the clock is not believed and asked about before the first registration; None when it is."""
        return clock_doubt(self._seat.now(), trail.clock_seen(self._store), self._seat.calendar)

    @duty(WORKING)
    def confirm_clock(self) -> datetime:
        """Say that the clock is right (确认电脑时间): trailed, and the alarm is over. The time it shows."""
        by = self._seat.by()
        with self._store.write():
            trail.confirm_clock(self._store, by)
        return by.at

    @duty(RUNNING)
    def rebuild_search(self) -> int:
        """Make the search anew out of the matters (重建查找目录); how many had been astray."""
        with self._store.write():
            astray = search.strays(self._store)
            search.rebuild(self._store)
            trail.append(self._store, self._seat.by(), "search_rebuilt", "register", str(astray))
        return astray

    @duty(WORKING)
    def backup(self, folder: Path) -> tuple[Path, str]:
        """All of the home as one file in ``folder``, read back; the register in it stays encrypted."""
        return archive.pack_home(self._seat.home, self._store, folder, self._copy_name())

    @duty(WORKING)
    def keep_copy(self, folder: Path | None = None) -> Path:
        """A copy of the home in its ``backups`` or in ``folder``; older ones make room (轮换)."""
        place = archive.copies_folder(self._seat.home) if folder is None else folder
        made, _ = archive.pack_home(self._seat.home, self._store, place, self._copy_name())
        archive.rotate(place, self._seat.desk)
        return made

    @duty(WORKING)
    def keep_second_copy(self) -> Path | None:
        """A copy in the second place (第二备份处) too; None where none is set. ``drive.*``."""
        place = self.settings().second_place
        return self.keep_copy(Path(place)) if place else None

    @open_to_all
    def last_backup(self) -> datetime | None:
        """When the newest copy in ``backups`` was made, or None."""
        return archive.newest_copy(self._seat.home, self._seat.desk)

    @open_to_all
    def calendar_years(self) -> tuple[int, ...]:
        """The years whose days off are loaded (放假安排), and in which workdays can be counted."""
        return tuple(sorted(self._seat.calendar.years))

    @duty(RUNNING)
    def drill(self, file: Path) -> archive.Drill:
        """Open a copy in a room of its own, and compare it with the register (恢复演练); the date is kept."""
        done = archive.drill_copy(self._seat.home, self._store, file, self._seat.now())
        with self._store.write():
            archive.note_drill(self._store, done)
            trail.append(self._store, self._seat.by(), "drill", "backup", f"{done.matters} {done.sha256}")
        return done

    @open_to_all
    def last_drill(self) -> archive.Drill | None:
        """The last drill that went well, or None."""
        return archive.last_drill(self._store)

    @duty(READING)
    def day_close(self, day: date | None = None) -> DayClose:
        """The balance of a day's papers (当日结清)."""
        asked = day or self._seat.today()
        counts = papers.counts_of_day(self._store, asked)
        handed, voided = counts.get(PaperState.HANDED_OVER, 0), counts.get(PaperState.VOIDED, 0)
        issued = sum(counts.values())
        return DayClose(
            day=asked,
            issued=issued,
            handed_over=handed,
            voided=voided,
            still_due=issued - handed - voided,
            drafts=drafts.count(self._store),
        )

    @duty(RECEIVING)
    def close_day(self, folder: Path | None = None) -> tuple[DayClose, Path]:
        """Close today (日结): the balance goes into the trail, and a copy of it all is kept."""
        balance = self.day_close()
        with self._store.write():
            detail = f"{balance.issued} {balance.handed_over} {balance.voided} {balance.still_due}"
            trail.append(self._store, self._seat.by(), "day_closed", balance.day.isoformat(), detail)
        return balance, self.keep_copy(folder)

    @duty(OVERSEEING)
    def trail(
        self,
        *,
        officer: str = "",
        verb: str = "",
        since: date | None = None,
        until: date | None = None,
        looked_for: str = "",
    ) -> TrailExport:
        """Who did what, when and why (留痕), signed; ``looked_for`` asks who looked that up."""
        with self._store.write():
            trail.settle(self._store)
            lines = trail.lines(
                self._store, officer=officer, verb=verb, since=since, until=until, looked_for=looked_for
            )
            head, sound = trail.head(self._store), trail.verify(self._store) is None
            trail.append(self._store, self._seat.by(), "trail_read", "trail", str(len(lines)))
        signature = base64.b64encode(signer(self._seat.identity)(signed_bytes(lines, head))).decode()
        return TrailExport(lines=lines, head=head, sound=sound, signature=signature)

    @duty(RECEIVING)
    def person(self, name: str, id_number: str = "", phone: str = "") -> tuple[MatterRecord, ...]:
        """All that is held on a person who asks for it (本人查询): by ID number, or name and telephone.

        What is sealed is not among it, and cannot be: nothing here leads from a person to an accusation.
        """
        rows = lists.earlier_of(
            self._store,
            id_number=id_number,
            name=name,
            phone=phone,
            most=matters.count(self._store),
        )
        with self._store.write():
            trail.append_lookup(
                self._store, self._seat.by(), normal_id(id_number) or name, "own_record", len(rows)
            )
        found = (matters.record(self._store, Number(row.number)) for row in rows)
        return tuple(record for record in found if record is not None)

    @duty(RECEIVING)
    def person_paper(
        self, found: Sequence[MatterRecord], name: str, id_number: str = "", phone: str = ""
    ) -> bytes:
        """What :meth:`person` found, as a paper for who asks (本人信息告知); of who came along, nothing.

        A PDF, drawn from that answer: nothing is looked up again, so one request is one line of the trail.
        """
        from xinfang_desk.documents.office.own_record import own_record

        asked = Person(name=name, id_number=id_number, phone=phone)
        pairs = [(each, tuple(who for who in each.visit.people if _is(who, asked))) for each in found]
        return own_record(pairs, self._seat.office, self._seat.today())

    @open_to_all
    def retention_years(self) -> int | None:
        """For how many years what is closed is kept (保存年限), or None before the office has said."""
        return erasing.retention_years(self._store)

    @duty(RUNNING)
    def set_retention(self, years: int) -> None:
        """Say for how many years what is closed is kept."""
        with self._store.write():
            erasing.set_retention(self._store, years, by=self._seat.by())

    @duty(RUNNING)
    def erasable_from(self, number: str) -> date | None:
        """From what day :meth:`erase` takes this matter (到期日); None for an open, sealed or erased one.

        None also before the office has said for how many years it keeps what is closed.
        """
        return erasing.erasable_from(self._store, number)

    @duty(RUNNING)
    def erase(self, number: str, why: str) -> None:
        """Take people and words out of a closed matter whose retention time is over (到期删除)."""
        if not why.strip():
            raise DeskError("retention.why_missing")
        with self._store.write():
            doubt = self.clock_doubt()
            erasing.erase(self._store, number, by=self._seat.by(), why=why.strip())
            if doubt:
                # A clock that runs ahead would end every retention time.
                raise DeskError(doubt.value)

    def _not_on_map(self) -> list[str]:
        """Places that the table of offices names and the road map has not: a slip of whoever wrote it."""
        offices = read_offices(table_in_use(self._seat.home, "offices"))
        named = {place for body in offices.bodies for place in body.places}
        return sorted(named - set(read_roadmap(table_in_use(self._seat.home, "roadmap")).places))

    def _copy_name(self) -> str:
        return archive.copy_name(self._seat.desk, self._seat.now())


def _is(who: Person, asked: Person) -> bool:
    """Whether ``who`` came is who asks; two identity numbers that differ are never one person's."""
    number, theirs = normal_id(asked.id_number), normal_id(who.id_number)
    if number and theirs:
        return number == theirs
    return not set(likenesses(asked)).isdisjoint(likenesses(who))


def signed_bytes(lines: tuple[TrailLine, ...], head: str) -> bytes:
    """What a trail export's signature is over: SHA-256 of the lines' hashes and the head, in hex."""
    content = json.dumps([[each.hash for each in lines], head], separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest().encode()


def _finding(code: Code, facts: Mapping[str, str | int]) -> Finding:
    return Finding(code=code, words=sentence(code, facts))
