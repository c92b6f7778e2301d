"""Reports of the year (年报): the figures F1–F18, and the two reports that a township writes from them."""

from __future__ import annotations

from collections import Counter as Counting
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from xinfang_desk.desk.answers import FigureTold
from xinfang_desk.desk.counter import Counter, duty
from xinfang_desk.documents.form import rehearsed
from xinfang_desk.documents.yearly.outline import Report, outline
from xinfang_desk.domain.duties.advice import Adopted
from xinfang_desk.domain.duties.meeting import MeetingState, tasks_of
from xinfang_desk.domain.duties.plan import PlanKind, standing
from xinfang_desk.domain.duties.yearly import Beside, YearBook, figures
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall import feedback
from xinfang_desk.domain.matter import ActKind, Step
from xinfang_desk.domain.record import Count, Row
from xinfang_desk.domain.roles import READING, RECEIVING
from xinfang_desk.domain.time.calendar import EARLIEST
from xinfang_desk.files import begins, same_paper, write_files
from xinfang_desk.store import hall_counts
from xinfang_desk.store.duties import act_counts, advices, incidents, meetings, plans, yearly
from xinfang_desk.store.file import trail
from xinfang_desk.words.duties.figures_said import exact, made_of, said

YEAR_REPORT, ARTICLE_41 = "year_report", "article_41"
"""The two outlines, by their shipped files."""
MOST_LISTED = 200
"""Matters of a figure that are listed one by one."""


class Reports(Counter):
    """The verbs of what an office reports of its year."""

    @duty(READING)
    def year_figures(self, year: int) -> tuple[FigureTold, ...]:
        """The figures of a year in words, each with the matters that it counts; ``report.bad_year``."""
        return tuple(
            FigureTold(
                id=each.id,
                name=said(each).name,
                unit=said(each).unit,
                value=exact(each),
                made_of=made_of(each),
                definition=said(each).definition,
                counted=each.counted,
                missed=each.missed,
            )
            for each in figures(self._book(year))
        )

    @duty(READING)
    def matters_of(self, numbers: Sequence[str]) -> tuple[Row, ...]:
        """The matters that a figure counts (查是哪些件), the earliest :data:`MOST_LISTED` of them."""
        return yearly.rows_of(self._store, numbers[:MOST_LISTED])

    @duty(RECEIVING)
    def write_year(self, year: int, folder: Path, *, article_41: bool = False) -> tuple[Path, ...]:
        """Write the year's report into ``folder``: figures as JSON and CSV, the report as DOCX and PDF.

        ``article_41``: the report of art. 41 instead of the township's own. The same register gives the same
        bytes. ``report.bad_year``, ``output.exists`` for what lies there and is no such file.
        """
        from xinfang_desk.documents.yearly.as_docx import as_docx, is_report_of
        from xinfang_desk.documents.yearly.as_pdf import as_pdf
        from xinfang_desk.documents.yearly.as_tables import as_csv, as_json

        book = self._book(year)
        made = figures(book)
        beside = replace(
            book.beside,
            ended=sum(each.ended for each in book.matters),
            handed_over=sum(each.handed_down for each in book.matters),
        )
        office = self._seat.office
        report = Report(
            office=office.full_name or office.name,
            year=year,
            until=min(book.today, date(year, 12, 31)),
            figures=made,
            topics=_counted(each.content for each in book.matters),
            bodies=_counted(body for each in book.matters for body in each.complained_of),
            urged=sum(1 for each in book.matters if each.took(Step.URGE)),
            accusations=book.accusations,
            beside=beside,
        )
        template = ARTICLE_41 if article_41 else YEAR_REPORT
        blocks = outline(report, template)
        title = blocks[0].text
        pdf = as_pdf(blocks, title, rehearsed(rehearsal=self._seat.rehearsal))
        machine, table = as_json(made), as_csv(made)
        written = write_files(
            folder,
            {
                "figures.json": (machine, begins(machine[: machine.index(b",")])),
                "figures.csv": (table, begins(table.splitlines()[0].removeprefix(b"\xef\xbb\xbf"))),
                "report.docx": (as_docx(blocks), lambda there: is_report_of(title, there)),
                "report.pdf": (pdf, same_paper(pdf)),
            },
        )
        with self._store.write():
            trail.append(self._store, self._seat.by(), "year_report", str(year), template)
        return written

    def _book(self, year: int) -> YearBook:
        today = self._seat.today()
        if not EARLIEST.year < year <= today.year:
            raise DeskError("report.bad_year", year=year)
        since, until = date(year, 1, 1), date(year, 12, 31)
        begun = yearly.begun_on(self._store)
        before = None
        if begun and begun < since:
            before = yearly.totals(self._store, date(year - 1, 1, 1), date(year - 1, 12, 31))
        tallies = feedback.ended(hall_counts.tallies(self._store), today)
        return YearBook(
            year=year,
            today=today,
            matters=tuple(yearly.counted(self._store, since, until)),
            void=yearly.void(self._store, since, until),
            before=before,
            accusations=yearly.accusations(self._store, since, until),
            tallies=tuple(each for each in tallies if each.month.startswith(f"{year}-")),
            beside=self._beside(year),
        )

    def _beside(self, year: int) -> Beside:
        sessions = hall_counts.sessions(self._store, year)
        today = self._seat.today()
        held = [
            each for each in meetings.meetings(self._store) if each.day.year == year and each.day <= today
        ]
        closed = [each for each in held if each.state is MeetingState.SIGNED]
        tasks = [each.task for meeting in closed for each in tasks_of(meeting)]
        acts = act_counts.counts(self._store, date(year, 1, 1), date(year, 12, 31))
        advice = advices.given(self._store, year)
        trained = plans.trainings(self._store, year)
        ticked = [each.plan_item for each in sessions] + [each.plan_item for each in trained]
        law = [
            each for each in standing(plans.of_year(self._store, year), ticked) if each.kind is PlanKind.LAW
        ]
        order = incidents.figures(self._store, year)
        return Beside(
            sessions=len(sessions),
            people_there=sum(each.people for each in sessions),
            minutes=sum(each.minutes for each in sessions),
            meetings=len(held),
            tasks=tuple((each.due, each.done_on) for each in tasks),
            acts={
                kind: sum(number for (_month, of), number in acts.items() if of is kind) for kind in ActKind
            },
            advice=len(advice),
            advice_adopted=sum(each.adopted is Adopted.YES for each in advice),
            advice_partly=sum(each.adopted is Adopted.PARTLY for each in advice),
            talks=plans.talks(self._store, year),
            planned=len(law),
            planned_done=sum(not each.left for each in law),
            trainings=len(trained),
            trained=sum(each.people for each in trained),
            passed=sum(each.passed for each in trained),
            incidents=order.incidents,
            calls=order.calls,
        )


def _counted(keys: Iterable[str]) -> tuple[Count, ...]:
    return tuple(Count(key=key, matters=count) for key, count in Counting(keys).items())
