"""Every paper of a matter, by its kind (出具文书): the one door to drawing.

Nothing here asks the clock or the disk: the same record, office and road map always give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from xinfang_desk.documents import phrases
from xinfang_desk.documents.form import FORM_SIZE, LEAST_LARGE, LEAST_SLIP, MARKS, printed_before
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.papers.authority import authority
from xinfang_desk.documents.papers.forms import delivery, materials, mediation
from xinfang_desk.documents.papers.forwarding import forwarding
from xinfang_desk.documents.papers.guidance import guidance
from xinfang_desk.documents.papers.letter import Letter, and_for_the_file, fitted
from xinfang_desk.documents.papers.notice import acceptance, extension
from xinfang_desk.documents.papers.objection import objection_letter
from xinfang_desk.documents.papers.other_road import other_road
from xinfang_desk.documents.papers.receipt import receipt, sealed_receipt
from xinfang_desk.documents.papers.records import answer_record, oral_record
from xinfang_desk.documents.papers.refusal import no_longer_accepted, not_accepted
from xinfang_desk.documents.papers.thermal import thermal_guidance, thermal_receipt
from xinfang_desk.documents.papers.urgent import urgent_report
from xinfang_desk.documents.surface.drawing import Drawing
from xinfang_desk.documents.surface.sheet import A5, Sheet
from xinfang_desk.documents.type.style import Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.approval import refusal_lacks
from xinfang_desk.domain.books.owing import is_accepted_elsewhere
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.days import rests_on
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, Step

NOTICES: dict[Paper, Callable[[Letter], None]] = {
    Paper.ACCEPTANCE: and_for_the_file(acceptance),
    Paper.OTHER_ROAD: and_for_the_file(other_road),
    Paper.FORWARDING: forwarding,
    Paper.NOT_ACCEPTED: and_for_the_file(not_accepted),
    Paper.NO_LONGER_ACCEPTED: and_for_the_file(no_longer_accepted),
    Paper.EXTENSION: and_for_the_file(extension),
    Paper.OBJECTION_LETTER: objection_letter,
}
"""Official notices, laid out by GB/T 9704, each with the copies that it needs."""

FORMS: dict[Paper, Callable[[Job], Drawing]] = {
    Paper.RECEIPT: receipt,
    Paper.GUIDANCE: guidance,
    Paper.SEALED_RECEIPT: sealed_receipt,
    Paper.MEDIATION: mediation,
    Paper.DELIVERY: delivery,
    Paper.ANSWER_RECORD: answer_record,
    Paper.ORAL_RECORD: oral_record,
    Paper.AUTHORITY: authority,
    Paper.MATERIALS: materials,
    Paper.URGENT_REPORT: urgent_report,
}
"""Slips and forms, laid out as forms."""

IN_COPIES = frozenset(NOTICES) | {
    Paper.RECEIPT,
    Paper.SEALED_RECEIPT,
    Paper.ANSWER_RECORD,
    Paper.MATERIALS,
    Paper.URGENT_REPORT,
}
"""Papers of several copies (联) for different people: no two of them share a sheet."""

_REFUSES = {Paper.NOT_ACCEPTED: Outcome.NOT_ACCEPT, Paper.NO_LONGER_ACCEPTED: Outcome.NO_MORE}
"""Each refusal stands on one paragraph of the law, and was signed for that one alone (arts. 19, 36)."""

ROLLS: dict[Paper, Callable[[Job, int], Drawing]] = {
    Paper.RECEIPT: thermal_receipt,
    Paper.SEALED_RECEIPT: thermal_receipt,
    Paper.GUIDANCE: thermal_guidance,
}
"""What an 80 mm printer gives too (热敏小票)."""


def draw(kind: Paper, job: Job) -> Drawing:
    """The paper as it is drawn.

    Refuses what is not the desk's to issue (``paper.not_ours``: D10, D12), what is not about one
    matter (``paper.not_of_matter``: D18), and any other paper of a sealed matter than D08
    (``paper.sealed``) or than D01 of one that is not answered yet (``paper.unanswered``), and what the
    record does not bear out (``paper.nothing_accepted``, ``paper.no_sixty_days``,
    ``paper.no_objection``, ``paper.nothing_refused``). A sign that no
    font draws is an empty box to be filled by hand. A refusal or an extension without approval is a draft.
    """
    receipts = {Paper.RECEIPT, Paper.SEALED_RECEIPT}
    job = replace(job, draft=kind not in receipts and (job.draft or _is_draft(job, kind)))
    require_drawable(job.matter, kind)
    if kind in FORMS:
        return FORMS[kind](job)
    if kind in NOTICES:
        return fitted(job, phrases.title(job, kind), NOTICES[kind])
    if kind is Paper.BATCH_LIST:
        raise DeskError("paper.not_of_matter", kind=kind.value)
    raise DeskError("paper.not_ours", kind=kind.value)


def printed_again(drawing: Drawing, count: int, *, large: bool = False) -> Drawing:
    """A paper as it was drawn, with a mark at its head that it was printed before (补打)."""
    style = Style(face=Face.SANS, size=LEAST_LARGE if large else FORM_SIZE, leading=1.3)
    if drawing.width < A5[0]:
        # A slip has no margin at its head: it becomes longer by the mark.
        drawing = drawing.lowered(style.line)
        x, y, fit = 1.5, 2.0, drawing.width - 3.0
    else:
        style = style if drawing.width > A5[0] else replace(style, size=LEAST_SLIP)
        x, y, fit = 11.0, MARKS, drawing.width / 2 - 11
    sheet = Sheet((drawing.width, drawing.height), drawing.title)
    sheet.text(x, y, printed_before(count), style, fit=fit)
    (mark,) = sheet.drawing().pages
    return replace(drawing, pages=tuple((*page, *mark) for page in drawing.pages))


def draw_roll(kind: Paper, job: Job, width_mm: int = 80) -> Drawing:
    """A slip for a roll of 80 or 58 mm, as long as its text (``paper.roll_width`` else).

    There are D01, D08 and D02; any other paper is refused (``paper.no_roll``), and so is all but D08 of
    a sealed matter (``paper.sealed``) and all but D01 of one not answered yet (``paper.unanswered``).
    """
    if kind not in ROLLS:
        raise DeskError("paper.no_roll", kind=kind.value)
    require_drawable(job.matter, kind)
    return ROLLS[kind](job, width_mm)


def require_drawable(matter: Matter, kind: Paper) -> None:
    """Refuse a paper that would say what is sealed, or what may be an accusation (art. 30).

    So is a notice that the record does not bear out: an acceptance where nothing was accepted here, an
    extension of sixty days that do not run (art. 34), an objection that nobody raises, a refusal that is not
    this one.
    """
    if matter.confidential and kind is not Paper.SEALED_RECEIPT:
        raise DeskError("paper.sealed", kind=kind.value)
    if matter.unanswered and kind is not Paper.RECEIPT:
        raise DeskError("paper.unanswered", kind=kind.value)
    said = matter.draft
    if kind is Paper.ACCEPTANCE and said.outcome is not Outcome.ACCEPT:
        raise DeskError("paper.nothing_accepted", kind=kind.value)
    if kind is Paper.ACCEPTANCE and is_accepted_elsewhere(matter):
        raise DeskError("paper.accepted_elsewhere", kind=kind.value)
    if kind is Paper.OBJECTION_LETTER and said.outcome is not Outcome.OBJECTION:
        raise DeskError("paper.no_objection", kind=kind.value)
    if kind in _REFUSES and said.outcome is not _REFUSES[kind]:
        raise DeskError("paper.nothing_refused", kind=kind.value)
    if kind is Paper.EXTENSION and (said.purpose, said.route) != (Purpose.SHENSU, Route.S6):
        raise DeskError("paper.no_sixty_days", kind=kind.value)


def _is_draft(job: Job, kind: Paper) -> bool:
    """Whether the head has not signed off yet (负责人签批): arts. 19, 34 and 36. A receipt never waits.

    So is a notice that rests on a doubtful day.
    """
    if rests_on(kind, job.doubted):
        return True
    if kind is Paper.EXTENSION:
        taken = phrases.last_step(job, Step.EXTEND)
        return taken is None or not taken.approved_by
    if kind in {Paper.NOT_ACCEPTED, Paper.NO_LONGER_ACCEPTED}:
        return refusal_lacks(job.said) is not None
    return False
