"""How many pages a paper is, what stands on each, and how far each is filled."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.documents import samples
from tests.documents.reading import borne_out, job_of
from tests.documents.test_papers_type import KINDS, RECORDS, _said
from tests.documents.test_remedies import GOT, brought
from tests.documents.test_remedies import KINDS as RECEIVED
from xinfang_desk.documents.draw import draw
from xinfang_desk.documents.surface.ink import Circle, Mark, Rule, Text
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.matter import Event
from xinfang_desk.domain.record import MatterRecord

CODE = {"qr": "1", "check_code": "ABCD-EFGH-JKLM-NPQR"}
STUB = "第二联　存根　接待单位存档"


def fined(event: Event, got: date = GOT, **changed: object) -> MatterRecord:
    words = {"statement": "占道摆摊被罚了2000元，觉得罚得不对，要求撤销处罚", "request": "撤销处罚，退还罚款"}
    return brought(event, GOT + timedelta(days=3), got, **(words | changed))


@pytest.mark.parametrize("event", RECEIVED, ids=lambda event: event.value)
def test_a_receipt_of_any_paper_received_is_one_page_of_a5(event: Event) -> None:
    for how in ({}, CODE):
        drawing = draw(Paper.RECEIPT, job_of(fined(event), **how))
        assert (drawing.width, drawing.height, len(drawing.pages)) == (148.0, 210.0, 1)


def test_a_receipt_short_of_room_leaves_whom_to_ask_to_the_notice_and_no_caution() -> None:
    said = ["".join(_said(mark) for mark in _texts(page)) for page in _receipt(fined(Event.PENALTY_RECEIVED))]
    assert "向县政府申请（县司法局收）" in said[0]
    longer = fined(
        Event.PENALTY_RECEIVED,
        got=date(2026, 8, 2),
        statement="在老街口摆摊卖苹果，被城管局罚了2000元，三轮车和秤也没收了，觉得罚得不对，要求撤销处罚",
        request="撤销处罚决定，退还罚款，把没收的三轮车和秤还给我",
    )
    (page,) = _receipt(longer)
    said = "".join(_said(mark) for mark in _texts(page))
    assert "向县政府申请（县司法局收）" not in said
    assert "手里有决定书的，看最后一段" in said
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
