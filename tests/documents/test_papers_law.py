"""The traps of the law (shared README), as they show on paper."""

from __future__ import annotations

import ast
import io
import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.documents import samples
from tests.documents.reading import paper, roll, text_of
from xinfang_desk.documents.draw import FORMS, NOTICES
from xinfang_desk.domain.category import Outcome, Paper, Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Event

DRAWN = [*FORMS, *NOTICES]


def everything(record, *, large: bool = False) -> str:
    found = []
    for kind in DRAWN:
        with suppress(DeskError):  # what the record does not bear out is not drawn
            found.append(text_of(paper(kind, record, large=large)))
    assert len(found) > 10
    return "\n".join(found)


@pytest.mark.parametrize("name", ["wages", "judgment", "lamps", "old_age", "interpreted", "passed_down"])
def test_sixty_days_are_never_promised_outside_article_31_item_6(name: str) -> None:
    said = everything(samples.CASES[name])
    assert re.findall(r"60[日天]|给您答复", said) == []


def test_sixty_days_run_from_acceptance_for_article_31_item_6() -> None:
    assert "给您答复最迟2026年12月14日（周一）" in text_of(paper(Paper.RECEIPT, samples.ACCEPTED))


def test_a_repeat_visit_starts_no_clock_again() -> None:
    """Art. 34 runs from 受理之日: the tenth of November moves nothing."""
    said = text_of(paper(Paper.RECEIPT, samples.AGAIN))
    assert "给您答复最迟2026年12月14日（周一）" in said
    assert "2027年1月9日" not in said
    # It was accepted before: the written answer of art. 23 is not promised once more, ten days late.
    assert "2026年10月30日" not in said
    assert "不从头算" in said
    assert samples.AGAIN.matter.merged_into[-4:] in said


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("wages", "今天给您《其他法定途径告知书》"),
        ("lamps", "今天给您《转送告知单》"),
        ("old_age", "今天给您《转送告知单》"),
        ("interpreted", "今天给您《转送告知单》"),
        ("passed_down", "最迟2026年10月3日（周六）"),
    ],
)
def test_the_receipt_names_the_written_answer_or_its_last_day(name: str, day: str) -> None:
    """What is handed over today is not promised within 15 days."""
    said = text_of(paper(Paper.RECEIPT, samples.CASES[name]))
    assert f"书面告知您{day}" in said
    assert ("15日" in said, "最迟" in said) == (False, day.startswith("最迟"))


def test_an_offices_day_that_is_a_day_off_is_kept_and_not_moved() -> None:
    """The Regulations have no rule that moves an office's last day: none is claimed, the day is kept."""
    said = text_of(paper(Paper.RECEIPT, samples.PASSED_DOWN))
    assert "这一天放假，我们不晚于这一天办；窗口2026年10月8日（周四）上班" in said
    assert "顺延" not in said


def test_a_right_that_ends_on_a_day_off_may_be_used_on_the_next_workday() -> None:
    draft = replace(samples.JUDGMENT.matter.draft, events={Event.JUDGMENT_SERVED: samples.date(2026, 9, 18)})
    said = text_of(paper(Paper.GUIDANCE, samples.record(draft, samples.ZHOU, on="2026-09-20T09:00")))
    assert "2026年10月3日（周六）放假，2026年10月8日（周四）还算" in said
    assert "2026年9月30日（周三），当天还算法律上的最后一天" in said


def test_a_year_without_a_calendar_is_said_to_be_unknown() -> None:
    said = text_of(paper(Paper.OTHER_ROAD, samples.WAGES))
    assert "2027年8月31日（周二）" in said
    assert "那年哪天放假还没公布，请在这一天或者更早去" in said


@pytest.mark.parametrize("kind", [Paper.RECEIPT, Paper.GUIDANCE, Paper.OTHER_ROAD])
def test_a_neighbours_limit_stands_where_it_helps(kind: Paper) -> None:
    """民事诉讼法 art. 171: fifteen days to appeal, from delivery."""
    assert "2026年10月23日（周五）" in text_of(paper(kind, samples.JUDGMENT))


@pytest.mark.parametrize(
    ("kind", "record"),
    [(Paper.NOT_ACCEPTED, samples.REFUSED), (Paper.NO_LONGER_ACCEPTED, samples.NO_MORE)],
    ids=["not accepted", "no longer"],
)
def test_a_refusal_never_says_it_can_be_taken_to_court(kind: Paper, record) -> None:
    assert re.findall("诉讼|起诉|法院|行政复议", text_of(paper(kind, record))) == []


def test_an_unapproved_refusal_is_not_spoken_of_on_the_receipt() -> None:
    said = text_of(paper(Paper.RECEIPT, samples.UNAPPROVED))
    assert "不予受理" not in said
    assert "正在核对" in said


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_the_sealed_receipt_tells_nothing(large: bool) -> None:
    """Art. 30, para. 3: number, days, receptionist, what to do next; the same for every accusation."""
    pdf = paper(Paper.SEALED_RECEIPT, samples.ACCUSATION, large=large)
    said = text_of(pdf)
    slip = text_of(roll(Paper.SEALED_RECEIPT, samples.ACCUSATION, large=large))
    for each in (said, slip):
        assert "已登记，最迟2026年9月29日（周二）转送有关机关。" in each
        assert "2026年9月29日（周二）还没有消息，打电话或者来窗口问，只报编号，不用说是什么事" in each
    assert "示例员" in said
    assert "2026年9月14日" in said
    told = "赵保密 1019 干部 补贴 举报 检举 控告 纪 监 保密 查处 示例村 9:30 15日"
    assert [word for word in told.split() if word in said] == []
    other = samples.record(
        samples.MatterDraft(statement="另一件完全不同的事", purpose=Purpose.JUBAO),
        samples.person("钱不同", "000000195706301036"),
    )
    assert paper(Paper.SEALED_RECEIPT, other, large=large) == pdf
    information = PdfReader(io.BytesIO(pdf)).metadata
    assert information.title == samples.ACCUSATION.matter.number


@pytest.mark.parametrize("kind", [kind for kind in Paper if kind is not Paper.SEALED_RECEIPT])
def test_a_sealed_matter_has_no_other_paper(kind: Paper) -> None:
    with pytest.raises(DeskError, match=r"paper\.sealed"):
        paper(kind, samples.ACCUSATION)


def test_a_sealed_matter_has_no_other_roll() -> None:
    for kind in (Paper.RECEIPT, Paper.GUIDANCE):
        with pytest.raises(DeskError, match=r"paper\.sealed"):
            roll(kind, samples.ACCUSATION)


def test_the_roll_receipt_of_a_sealed_matter_tells_nothing() -> None:
    said = text_of(roll(Paper.SEALED_RECEIPT, samples.ACCUSATION))
    assert [word for word in ("赵保密", "补贴", "检举", "1019", "纪委") if word in said] == []
    assert "转送有关机关" in said


@pytest.mark.parametrize("name", samples.CASES)
def test_no_paper_shows_more_of_an_identity_number_than_its_last_four(name: str) -> None:
    record = samples.CASES[name]
    said = everything(record)
    for person in record.visit.people:
        assert person.id_number
        assert person.id_number[-5:] not in said
        assert person.id_number[6:14] not in said


def test_no_national_number_or_query_code_is_made_up() -> None:
    said = text_of(paper(Paper.RECEIPT, samples.WAGES))
    figures = set(re.findall(r"\d{9,}", said))
    number = samples.SOME_NUMBER
    assert all(found in number or number in found for found in figures), figures


def test_an_anonymous_visit_gets_its_receipt_and_no_false_promise() -> None:
    """Art. 23, para. 2: the written answer is owed but to those whose name and address are known."""
    said = text_of(paper(Paper.RECEIPT, samples.NOBODY))
    assert "未留姓名" in said
    assert "没有留下住址" in said


def test_a_suggestion_that_is_taken_up_is_studied_and_answered() -> None:
    """Art. 29."""
    draft = replace(samples.LAMPS.matter.draft, outcome=Outcome.ACCEPT, to="")
    said = text_of(paper(Paper.ACCEPTANCE, samples.record(draft, samples.ZHOU)))
    assert "认真研究" in said
    assert "复查" not in said


def test_no_paper_says_that_another_was_given_already() -> None:
    """One is drawn before the other is printed: what it says must hold when both are handed over."""
    said = re.compile(r"已给|已经给|已交给|已经交给")
    for path in sorted(Path("xinfang_desk/documents").rglob("*.py")):
        sentences = [
            each.value
            for each in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(each, ast.Constant) and isinstance(each.value, str)
        ]
        assert [each for each in sentences if said.search(each)] == [], path
