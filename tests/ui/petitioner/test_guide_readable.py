"""Every sentence that a petitioner reads can be said in one breath, and none is an office's own language."""

import re
from dataclasses import fields, is_dataclass

import pytest
from guide_measuring import OWN

from ui.petitioner import names
from ui.petitioner.page import Quiet
from ui.petitioner.pages import page

LONGEST_SENTENCE, LONGEST_BREATH = 40, 22
"""Signs up to a full stop, and up to any stop: the second is what one holds in the head while listening."""

OFFICIALESE = {
    "予以": "给",
    "依照": "按",
    "依据": "按",
    "特此": "（不用说）",
    "兹": "（不用说）",
    "之规定": "的规定",
    "有关规定": "说出是哪条规定",
    "有关部门": "说出是哪个部门",
    "有关单位": "说出是哪个单位",
    "相关": "说出是哪个",
    "进行": "直接用动词",
    "开展": "直接用动词",
    "逾期": "过了时间",
    "届时": "到那天",
    "事宜": "事",
    "鉴于": "因为",
    "酌情": "说出看什么情况",
    "妥善": "（空话）",
    "切实": "（空话）",
    "贯彻": "（空话）",
    "涉及": "跟……有关",
    "不予": "不给、不",
    "上述": "再说一遍",
    "信访人": "您",
    "该": "它、那个",
    "其": "它、他",
    "若": "要是",
    "须": "要",
    "并": "（分成两句）",
    "承办": "办这件事的",
}
"""Words an office writes, with what one would say."""

ALLOWED = (
    "“涉及人数”",  # the name of a line on the form, shown as it is printed there
    "一共涉及多少人",
    "“不予受理”",  # quoted as what may not be said to a visitor
    "不予许可",  # the title of a paper that a visitor may hold
    "该问哪",
    "该怎么",
    "该它做",  # 该 as one says it: ought to
    "其他",
    "并回复您",
    "并附证明",
    "并告知",
    "依据是什么",  # one of the four things a written opinion answers
    "该纪检监察机关",
    "或其上级",
    "转给承办的人",
    "向承办单位",
)


def words_of(record):
    """All the words of a page; an article is cited, not said."""
    if isinstance(record, str):
        return [record] if re.search("[\u4e00-\u9fff]", record) else []
    if isinstance(record, Quiet) and record.is_citation:
        return []
    if isinstance(record, tuple):
        return [each for part in record for each in words_of(part)]
    if is_dataclass(record):
        return [each for field in fields(record) for each in words_of(getattr(record, field.name))]
    return []


def sentences(text):
    return [each for each in re.split(r"[。！？；\n]", text) if each.strip()]


def too_long(text):
    inside = re.sub(r"（[^）]*）|[0-9 ]", "", text)
    breaths = re.split(r"[。！？；：，、“”《》\n]", inside)
    return [each for each in sentences(text) if len(each) > LONGEST_SENTENCE] + [
        each for each in breaths if len(each) > LONGEST_BREATH
    ]


def officialese(text):
    for phrase in ALLOWED:
        text = text.replace(phrase, "")
    return [word for word in OFFICIALESE if word in text]


@pytest.fixture
def said(road_map, accepted, guided):
    everything = [(name, page(name, road_map, None, None)) for name in (*OWN, *road_map.places)]
    for view in (accepted, guided):
        everything.append((names.MATTER, page(names.MATTER, road_map, view, None)))
        everything += [(stop.id, page(names.STOP + stop.id, road_map, view, None)) for stop in view.stops]
    return [(name, text) for name, shown in everything for text in words_of(shown)]


def test_every_sentence_is_short(said):
    assert len(said) > 400
    assert [(name, each) for name, text in said for each in too_long(text)] == []


def test_no_sentence_is_an_offices_own_language(said):
    assert [(name, word, text) for name, text in said for word in officialese(text)] == []


def test_the_measure_finds_what_it_looks_for():
    assert officialese("经研究，对信访人反映的有关部门逾期未予答复事宜，依照规定进行核查。") != []
    assert officialese("您该问哪个单位，窗口告诉您。") == []
    assert too_long("请您携带本人有效身份证件原件及复印件到县信访局接待大厅办理") != []


def test_nothing_is_allowed_that_nobody_says(said):
    text = "\n".join(text for _name, text in said)
    assert [phrase for phrase in ALLOWED if phrase not in text] == []
