"""``print`` (打印): papers of a matter to their printers, and what the print system knows of them."""

from __future__ import annotations

import argparse
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any

from xinfang_desk.cli.session import kinds_of, opened
from xinfang_desk.cli.verb import add_verb, emit
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.print_job import PrintJob, PrintOutcome
from xinfang_desk.words.printing_said import job_said, print_said

if TYPE_CHECKING:
    from xinfang_desk.desk import Desk
    from xinfang_desk.desk.answers import PrintedPaper

_PATIENCE = 5.0
"""Seconds until a job is told of as it stands; a printer may take longer."""
_BETWEEN = 0.2


def add_verbs(verbs: Any) -> None:
    """Hang this verb on the parser."""
    printing = add_verb(verbs, "print", "把文书送去打印：各种纸从设置里的那一台出", _print)
    printing.add_argument("number")
    printing.add_argument("--kind", action="append", default=[], help="D01 等，可重复；不写就是该出的全部")
    printing.add_argument("--printer", default="", metavar="Q", help="这一次从哪台出")
    printing.add_argument("--large", action="store_true", help="大字版")
    printing.add_argument("--roll", action="store_true", help="小票；不写 --kind 就是 D01 和 D02")


def _print(args: argparse.Namespace) -> int:
    from xinfang_desk.domain.number import read_number

    number, kinds = read_number(args.number), kinds_of(args.kind)
    with opened(args) as desk:
        told = desk.papers.send_each(number, kinds, queue=args.printer, large=args.large, on_roll=args.roll)
        if told and all(each.outcome is not PrintOutcome.SENT for each in told):
            raise DeskError("print.not_sent", outcome=told[0].outcome.value)
        jobs = _settled(desk, told)
    shapes = [_shape(each, jobs.get(each.title)) for each in told]
    lines = [f"{each.kind.value}　{each.printer}　{_said(each, jobs.get(each.title))}" for each in told]
    return emit(args, {"papers": shapes}, "\n".join(lines) or "没有要打的文书")


def _settled(desk: Desk, told: tuple[PrintedPaper, ...]) -> dict[str, PrintJob]:
    """The jobs of these papers, as soon as nothing more comes of them or nobody waits longer."""
    titles = {each.title for each in told if each.outcome is PrintOutcome.SENT}
    until = monotonic() + _PATIENCE
    while True:
        jobs = {title: job for title in titles for job in desk.printing.jobs(title) if job.title == title}
        if all(job.state.is_over for job in jobs.values()) or monotonic() > until:
            return jobs
        Event().wait(_BETWEEN)


def _shape(paper: PrintedPaper, job: PrintJob | None) -> dict[str, Any]:
    state = job.state.name.lower() if job else paper.outcome.value
    return {"kind": paper.kind.value, "printer": paper.printer, "media": paper.media, "state": state}


def _said(paper: PrintedPaper, job: PrintJob | None) -> str:
    return job_said(job.state) if job else print_said(paper.outcome)
