"""A sign that no font has never costs a paper: an empty box in its place, and a line to write it by hand."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.documents import samples
from tests.documents.reading import outside, overlaps, pages_of, paper, roll, text_of
from tests.documents.test_papers_golden import A_BATCH, SUBJECTS
from tests.documents.test_sheet import marks, texts
from xinfang_desk.documents.draw import FORMS, NOTICES
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.office.listing import DaySheet, batch_list, day_close
from xinfang_desk.documents.office.outreach_list import outreach_list
from xinfang_desk.documents.office.own_record import own_record
from xinfang_desk.documents.office.poster import long_pages, poster
from xinfang_desk.documents.office.recording_sheet import recording_sheet
from xinfang_desk.documents.office.recovery_sheet import recovery
from xinfang_desk.documents.office.reminder import reminder
from xinfang_desk.documents.office.slip import feedback_roll, feedback_slip
from xinfang_desk.documents.office.ticket_slip import ticket_slip
from xinfang_desk.documents.office.trial_page import trial_page
from xinfang_desk.documents.papers.progress import progress
from xinfang_desk.documents.papers.urging import urging
from xinfang_desk.documents.surface.ink import Box, Rule
from xinfang_desk.documents.surface.sheet import A4, A5, Sheet
from xinfang_desk.documents.type.clusters import clusters
from xinfang_desk.documents.type.style import Style
from xinfang_desk.documents.type.typeface import Face, open_typefaces
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.hall.feedback import Month
from xinfang_desk.domain.hall.outreach import year_list
from xinfang_desk.domain.hall.stock import Stock
from xinfang_desk.domain.hall.ticket import Ticket, TicketState
from xinfang_desk.domain.record import MatterRecord

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
ONE_SIGN = {
    "emoji": "\U0001f600",
    "skin tone": "\U0001f44d\U0001f3fd",
    "flag": "\U0001f1e8\U0001f1f3",
    "flag of tags": "\U0001f3f4\U000e0067\U000e0062\U000e007f",
    "keycap": "1\ufe0f\u20e3",
    "family": FAMILY,
    "shrug": "\U0001f937\U0001f3fd\u200d\u2642\ufe0f",
    "heart": "\u2764\ufe0f",
    "hangul": "한",
    "hangul in parts": "\u1112\u1161\u11ab",
    "thai with marks": "\u0e17\u0e35\u0e48",
    "private": "\ue000",
    "private, plane 15": "\U000f0000",
    "private, plane 16": "\U0010fffd",
    "extension I": "\U0002ebf0",
    "unassigned": "\u0378",
    "no character": "\ufffe",
    "no character either": "\uffff",
}
MANY = {
    "uyghur": "ئالىم ئەخمەت",
    "tibetan": "བཀྲ་ཤིས།",
    "mongolian": "ᠮᠣᠩᠭᠣᠯ",
    "thai": "สมชาย",
    "hangul": "김철수",
    "extension G": "\U00030001\U0003134a",
    "extension H": "\U00031350",
    "controls": "\0\x01\x1b\x7f\x85",
    "zalgo": "z\u0310\u0351\u036e",
    "all sorts": "\u200d\U0001f3fd\U0001f1e8\u20e3\ue123\u202e",
}
FOOT = "打不出的字，请用笔补上"


def _record(name: str, said: str) -> MatterRecord:
    return samples.record(replace(samples.LAMPS.matter.draft, statement=said), samples.person(name))


@pytest.mark.parametrize("sign", [*ONE_SIGN.values(), *MANY.values()], ids=[*ONE_SIGN, *MANY])
def test_a_receipt_is_drawn_whatever_was_written(sign: str) -> None:
    written = _record(f"周{sign}例", f"他说{sign}{sign}，没人修")
    for pdf in (
        paper(Paper.RECEIPT, written),
        paper(Paper.RECEIPT, written, large=True),
        roll(Paper.RECEIPT, written),
        roll(Paper.RECEIPT, written, width_mm=58),
    ):
        assert (FOOT in text_of(pdf)) is bool(open_typefaces().uncovered(sign))
        assert overlaps(pdf) == []
        assert outside(pdf, margin=2.0) == []


@pytest.mark.parametrize("sign", ONE_SIGN.values(), ids=ONE_SIGN)
def test_a_sign_of_several_characters_is_one_box_of_its_width(sign: str) -> None:
    sheet = Sheet(A5, "1")
    style = Style(size=10.0)
    sheet.text(20, 20, f"周{sign}例", style)
    (box,) = marks(sheet, Box)
    em = style.size * 25.4 / 72
    assert (box.x, box.x + box.width) == (pytest.approx(20 + 1.06 * em), pytest.approx(20 + 1.94 * em))
    assert sheet.text_width(f"周{sign}例", style) == pytest.approx(3 * em)
    (said,) = texts(sheet.finish())
    assert said.startswith("周〓例")


def test_a_box_in_a_stretched_line_stands_where_its_sign_would() -> None:
    sheet = Sheet(A5, "1")
    spread = Style(size=10.0, pitch=2.0)
    sheet.text(20, 20, "周例\ue000例", spread)
    (box,) = marks(sheet, Box)
    assert box.x == pytest.approx(20 + (2 * 12 + 0.6) * 25.4 / 72)


def test_each_sign_or_word_has_one_place_to_write_it_on_a_page() -> None:
    sheet = Sheet(A4, "1")
    sheet.text(20, 20, "周\ue000例 \ue000 \U0001f600 ئەخمەت", Style())
    before = len(marks(sheet, Rule))
    below = sheet.to_write_in(20, 40, 170)
    assert below > 40
    places = marks(sheet, Rule)[before:]
    assert len(places) == 3
    assert all(each.x2 - each.x >= 12 for each in places)
    assert places[2].x2 - places[2].x > places[0].x2 - places[0].x
    assert sheet.to_write_in(20, 60, 170) == 60
    sheet.turn()
    sheet.text(20, 20, "\ue000")
    first, second = texts(sheet.finish())
    assert FOOT in first
    assert FOOT in second


def test_more_than_fits_has_whole_lines() -> None:
    sheet = Sheet(A5, "1")
    sheet.text(11, 20, " ".join(map(chr, range(0xE000, 0xE014))), fit=126)
    before = len(marks(sheet, Rule))
    below = sheet.to_write_in(11, 40, 126)
    lines = marks(sheet, Rule)[before:]
    assert [(each.x, each.x2) for each in lines] == [(11, 137), (11, 137)]
    assert lines[0].y > 46
    assert lines[1].y - lines[0].y >= 7
    assert below > lines[1].y


def test_a_missing_sign_is_no_box_to_tick() -> None:
    sheet = Sheet(A5, "1")
    sheet.text(11, 20, "周\ue000例")
    sheet.tick_box(11, 40, 4, ticked=False)
    missing, tick = marks(sheet, Box)
    assert missing.dash
    assert not tick.dash


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", ["周试例", "ئالىم ئەخمەت", " ".join(map(chr, range(0xE000, 0xE00A)))])
def test_the_foot_of_a_receipt_stays_above_the_stub(name: str, large: bool) -> None:
    office = replace(samples.OFFICE, address="示例镇示例路1号一楼大厅东侧" * 2)
    record = _record(name, "路灯坏了没人修。" * 4 + name)
    pdf = paper(Paper.RECEIPT, record, office, large=large, check_code="ABCD-EFGH")
    assert "核验码：ABCD-EFGH" in text_of(pdf)
    assert overlaps(pdf) == []


def test_ordinary_text_has_no_such_line() -> None:
    sheet = Sheet(A4, "1")
    sheet.text(20, 20, "周䶮𬭚例〓")
    assert sheet.to_write_in(20, 40, 170) == 40
    (said,) = texts(sheet.finish())
    assert FOOT not in said
    assert marks(sheet, Box) == []


def _every_sheet() -> dict[str, bytes]:
    """Every other paper of an office and people with a sign that no font has in their names."""
    office = replace(samples.OFFICE, name="示例\ue000镇", officer="示\U0001f600例")
    busy = replace(samples.BUSY, visit=replace(samples.BUSY.visit, people=(samples.person("周\ue000例"),)))
    job = Job(record=busy, office=office, road_map=samples.ROAD_MAP)
    day, month = date(2026, 9, 14), Month("2026-09")
    ticket = Ticket(
        number=3,
        state=TicketState.WAITING,
        people=1,
        care=None,
        ahead=False,
        taken_at=datetime(2026, 9, 14, 9, tzinfo=samples.CHINA),
        called_at=None,
    )
    sheets = {
        "batch": batch_list(A_BATCH, office),
        "day": day_close(DaySheet(day=day, issued=0, handed_over=0, voided=0, still_due=()), office),
        "progress": progress(job),
        "progress large": progress(replace(job, large=True)),
        "urging": urging(job),
        "own record": own_record(((busy, ()),), office, day),
        "outreach": outreach_list(year_list([], 2026, samples.ROAD_MAP), office),
        "recording": recording_sheet([(1, "请坐。", False)], office),
        "recovery": recovery(office, day, "0000-0000"),
        "reminder": reminder((), office, "示例\ue001县", day),
        "trial page": trial_page(Stock.PAPERS, office, day),
        "poster": poster(samples.ROAD_MAP, office),
        "slip": feedback_slip(office, month),
        "slip roll": feedback_roll(office, month),
        "ticket": ticket_slip(ticket, office),
    }
    sheets |= {f"long {at}": each for at, each in enumerate(long_pages(samples.ROAD_MAP, office))}
    for kind in (*FORMS, *NOTICES):
        subject = SUBJECTS.get(kind, samples.WAGES)
        people = tuple(replace(each, name=f"周\ue000{each.name}") for each in subject.visit.people)
        named = replace(subject, visit=replace(subject.visit, people=people))
        for large in (False, True):
            sheets[f"{kind.value} {large}"] = paper(kind, named, office, large=large)
    return sheets


def test_every_paper_is_drawn_with_a_line_to_write_on_that_covers_nothing() -> None:
    for name, pdf in _every_sheet().items():
        said = text_of(pdf)
        assert "〓" in said, name
        assert FOOT in said, name
        assert overlaps(pdf) == [], name
        assert outside(pdf, margin=2.0) == [], name


def test_the_line_does_not_cost_a_receipt_a_page() -> None:
    assert pages_of(paper(Paper.RECEIPT, _record("周\ue000例", "路灯坏了\U0001f600"))) == 1


def test_same_record_same_bytes() -> None:
    written = _record("周\U0001f600例", f"{FAMILY}路灯")
    assert paper(Paper.RECEIPT, written) == paper(Paper.RECEIPT, written)


@given(st.text(max_size=12))
@example("\U0001f1e8\U0001f1f3\U0001f1fa\U0001f1f8\U0001f1fa")
@example("\u1112\u200d\u1161")
def test_any_text_is_drawn_and_drawing_what_is_drawn_changes_nothing(text: str) -> None:
    faces = open_typefaces()
    drawn = faces.drawn(text)
    assert faces.drawn(drawn) == drawn
    for run in faces.runs(text, Face.KAI):
        assert all(ord(char) in run.font.glyphs for char in run.text)
    assert "".join(clusters(text)) == text


@given(st.text(max_size=12))
def test_what_is_told_beforehand_is_what_is_boxed(text: str) -> None:
    faces = open_typefaces()
    boxed = any(run.missing for run in faces.runs(text, Face.SERIF))
    assert bool(faces.uncovered(text)) is boxed
    for sign in faces.uncovered(text):
        assert sign in unicodedata.normalize("NFC", text.translate(dict.fromkeys(map(ord, "\t\n\r"), " ")))
