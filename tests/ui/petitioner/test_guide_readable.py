"""Every sentence that a petitioner reads can be said in one breath, and none is an office's own language."""

import re
from dataclasses import fields, is_dataclass

import pytest
from guide_measuring import OWN

from tests.plain_words import officialese, too_long, two_conditions
from ui.petitioner import names
from ui.petitioner.page import Quiet
from ui.petitioner.pages import page


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


def test_no_sentence_asks_for_two_conditions_at_once(said):
    assert [(name, each) for name, text in said for each in two_conditions(text)] == []


def test_no_sentence_is_an_offices_own_language(said):
    assert [(name, word, text) for name, text in said for word in officialese(text)] == []


def test_the_measure_finds_what_it_looks_for():
    assert officialese("经研究，对信访人反映的有关部门逾期未予答复事宜，依照规定进行核查。") != []
    assert officialese("您该问哪个单位，窗口告诉您。") == []
    assert two_conditions("不服的，去县政府申请；决定书上写的期限更短的，按决定书写的。") != []
    assert two_conditions("不再重新办的，可以申请救助，但要有困难。") != []
    assert two_conditions("不服的，去县政府申请。决定书上写的期限更短的，按决定书写的。") == []
    assert too_long("请您携带本人有效身份证件原件及复印件到县信访局接待大厅办理") != []
