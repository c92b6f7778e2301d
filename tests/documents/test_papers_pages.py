"""How many pages a paper is, what stands on each, and how far each is filled."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.documents import samples
from tests.documents.reading import borne_out, job_of, paper, roll, text_of
from tests.documents.test_papers_type import KINDS, RECORDS, _said
from tests.documents.test_remedies import GOT, brought
from tests.documents.test_remedies import KINDS as RECEIVED
from xinfang_desk.documents.draw import ROLLS, draw, draw_roll
from xinfang_desk.documents.surface.ink import Circle, Mark, Rule, Text
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.matter import Event
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.record import MatterRecord

CODE = {"qr": "1", "check_code": "ABCD-EFGH-JKLM-NPQR"}
ENDS_ON_A_FEAST = date(2026, 8, 2)
STUB = "第二联　存根　接待单位存档"


def fined(event: Event, got: date = GOT, **changed: object) -> MatterRecord:
    words = {
        "statement": "占道摆摊被罚了2000元，觉得罚得不对，要求撤销处罚",
        "request": "撤销处罚，退还罚款",
        "to": "",
    }
    return brought(event, GOT + timedelta(days=3), got, **(words | changed))


@pytest.mark.parametrize("event", RECEIVED, ids=lambda event: event.value)
def test_a_receipt_of_any_paper_received_is_one_page_of_a5(event: Event) -> None:
    for got in (GOT, ENDS_ON_A_FEAST):
        drawing = draw(Paper.RECEIPT, job_of(fined(event, got), **CODE))
        assert (drawing.width, drawing.height, len(drawing.pages)) == (148.0, 210.0, 1)


def test_a_receipt_short_of_room_leaves_whom_to_ask_to_the_notice_and_no_caution() -> None:
    said = ["".join(_said(mark) for mark in _texts(page)) for page in _receipt(fined(Event.PENALTY_RECEIVED))]
    assert "向县政府申请（县司法局收）" in said[0]
    longer = fined(
        Event.PENALTY_RECEIVED,
        got=ENDS_ON_A_FEAST,
        statement="在老街口摆摊卖苹果，被城管局罚了2000元，三轮车和秤也没收了，觉得罚得不对，要求撤销处罚",
        request="撤销处罚决定，退还罚款，把没收的三轮车和秤、一筐苹果还给我，赔这几天的误工费，向我赔礼，以后别再这样了",
    )
    (page,) = _receipt(longer)
    said = "".join(_said(mark) for mark in _texts(page))
    assert "向县政府申请（县司法局收）" not in said
    assert "手里有决定书的，最后一段写着" in said
    assert "都不停交" in said


def _receipt(record: MatterRecord) -> tuple[tuple[Mark, ...], ...]:
    return draw(Paper.RECEIPT, job_of(record, **CODE)).pages


def test_a_guide_of_wages_is_one_page_and_one_of_two_days_is_parted_where_one_goes() -> None:
    assert len(draw(Paper.GUIDANCE, job_of(samples.WAGES)).pages) == 1
    for large in (False, True):
        first, second = draw(
            Paper.GUIDANCE, job_of(fined(Event.BENEFIT_DECISION_RECEIVED), large=large)
        ).pages
        assert any("6个月内提起行政诉讼" in _said(mark) for mark in _texts(first))
        assert any("找谁" in _said(mark) for mark in _texts(second))
        assert not any("找谁" in _said(mark) for mark in _texts(first))


THEIRS = {
    Paper.RECEIPT: samples.WAGES,
    Paper.GUIDANCE: samples.WAGES,
    Paper.SEALED_RECEIPT: samples.ACCUSATION,
    Paper.ACCEPTANCE: samples.ACCEPTED,
    Paper.OTHER_ROAD: samples.WAGES,
    Paper.FORWARDING: samples.OLD_AGE,
    Paper.NOT_ACCEPTED: samples.REFUSED,
    Paper.NO_LONGER_ACCEPTED: samples.NO_MORE,
    Paper.EXTENSION: samples.EXTENDED,
    Paper.OBJECTION_LETTER: samples.PASSED_DOWN,
    Paper.MEDIATION: samples.WAGES,
    Paper.ANSWER_RECORD: samples.WAGES,
    Paper.AUTHORITY: samples.OLD_AGE,
    Paper.MATERIALS: samples.WAGES,
}
"""What leaves with whoever came."""


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("kind", THEIRS, ids=lambda kind: kind.value)
def test_whatever_leaves_with_a_person_says_where_to_call_and_when_the_window_is_open(
    kind: Paper, large: bool
) -> None:
    said = text_of(paper(kind, THEIRS[kind], large=large))
    for words in (samples.OFFICE.phone, samples.OFFICE.address, samples.OFFICE.hours):
        assert "".join(words.split()) in said, words
    if kind in ROLLS:
        slip = text_of(roll(kind, THEIRS[kind], large=large))
        assert samples.OFFICE.phone in slip
        assert "".join(samples.OFFICE.hours.split()) in slip


COPIES = {
    Paper.ANSWER_RECORD: (samples.WAGES, ["第一联　交来访人", "第二联　存档"]),
    Paper.MATERIALS: (samples.WAGES, ["第一联　交来访人", "第二联　存档"]),
    Paper.URGENT_REPORT: (samples.DAM, ["第一联　报出", "第二联　存档"]),
    Paper.ACCEPTANCE: (samples.ACCEPTED, ["第一联　交来访人", "第二联　存档"]),
    Paper.FORWARDING: (samples.OLD_AGE, ["第一联　交来访人", "第二联　交承办单位", "第三联　存根"]),
    Paper.OBJECTION_LETTER: (samples.PASSED_DOWN, ["第一联　交转来单位", "第二联　存档", "第三联　交来访人"]),
}


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("kind", COPIES, ids=lambda kind: kind.value)
def test_every_copy_is_drawn_under_its_name_in_the_type_of_its_reader(kind: Paper, large: bool) -> None:
    record, names = COPIES[kind]
    drawing = draw(kind, job_of(record, large=large))
    heads = [mark for page in drawing.pages for mark in _texts(page) if "联　" in _said(mark)]
    assert [_said(mark) for mark in heads] == names
    assert not any("一式" in _said(mark) for page in drawing.pages for mark in _texts(page))
    for mark in heads:
        assert (mark.size >= 18) == (large and _said(mark).endswith(("来访人", "信访人")))


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_on_a_guide_too_the_last_day_off_is_as_large_as_its_text(large: bool) -> None:
    drawing = draw(Paper.GUIDANCE, job_of(fined(Event.PENALTY_RECEIVED, got=ENDS_ON_A_FEAST), large=large))
    sizes = {_said(mark): mark.size for page in drawing.pages for mark in _texts(page)}
    text = next(size for words, size in sizes.items() if "申请行政复议" in words and "日内" in words)
    told = [size for words, size in sizes.items() if any(each in words for each in ("放假", "还没公布"))]
    assert told
    assert min(told) >= text


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("width", [80, 58])
def test_a_number_on_a_slip_stands_in_two_lines_at_most(width: int, large: bool) -> None:
    drawing = draw_roll(Paper.GUIDANCE, job_of(samples.WAGES, large=large), width)
    number = grouped(samples.SOME_NUMBER)
    lines = [_said(mark) for mark in _texts(drawing.pages[0]) if _said(mark) in number]
    assert " ".join(lines) == number
    assert len(lines) <= 2


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_no_page_is_less_than_a_third_full_but_a_stub_of_its_own(kind: Paper, large: bool) -> None:
    for name, record in borne_out(kind, RECORDS).items():
        drawing = draw(kind, job_of(record, large=large))
        for number, page in enumerate(drawing.pages, start=1):
            if any(_said(mark) == STUB and mark.size > 18 for mark in _texts(page)) and number > 1:
                continue
            if kind is Paper.RECEIPT and name == "crowd" and number == len(drawing.pages):
                continue  # where a request of pages ends
            assert _lowest(page, drawing.height) > drawing.height / 3, (name, number)


def _texts(page: tuple[Mark, ...]) -> list[Text]:
    return [mark for mark in page if isinstance(mark, Text)]


def _lowest(page: tuple[Mark, ...], height: float) -> float:
    """Where what is said on a page ends, without what stands at its foot on every one."""
    ends = [mark.y for mark in page if isinstance(mark, Text | Rule)]
    ends += [mark.y + mark.radius for mark in page if isinstance(mark, Circle)]
    return max(end for end in ends if end < height - 26)
