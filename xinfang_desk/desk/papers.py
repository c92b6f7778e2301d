"""Papers (文书): what is owed, drawn from the record, sent to a printer, handed over."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from xinfang_desk.desk.answers import Drawn, OwedPaper, PrintedPaper, ReceiptMark
from xinfang_desk.desk.books.jobs import job_of, plain_job, receipt_mark
from xinfang_desk.desk.books.revising import record_of
from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.edges.printing import ROLL, asked_of, lost_of, put_on_paper, setup_for
from xinfang_desk.desk.signs import uncovered
from xinfang_desk.devices import page_pictures as pages
from xinfang_desk.documents.draw import IN_COPIES, draw, draw_roll, printed_again, require_drawable
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.office.listing import (
    BatchLine,
    BatchSheet,
    DaySheet,
    Reached,
    batch_list,
    day_close,
)
from xinfang_desk.documents.papers.progress import progress
from xinfang_desk.documents.papers.urging import urging
from xinfang_desk.documents.surface.drawing import Drawing, unpacked
from xinfang_desk.documents.surface.sheet import warm
from xinfang_desk.domain.accusation import require_words
from xinfang_desk.domain.books.correction import require_standing
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.print_job import PrintOutcome
from xinfang_desk.domain.hall.stock import Stock
from xinfang_desk.domain.matter import Matter
from xinfang_desk.domain.number import running
from xinfang_desk.domain.people.petitioner import Need
from xinfang_desk.domain.record import MatterRecord, PaperRecord, PaperState
from xinfang_desk.domain.roles import READING, RECEIVING
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.files import write_papers
from xinfang_desk.store import batches, matters, pads, papers, visits
from xinfang_desk.store.duties.pledges import keep_what_is_late
from xinfang_desk.store.file import trail
from xinfang_desk.store.finding import lists
from xinfang_desk.words.labels import plain_name

_NOT_PRINTED_YET = frozenset({PaperState.DUE, PaperState.DRAWN})


class Papers(Counter):
    """The verbs of paper."""

    @duty(READING)
    def owed(self) -> tuple[OwedPaper, ...]:
        """Papers that nobody has been handed yet (未交付)."""
        return tuple(OwedPaper(paper=paper, row=row) for paper, row in papers.owed(self._store))

    @duty(READING)
    def count_owed(self) -> int:
        """How many papers nobody has been handed yet."""
        return papers.count_owed(self._store)

    @duty(RECEIVING)
    def draw(
        self,
        number: str,
        kinds: tuple[Paper, ...] = (),
        *,
        large: bool = False,
        anew: bool = False,
        on_roll: bool = False,
    ) -> tuple[Drawn, ...]:
        """The papers of a matter as PDF: all that it owes, or those asked for; same record, same bytes.

        What was handed over comes out as it was then; ``anew`` as the record and the form are now, marked
        重新出具 with the day. On a roll there are D01 and D02, or D08 of a sealed matter.
        """
        return self._draw_all(number, kinds, large=large, anew=anew, roll=self._roll(on_roll=on_roll))

    @duty(RECEIVING)
    def look_anew(self, number: str, kind: Paper, *, large: bool = False) -> bytes:
        """What a paper would be if it were given out anew (重新出具), to look at first: nothing is noted."""
        return self._draw_all(number, (kind,), large=large, anew=True, noted=False)[0].pdf

    @duty(RECEIVING)
    def save(
        self,
        number: str,
        folder: Path,
        kinds: tuple[Paper, ...] = (),
        *,
        large: bool = False,
        anew: bool = False,
        on_roll: bool = False,
        spoken: bool = False,
    ) -> dict[Path, Drawn]:
        """Write papers as files named by number and kind, no name of a person in them.

        The names of slips say the width, so that the sheets stay beside them. ``spoken``: called as people
        call them, with the day and the running number, for who looks for one.
        """
        drawn = self.draw(number, kinds, large=large, anew=anew, on_roll=on_roll)
        received = china_day(record_of(self._seat, number).matter.received_at)
        of_day, roll = f"{received:%Y%m%d}-{running(number)}", self._roll(on_roll=on_roll)
        width = f"-{roll}mm" if roll else ""
        names = [
            f"{plain_name(each.kind)}_{of_day}" if spoken else f"{number}-{each.kind.value}" for each in drawn
        ]
        papers_by_name = {f"{name}{width}.pdf": each.pdf for name, each in zip(names, drawn, strict=True)}
        files = write_papers(folder, papers_by_name)
        return dict(zip(files, drawn, strict=True))

    @duty(RECEIVING)
    def send(
        self,
        number: str,
        kinds: tuple[Paper, ...] = (),
        *,
        queue: str = "",
        large: bool = False,
        anew: bool = False,
        on_roll: bool = False,
    ) -> PrintOutcome:
        """Send papers to their printers, or all to ``queue``: as the first says that was not taken.

        What a printer takes is not yet a paper in somebody's hand.
        """
        told = self.send_each(number, kinds, queue=queue, large=large, anew=anew, on_roll=on_roll)
        outcomes = (each.outcome for each in told if each.outcome is not PrintOutcome.SENT)
        return next(outcomes, PrintOutcome.SENT)

    @duty(RECEIVING)
    def send_each(
        self,
        number: str,
        kinds: tuple[Paper, ...] = (),
        *,
        queue: str = "",
        large: bool = False,
        anew: bool = False,
        on_roll: bool = False,
    ) -> tuple[PrintedPaper, ...]:
        """The same, paper by paper; one whose printer takes nothing keeps none back from another.

        A slip from a roll is the same paper: it is handed over as any other.
        """
        roll = self._roll(on_roll=on_roll)
        drawn = self._draw_all(number, kinds, large=large, anew=anew, to_print=True, roll=roll)
        return tuple(self._send_one(number, each, queue, large=large, roll=roll) for each in drawn)

    def _send_one(self, number: str, drawn: Drawn, queue: str, *, large: bool, roll: int) -> PrintedPaper:
        title = f"{number}-{drawn.kind.value}" + (ROLL if roll else "")
        outcome = put_on_paper(
            self._seat, drawn.pdf, title=title, queue=queue, one_sided=drawn.kind in IN_COPIES
        )
        if outcome is PrintOutcome.SENT and drawn.paper_uid is not None:
            with self._store.write():
                sent = papers.mark_sent(self._store, drawn.paper_uid, drawn.sha256, by=self._seat.by())
                if sent.state is PaperState.SENT:
                    papers.keep_drawing(self._store, sent.uid, drawn.drawing, large=large, roll=roll)
        printer, media = asked_of(self._seat, drawn.pdf, queue)
        return PrintedPaper(kind=drawn.kind, title=title, printer=printer, media=media, outcome=outcome)

    @duty(RECEIVING)
    def not_printed(self, number: str) -> tuple[Paper, ...]:
        """What went to a printer and did not come out, as that says: it is to be printed again."""
        newest = {each.kind: each for each in papers.papers_of_matter(self._store, number)}
        sent = {
            f"{number}-{each.kind.value}": each for each in newest.values() if each.state is PaperState.SENT
        }
        lost = lost_of(self._seat, {title: each.prints for title, each in sent.items()})
        if lost:
            with self._store.write():
                for title in lost:
                    papers.mark_not_printed(self._store, sent[title].uid, by=self._seat.by())
        return tuple(sent[title].kind for title in lost)

    @duty(RECEIVING)
    def hand_over(self, paper_uid: str) -> PaperRecord:
        """The officer says that the paper is in the petitioner's hand (已交付)."""
        with self._store.write():
            if paper := papers.paper(self._store, paper_uid):
                keep_what_is_late(self._store, paper.number, self._seat.today())
            return self._put_right(papers.hand_over(self._store, paper_uid, by=self._seat.by()))

    @duty(RECEIVING)
    def take_back(self, paper_uid: str) -> PaperRecord:
        """Undo a hand-over that was said by mistake."""
        with self._store.write():
            return self._put_right(papers.take_back(self._store, paper_uid, by=self._seat.by()))

    @duty(RECEIVING)
    def void(self, paper_uid: str, reason: str) -> PaperRecord:
        """Declare a paper void (作废), with the reason."""
        with self._store.write():
            return self._put_right(papers.void(self._store, paper_uid, reason, by=self._seat.by()))

    def _put_right(self, changed: PaperRecord) -> PaperRecord:
        """Whether somebody was told in writing changes with it."""
        matters.put_due_right(self._store, changed.number)
        return changed

    @open_to_all
    def page_count(self, pdf: bytes) -> int:
        """How many pages there are to look at."""
        return pages.count(pdf)

    @open_to_all
    def picture(self, pdf: bytes, page: int = 0, dpi: int = 110) -> bytes:
        """One page as a PPM, for a preview."""
        return pages.picture(pdf, page=page, dpi=dpi, packed=False)

    @duty(RECEIVING)
    def receipt_mark(self, number: str) -> ReceiptMark:
        """What a matter's receipt carries to prove itself: QR text and check code (回执自证).

        ``matter.unknown``, ``matter.sealed``, ``matter.unanswered``.
        """
        record = self._standing(number)
        require_words(record.matter)
        return receipt_mark(self._seat, record)

    @duty(READING)
    def batch_list(self, sequence: int) -> bytes:
        """D18, the list that goes with a batch (批次移交清单): numbers and hashes, no name."""
        made = next((each for each in batches.batches(self._store) if each.sequence == sequence), None)
        if made is None:
            raise DeskError("batch.unknown")
        lines = batches.carried_by(self._store, sequence)
        sheet = BatchSheet(
            sequence=sequence,
            made_at=made.made_at,
            file=made.file,
            sha256=made.sha256,
            lines=tuple(BatchLine(number=number, sha256=sha256) for number, sha256 in lines),
        )
        return batch_list(sheet, self._seat.office, rehearsal=self._seat.rehearsal)

    @duty(READING)
    def day_sheet(self, day: date) -> bytes:
        """The list of a closed day (日结单), to be signed."""
        counts = papers.counts_of_day(self._store, day)
        handed, voided = counts.get(PaperState.HANDED_OVER, 0), counts.get(PaperState.VOIDED, 0)
        of_day = {row.number for row in lists.rows_of_day(self._store, day)}
        due = tuple(paper for paper, row in papers.owed(self._store) if row.number in of_day)
        blank = pads.count(self._store, day)
        line, head = trail.last(self._store)
        sheet = DaySheet(
            day=day,
            issued=sum(counts.values()),
            handed_over=handed,
            voided=voided,
            still_due=due,
            left_over=papers.count_owed_before(self._store, day),
            void=lists.count_void(self._store, day),
            pads=blank if blank.open or blank.used or blank.void else None,
            reached=Reached(numbers=visits.highest_numbers(self._store)[-1:], line=line, head=head),
        )
        return day_close(sheet, self._seat.office, rehearsal=self._seat.rehearsal)

    @duty(READING)
    def progress(self, number: str) -> bytes:
        """进度告知: where a matter stands today; in large type where somebody who came needs it."""
        job = plain_job(self._seat, self._standing(number))
        large = any(Need.LARGE_TYPE in person.needs for person in job.visit.people)
        return progress(replace(job, large=large, printed_on=self._seat.today()))

    @duty(RECEIVING)
    def urging(self, number: str) -> bytes:
        """催办单: for the unit that has a matter in hand."""
        return urging(plain_job(self._seat, self._standing(number)))

    @open_to_all
    def uncovered(self, text: str) -> tuple[str, ...]:
        """What of a text will be an empty box on paper, as written; touches no record."""
        return uncovered(text)

    @open_to_all
    def warm(self) -> None:
        """Load what drawing needs, so that the first receipt of a day is not the slow one."""
        warm()

    def _draw_all(
        self,
        number: str,
        kinds: tuple[Paper, ...],
        *,
        large: bool,
        anew: bool = False,
        to_print: bool = False,
        roll: int = 0,
        noted: bool = True,
    ) -> tuple[Drawn, ...]:
        """Each paper once; one that is printed again says so (补打)."""
        record = self._standing(number) if kinds or roll else record_of(self._seat, number)
        if roll:
            kinds = _on_roll(record.matter, kinds)
        owed = {paper.kind: paper for paper in record.papers if paper.state is not PaperState.VOIDED}
        kinds = tuple(dict.fromkeys(kinds))
        for kind in kinds:
            require_drawable(record.matter, kind)
        drawn = []
        for kind in kinds or tuple(owed):
            known = owed.get(kind)
            prints = known.prints if known and to_print else 0
            if known and not anew and (kept := self._as_handed_over(known, large=large, roll=roll)):
                kept = printed_again(kept, prints, large=large) if prints else kept
                drawn.append(_drawn(kept, kind, known, as_handed_over=True))
                continue
            job = replace(self._job_of(kind, record, large=large), reprint=prints)
            reissued = known is not None and known.state is PaperState.HANDED_OVER
            if reissued:
                job = replace(job, reissued=self._seat.today())
            drawing = draw_roll(kind, job, roll) if roll else draw(kind, job)
            drawn.append(_drawn(drawing, kind, known, reissued=reissued))
        if not noted:
            return tuple(drawn)
        with self._store.write():
            for each in drawn:
                self._note(each, owed.get(each.kind), large=large, roll=roll)
        return tuple(drawn)

    def _as_handed_over(self, paper: PaperRecord, *, large: bool, roll: int) -> Drawing | None:
        """What was handed over, in the form of then; None of what was not, or was by an older version."""
        if paper.state is not PaperState.HANDED_OVER:
            return None
        kept = papers.drawing(self._store, paper.uid, large=large, roll=roll)
        return unpacked(kept) if kept else None

    def _note(self, drawn: Drawn, known: PaperRecord | None, *, large: bool, roll: int) -> None:
        """Keep what was drawn of a paper that is not printed yet, and that another was given out anew."""
        if known is None:
            return
        if drawn.reissued:
            trail.append(self._store, self._seat.by(), "paper_reissued", known.number, drawn.kind.value)
        elif known.state in _NOT_PRINTED_YET and not (
            known.sha256 == drawn.sha256 and papers.drawing(self._store, known.uid, large=large, roll=roll)
        ):
            papers.mark_drawn(self._store, known.uid, drawn.sha256, by=self._seat.by())
            papers.keep_drawing(self._store, known.uid, drawn.drawing, large=large, roll=roll)

    def _roll(self, *, on_roll: bool) -> int:
        """Millimetres of the roll that slips are printed on (小票); 0 where sheets are."""
        return setup_for(self._seat, Stock.SLIP).roll if on_roll else 0

    def _standing(self, number: str) -> MatterRecord:
        """A record that papers may be drawn of; ``matter.void``."""
        record = record_of(self._seat, number)
        require_standing(record.matter)
        return record

    def _job_of(self, kind: Paper, record: MatterRecord, *, large: bool) -> Job:
        replaced = [each.matter for each in matters.versions(self._store, record.matter.number)]
        job, today = job_of(self._seat, kind, record, replaced, large=large), self._seat.today()
        return replace(job, printed_on=today) if kind is Paper.GUIDANCE and today > job.on else job


def _on_roll(matter: Matter, kinds: tuple[Paper, ...]) -> tuple[Paper, ...]:
    """The slips that were asked for, or all that a matter can have; of a sealed one D08 for D01."""
    if matter.unanswered and not kinds:
        return (Paper.RECEIPT,)
    if matter.confidential:
        kinds = kinds or (Paper.RECEIPT,)
        return tuple(Paper.SEALED_RECEIPT if kind is Paper.RECEIPT else kind for kind in kinds)
    return kinds or (Paper.RECEIPT, Paper.GUIDANCE)


def _drawn(
    drawing: Drawing,
    kind: Paper,
    known: PaperRecord | None,
    *,
    as_handed_over: bool = False,
    reissued: bool = False,
) -> Drawn:
    pdf = drawing.pdf()
    return Drawn(
        paper_uid=known.uid if known else None,
        kind=kind,
        drawing=drawing.packed(),
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        pages=len(drawing.pages),
        as_handed_over=as_handed_over,
        reissued=reissued,
    )
