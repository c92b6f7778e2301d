"""D19 异议说明 and D20 重大紧急信访信息报告单: what they carry, and what they must not say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.documents import samples
from tests.documents.reading import pages_of, paper, text_of
from xinfang_desk.domain.category import PAPERS_OF, Outcome, Paper, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Conclusion, MatterDraft


def test_each_outcome_owes_its_own_paper() -> None:
    assert PAPERS_OF[Outcome.OBJECTION] == (Paper.RECEIPT, Paper.OBJECTION_LETTER)
    assert PAPERS_OF[Outcome.REPORT] == (Paper.RECEIPT, Paper.URGENT_REPORT)
    assert Paper.OBJECTION_LETTER in samples.PASSED_DOWN.matter.papers
    assert Paper.URGENT_REPORT in samples.DAM.matter.papers


@pytest.mark.parametrize("large", [False, True])
def test_an_objection_tells_the_sender_why_in_detail(large: bool) -> None:
    said = text_of(paper(Paper.OBJECTION_LETTER, samples.PASSED_DOWN, large=large))
    for words in (
        "示例县信访局：",
        "示信转〔2026〕12号",
        "收到日期：2026年9月18日（周五）",
        "最迟异议日：2026年9月24日（周四）",
        "自然保护地的划入和调整由县级以上自然资源主管部门负责",
        "《自然保护区条例》",
        "有权处理的机关、单位：县自然资源局",
        "地块照片2页",
        "□同意，交还材料",
        "□不同意，理由：",
        "第二十三条第三款",
        "第一联交转来单位",
        "第二联存档",
        "第三联交来访人",
    ):
        assert words in said, words


def test_who_came_learns_where_their_matter_is_and_by_when() -> None:
    said = text_of(paper(Paper.OBJECTION_LETTER, samples.PASSED_DOWN)).split("第三联交来访人")[1]
    assert "去向告知" in said
    assert "冯测试：" in said
    assert "最迟2026年10月3日（周六）书面告诉您" in said
    assert "也可以找县信访局" in said


def test_what_was_not_written_down_is_left_to_fill() -> None:
    bare = samples.record(
        replace(samples.PASSED_DOWN.matter.draft, objection=None, to="", materials=()),
        *samples.PASSED_DOWN.visit.people,
        on="2026-09-18T14:00",
    )
    said = text_of(paper(Paper.OBJECTION_LETTER, bare))
    assert "转来的文号：" in said
    assert "示例县信访局" not in said
    assert "自然保护区条例" not in said


def test_no_objection_is_drawn_of_what_nobody_objected_to() -> None:
    with pytest.raises(DeskError) as refused:
        paper(Paper.OBJECTION_LETTER, samples.DAM)
    assert refused.value.code == "paper.no_objection"


@pytest.mark.parametrize("large", [False, True])
def test_an_urgent_report_tells_the_event_and_names_nobody(large: bool) -> None:
    pdf = paper(Paper.URGENT_REPORT, samples.DAM, large=large)
    said = text_of(pdf)
    for words in (
        "2026年9月22日（周二）10:40",
        "示例村",
        "40人",
        "水库坝体有一条裂缝在渗水",
        "镇党委、政府",
        "县信访局",
        "联席会议办公室",
        "几点几分打的电话",
        "已采取的措施",
        "建议",
        "第二十五条",
    ):
        assert words in said, words
    who = samples.DAM.visit.people[0]
    assert not any(each in said for each in (who.name, who.phone, who.id_number[-4:]))
    assert pages_of(pdf) == 2  # 报出、存档


_BARE = Conclusion(
    document="示例镇受理〔2026〕1号", served_on=date(2026, 10, 15), same_facts=True, approved_by="示例领导"
)
"""What the outside contract asks for of a refusal, and no more."""


@pytest.mark.parametrize("outcome", [Outcome.NOT_ACCEPT, Outcome.NO_MORE])
def test_a_refusal_on_the_four_facts_leaves_no_line_open(outcome: Outcome) -> None:
    """Who has it in hand is not asked for: it is left out, as is every day that nobody wrote down."""
    draft = MatterDraft(statement="同一件事又来说。", route=Route.S6, outcome=outcome, conclusion=_BARE)
    record = samples.record(draft, samples.ZHOU, on="2026-11-16T09:00")
    kind = Paper.NOT_ACCEPTED if outcome is Outcome.NOT_ACCEPT else Paper.NO_LONGER_ACCEPTED
    said = text_of(paper(kind, record)).split("第二联")[0]
    assert "示例镇受理〔2026〕1号" in said
    assert "送达日期：2026年10月15日" in said
    for caption in ("受理、办理的机关、单位：", "受理日期：", "复核的机关、单位：", "复核意见书日期："):
        assert caption not in said, caption


def test_no_sentence_has_a_hole_where_nobody_was_named() -> None:
    """Of whom nobody wrote down a line is left beside the sentences, none within one."""
    bare = replace(samples.OLD_AGE.matter.draft, to="")
    for drawn in (
        paper(Paper.OBJECTION_LETTER, samples.record(replace(bare, outcome=Outcome.OBJECTION), samples.ZHOU)),
        paper(Paper.FORWARDING, samples.record(bare, samples.ZHOU)),
        paper(Paper.FORWARDING, samples.record(replace(bare, outcome=Outcome.ASSIGN), samples.ZHOU)),
    ):
        said = text_of(drawn)
        assert not re.findall("_{4,}(?![：日月年_])", said), said
        assert "请最迟____" not in said
