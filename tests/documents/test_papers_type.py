"""How large everything on a paper is set, measured on all that is drawn; and where it is signed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.documents import samples
from tests.documents.reading import borne_out, job_of, paper, roll, size_of, sizes_of, text_of
from xinfang_desk.documents.draw import FORMS, NOTICES, ROLLS, draw
from xinfang_desk.documents.form import RING
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.office.own_record import own_record
from xinfang_desk.documents.office.pad_sheets import pad_sheets
from xinfang_desk.documents.office.slip import feedback_roll
from xinfang_desk.documents.office.ticket_slip import ticket_slip
from xinfang_desk.documents.papers.progress import progress
from xinfang_desk.documents.surface.drawing import Drawing
from xinfang_desk.documents.surface.ink import Circle, Rule, Text
from xinfang_desk.documents.type.style import POINTS_PER_MM
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.hall.feedback import Month
from xinfang_desk.domain.hall.ticket import Ticket, TicketState
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.record import MatterRecord, Office

KINDS = [kind for kind in (*FORMS, *NOTICES) if kind is not Paper.SEALED_RECEIPT]
RECORDS = {
    **samples.CASES,
    "accepted": samples.ACCEPTED,
    "busy": samples.BUSY,
    "crowd": samples.CROWD,
    "crowd refused": samples.CROWD_REFUSED,
    "crowd no more": samples.CROWD_NO_MORE,
    "nobody": samples.NOBODY,
    "rare": samples.RARE,
}
LEAST = {True: 18.0, False: 14.0}
LEAST_SLIP = 10.5
ON_A_SLIP = {Paper.RECEIPT, Paper.GUIDANCE}


def _drawn(kind: Paper, record: MatterRecord, office: Office = samples.OFFICE, **how: object) -> Drawing:
    return draw(kind, Job(record=record, office=office, road_map=samples.ROAD_MAP, **how))


def _texts(drawing: Drawing) -> list[tuple[int, Text]]:
    return [
        (number, mark)
        for number, page in enumerate(drawing.pages, start=1)
        for mark in page
        if isinstance(mark, Text) and any(run.text.strip() for run in mark.runs)
    ]


def _of_offices(drawing: Drawing) -> set[int]:
    """The pages of copies that go to offices, in normal type."""
    found, theirs = set(), True
    for number in range(1, len(drawing.pages) + 1):
        for said in [_said(mark) for page, mark in _texts(drawing) if page == number]:
            if said.startswith("第") and "联　" in said:
                theirs = said.endswith(("信访人", "来访人"))
        if not theirs:
            found.add(number)
    return found


def _said(mark: Text) -> str:
    return "".join(run.text for run in mark.runs)


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_nothing_is_set_smaller_than_its_reader_can_read(kind: Paper, large: bool) -> None:
    least = LEAST_SLIP if kind in ON_A_SLIP and not large else LEAST[large]
    for name, record in borne_out(kind, RECORDS).items():
        drawing = _drawn(kind, record, large=large)
        offices = _of_offices(drawing) if kind not in ON_A_SLIP else set()
        small = [
            (name, round(mark.size, 1), _said(mark))
            for page, mark in _texts(drawing)
            if mark.size < (least if page not in offices else LEAST[False]) - 0.01
        ]
        assert small == []


def test_the_sealed_receipt_too() -> None:
    for large, least in LEAST.items():
        sizes = [
            mark.size for _page, mark in _texts(_drawn(Paper.SEALED_RECEIPT, samples.ACCUSATION, large=large))
        ]
        assert min(sizes) >= (least if large else LEAST_SLIP) - 0.01


def test_what_else_leaves_with_a_person_is_no_smaller_and_says_whom_to_call() -> None:
    day, month = date(2026, 9, 14), Month("2026-09")
    waiting = Ticket(
        number=3,
        state=TicketState.WAITING,
        people=1,
        care=None,
        ahead=False,
        taken_at=samples.WAGES.matter.received_at,
        called_at=None,
    )
    job = job_of(samples.BUSY)
    told = {
        "progress": (progress(job), 14.0),
        "own record": (own_record(((samples.BUSY, ()),), samples.OFFICE, day), 14.0),
        "pad": (pad_sheets([samples.SOME_NUMBER], samples.OFFICE), LEAST_SLIP),
    }
    slips = {
        "feedback": (feedback_roll(samples.OFFICE, month), 14.0),
        "ticket": (ticket_slip(waiting, samples.OFFICE), 14.0),
    }
    for name, (pdf, least) in (told | slips).items():
        assert min(sizes_of(pdf)) >= least - 0.01, name
    for name, (pdf, _least) in told.items():
        for words in (samples.OFFICE.phone, samples.OFFICE.hours):
            assert "".join(words.split()) in text_of(pdf), name


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("name", samples.CASES)
def test_the_weightiest_sentences_of_a_receipt_are_as_large_as_its_text(name: str, large: bool) -> None:
    drawing = _drawn(Paper.RECEIPT, samples.CASES[name], large=large)
    said = {_said(mark): mark.size for _page, mark in _texts(drawing)}
    text = next(size for words, size in said.items() if words.startswith(("2026年", "来访的日子")))
    weighty = [
        size
        for words, size in said.items()
        if "登记不等于受理" in words or "休息日" in words or "放假" in words
    ]
    assert weighty
    assert min(weighty) >= text


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("kind", [Paper.RECEIPT, Paper.SEALED_RECEIPT, *NOTICES], ids=lambda kind: kind.value)
def test_a_seal_of_a_township_covers_nothing_but_day_and_name(kind: Paper, large: bool) -> None:
    records = {"sealed": samples.ACCUSATION} if kind is Paper.SEALED_RECEIPT else borne_out(kind, RECORDS)
    for record in records.values():
        drawing = _drawn(kind, record, large=large)
        for page in drawing.pages:
            for seal in (mark for mark in page if isinstance(mark, Circle)):
                assert seal.radius >= 21.0
                assert RING <= seal.x <= drawing.width - RING
                inside = "".join(
                    _said(mark) for mark in page if isinstance(mark, Text) and _covered(mark, seal)
                )
                for kept in (samples.OFFICE.phone, samples.OFFICE.supervision_phone, "电话", "窗口"):
                    assert kept not in inside


def _covered(text: Text, seal: Circle) -> bool:
    """Whether the seal, pressed there, touches that line."""
    ems = sum(0.6 if char.isascii() else 1 for char in _said(text))
    width = ems * text.size / POINTS_PER_MM
    return (
        text.x < seal.x + seal.radius
        and text.x + width > seal.x - seal.radius
        and seal.y - seal.radius < text.y < seal.y + seal.radius + text.size / POINTS_PER_MM
    )


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_no_line_to_write_on_leaves_the_margins(kind: Paper, large: bool) -> None:
    for record in borne_out(kind, RECORDS).values():
        drawing = _drawn(kind, record, large=large)
        for page in drawing.pages:
            for mark in page:
                if isinstance(mark, Rule) and not mark.dash:
                    assert min(mark.x, mark.x2) >= 8.0
                    assert max(mark.x, mark.x2) <= drawing.width - 8.0


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_no_page_holds_a_line_or_a_seal_alone(kind: Paper, large: bool) -> None:
    for name, record in borne_out(kind, RECORDS).items():
        pages = _drawn(kind, record, large=large).pages
        for page in pages[1:]:
            seals = [mark for mark in page if isinstance(mark, Circle)]
            texts = [mark for mark in page if isinstance(mark, Text) and 22 < mark.y < 265]
            lines = {
                round(mark.y)
                for mark in texts
                if not any(abs(mark.y - seal.y) < 15 and _covered(mark, seal) for seal in seals)
            }
            assert len(lines) >= 2, (name, kind)


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("kind", [Paper.ANSWER_RECORD, Paper.ORAL_RECORD], ids=lambda kind: kind.value)
def test_every_page_of_a_record_is_signed(kind: Paper, large: bool) -> None:
    drawing = _drawn(kind, samples.CROWD, large=large)
    assert len(drawing.pages) > 1
    for number in range(1, len(drawing.pages) + 1):
        signed = [_said(mark) for page, mark in _texts(drawing) if page == number and "签名" in _said(mark)]
        assert any("来访人签名" in words for words in signed), number


@pytest.mark.parametrize("kind", ROLLS, ids=lambda kind: kind.value)
def test_a_slip_of_the_roll_says_all_that_the_paper_says(kind: Paper) -> None:
    record = samples.ACCUSATION if kind is Paper.SEALED_RECEIPT else samples.OLD_AGE
    for large, width, least in ((False, 80, 14.0), (True, 80, 18.0), (False, 58, 12.0), (True, 58, 18.0)):
        pdf = roll(kind, record, width_mm=width, large=large)
        assert min(sizes_of(pdf)) >= least - 0.01
        if kind is Paper.RECEIPT:
            said = text_of(pdf)
            for words in ("请求：查清停发原因", "时间：工作日", "盖章处", "存根", "签收"):
                assert words in said


def test_the_article_is_left_to_the_notice_where_the_receipt_is_larger_for_it() -> None:
    """Of a refusal the item of article 31 stands on the D04 alone; where it costs no size, on both."""
    refused = MatterDraft(
        statement="申请了准建证，给了不批的决定书。",
        route=Route.S4,
        outcome=Outcome.GUIDE,
        events={Event.REFUSAL_RECEIVED: date(2026, 9, 1)},
    )
    record = samples.record(refused, samples.ZHOU)
    receipt = paper(Paper.RECEIPT, record)
    assert "条例第31条第4项" not in text_of(receipt)
    assert size_of(receipt, "登记不等于受理") >= 11.5
    assert "第三十一条第四项" in text_of(paper(Paper.OTHER_ROAD, record))
    assert "条例第31条第2项" in text_of(paper(Paper.RECEIPT, samples.WAGES))
