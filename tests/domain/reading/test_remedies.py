"""Remedy sentences as offices of many kinds word them, and what only looks like one."""

from __future__ import annotations

import pytest

from xinfang_desk.domain.reading.remedies import Remedies, read_remedies
from xinfang_desk.domain.reading.runs import Run, plain

_CASES = {
    "如对本决定不服，可以在收到本决定之日起60日内申请行政复议或者在3个月内向人民法院提起行政诉讼。": [
        ("reconsideration", "", 60, "days"),
        ("court", "人民法院", 3, "months"),
    ],
    "如不服本处罚决定的，可在接到本处罚决定书之日起六十日内向样本市自然资源局或者样本县人民政府提出行政复议申请，"
    "或者在六个月内向人民法院提起行政诉讼，逾期既不申请复议又不提起诉讼，又不履行的，本局将申请法院执行。": [
        ("reconsideration", "样本市自然资源局或者样本县人民政府", 60, "days"),
        ("court", "人民法院", 6, "months"),
    ],
    "如您不服本答复，可以在收到本答复书之日起60日内向样本县人民政府申请行政复议；"
    "或者6个月内依法向人民法院提起行政诉讼。": [
        ("reconsideration", "样本县人民政府", 60, "days"),
        ("court", "人民法院", 6, "months"),
    ],
    "如对本工伤认定决定不服的，"
    "可自接到本决定书之日起60日内向样本县人民政府申请行政复议或者向人民法院提起行政诉讼。": [
        ("reconsideration", "样本县人民政府", 60, "days"),
    ],
    "如不服本判决，可在判决书送达之日起十五日内，向本院递交上诉状，并按对方当事人的人数提出副本，上诉于样本省虚构市"
    "中级人民法院。在递交上诉状之日起七日内，缴纳上诉费，逾期不缴纳，按自动放弃上诉处理。": [
        ("appeal", "样本省虚构市中级人民法院", 15, "days"),
    ],
    "你单位如对本决定有异议，可以自公示之日起三十日内向我局提出书面申请，要求核实。"
    "也可在接到本决定书之日起六十日内向样本县人民政府申请行政复议；或者六个月内向人民法院提起行政诉讼。": [
        ("reconsideration", "样本县人民政府", 60, "days"),
        ("court", "人民法院", 6, "months"),
    ],
    "劳动者对本裁决不服的，可以自收到本裁决书之日起十五日内向样本县人民法院提起诉讼；用人单位有证据证明本裁决违法的，"
    "另按规定办理。": [("court", "样本县人民法院", 15, "days")],
    "申请人不服被申请人作出的处罚决定，于2026年3月1日向本机关申请行政复议。": [],
    "本判决为终审判决。": [],
    "期满未缴纳的，每日按罚款数额的百分之三加处罚款，十五日内向银行缴纳。": [],
}


def read(words: str) -> Remedies:
    text = plain(words)
    return read_remedies(Run(text, (0,) * len(text)))


@pytest.mark.parametrize("words", _CASES)
def test_what_is_named_is_read_and_nothing_else(words: str) -> None:
    found = read(words)
    assert [(each.what, each.body, each.term, each.unit) for each in found.found] == _CASES[words]
    assert not found.is_unsure


@pytest.mark.parametrize(
    "words",
    [
        "如不服本决定，可以在收到之日起六士日内向样本县人民政府申请行政复议。",
        "如不服本决定，可以在收到之日起大十日内向样本县人民政府申请行政复议。",
        "如不服本决定，可以在收到之日起六日内向样本县人民政府申请行政复议。",
        "如不服本决定，可以在收到之日起六十日内向样本县人民政府申请行攻夏议。",
        "如不服本决定，可以在收到之日起六十日内向样本县人申请行政复议。",
        "如不服本决定，可以在收到之日起六十日内向样本县人民政府申请行政复议，或者在人个月内向人民法院提起诉讼。",
        "如不服本决定，可以在六十日内申请行政复议。如不服本决定，可以在三十日内申请行政复议。",
    ],
)
def test_what_was_not_read_well_is_said(words: str) -> None:
    assert read(words).is_unsure
