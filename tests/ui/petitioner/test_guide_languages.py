"""Other languages: all of English, and a page that runs from right to left."""

import json
import subprocess
import sys
from datetime import date
from itertools import product

import pytest
from babel.messages.extract import extract_from_dir
from guide_hands import press, seen
from guide_measuring import OWN, walk
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QFontMetrics, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QLabel

from ui import guide_words
from ui.guide_words import Language
from ui.look.theme import Theme
from ui.petitioner import names, tongues
from ui.petitioner.fixed import LIMITS, STOPS, WITH_LIMITS, said
from ui.petitioner.page import Choices
from ui.petitioner.pages import page
from ui.petitioner.tongues import joined, road_map_in
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.road.standing import DONE
from xinfang_desk.domain.road.stops import stops
from xinfang_desk.domain.road.translation import translated
from xinfang_desk.domain.time.limits import RULES
from xinfang_desk.domain.visit import deadlines_of
from xinfang_desk.places import RESOURCES
from xinfang_desk.words import rights


def chinese_in(text):
    """Chinese signs of a text, but for those of cited laws."""
    outside = text.split("By law:")[0]
    return [sign for sign in outside if "\u4e00" <= sign <= "\u9fff"]


@pytest.fixture
def english():
    guide_words.speak(Language.ENGLISH)
    yield
    guide_words.speak(Language.CHINESE)


def test_every_sentence_a_petitioner_sees_has_its_english(english):
    root = RESOURCES.parent
    files = [*(root / "ui" / "petitioner").rglob("*.py"), root / "ui" / "guide_view.py"]
    keywords = {"_": None, "N_": None}
    found = {
        message
        for folder in (root / "ui" / "petitioner", root / "ui")
        for name, _line, message, *_rest in extract_from_dir(folder, [("*.py", "python")], keywords=keywords)
        if folder / name in {*files, root / "ui" / "guide_words.py"}
    }
    assert len(found) > 150
    assert [each for each in found if guide_words._(each) == each] == []


def test_every_word_of_the_rules_is_in_the_catalogue(english, accepted, guided):
    assert {rule.title for rule in RULES.values()} <= {*LIMITS, "登记"}
    parts = ((rule.condition, rule.of_whom, rule.beside, rule.then) for rule in RULES.values())
    assert {words for each in parts for words in each if words} == set(WITH_LIMITS)
    assert chinese_in("".join(map(said, WITH_LIMITS))) == []
    for words in (rights.WAITED, rights.TO_COURT, "{condition}：{title}", "还可以：{words}"):
        assert chinese_in(guide_words._(words)) == []
    for view in (accepted, guided):
        for stop in view.stops:
            assert chinese_in(said(stop.title) + said(stop.when) + "".join(map(said, stop.lines))) == []
    assert all(chinese_in(guide_words._(each)) == [] for each in STOPS)


def test_days_are_said_as_each_language_says_them(english):
    assert said("最迟10月6日") == "By 6 October"
    assert said("2027年8月31日，当天还算") == "Until 31 August 2027, that day too"
    assert said("2月29日") == "29 February"
    guide_words.speak(Language.CHINESE)
    for day in ("最迟10月6日", "2027年8月31日，当天还算", "10月6日"):
        assert said(day) == day


def test_every_stop_of_every_road_has_its_english(english, calendar):
    for outcome, route in product((*Outcome, None), (*Route, None)):
        for to in ("县民政局", "示例村村委会"):
            draft = MatterDraft(statement="x", outcome=outcome, route=route, to=to)
            for stop in stops(draft, deadlines_of(draft, date(2026, 9, 14), calendar), date(2026, 9, 14)):
                assert chinese_in(said(stop.title) + said(stop.when) + "".join(map(said, stop.lines))) == []
    for _id, title, line in DONE.values():
        assert chinese_in(said(title) + said(line)) == []


def test_the_road_map_is_the_same_in_english(road_map):
    there = road_map_in(Language.ENGLISH, road_map)
    for place in road_map.places.values():
        other = there.place(place.id)
        assert [way.to for way in other.ways] == [way.to for way in place.ways]
        assert other.articles == place.articles
        said_all = (other.title, *other.text, other.who, *other.bring, other.how_long, other.if_unsatisfied)
        assert chinese_in("".join((*said_all, *(way.label for way in other.ways)))) == [], place.id


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: data | {"version": "1"}, "roadmap.translation_of_another"),
        (lambda data: data["nodes"].pop("laodong") and data, "roadmap.translation_has_gaps"),
        (lambda data: data["nodes"]["start"]["ways"].pop() and data, "roadmap.translation_has_gaps"),
        (lambda data: data["nodes"]["start"].update(who="x") or data, "roadmap.translation_has_gaps"),
    ],
)
def test_a_translation_that_does_not_fit_is_refused(road_map, change, code):
    data = json.loads((RESOURCES / "roadmap" / "roadmap.en.json").read_text("utf-8"))
    with pytest.raises(DeskError) as refused:
        translated(road_map, change(data))
    assert refused.value.code == code


def test_a_visitor_changes_the_language_and_the_next_one_reads_chinese(qtbot, guide, accepted):
    press(qtbot, guide, "guideHome")
    assert guide.here == names.LANGUAGES
    press(qtbot, guide, "way_speak:en")
    assert "Hello, please sit down" in seen(guide)
    assert "Machine translation" in seen(guide)
    guide.show_matter(accepted)
    assert "20 November" in seen(guide)
    guide.open("laodong")
    assert "Labour arbitration" in seen(guide)
    guide.rest()
    assert "您好" in seen(guide)
    assert "Machine translation" not in seen(guide)


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        ((1366, 768), 1.5),
        ((1920, 1080), 1.0),
        pytest.param((1366, 768), 1.0, marks=pytest.mark.long),
        pytest.param((1920, 1080), 1.5, marks=pytest.mark.long),
    ],
)
def test_nothing_is_cut_in_english(guide, road_map, accepted, guided, size, scale, qapp):
    guide.wear(Theme(scale=scale, still=True))
    guide.resize(*size)
    guide.speak(Language.ENGLISH)
    found = []
    for each in (*OWN, *road_map.places):
        found += walk(guide, each)
    for view in (accepted, guided):
        guide.show_matter(view)
        found += walk(guide, names.MATTER)
        for stop in view.stops:
            found += walk(guide, names.STOP + stop.id)
    qapp.sendPostedEvents(None, 52)
    assert found == []


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_uyghur_runs_from_right_to_left(qtbot, guide, size):
    guide.resize(*size)
    guide.open(names.LANGUAGES)
    press(qtbot, guide, "way_uyghur")
    assert walk(guide, names.UYGHUR) == []
    title = tongues.uyghur().title
    words = next(each for each in guide.findChildren(QLabel) if each.isVisible() and each.text() == title)
    assert words.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert words.mapTo(guide, words.rect().topRight()).x() > guide.width() * 0.8
    back = next(each for each in guide.findChildren(QAbstractButton, "guideBack") if each.isVisible())
    assert back.x() < guide.width() / 5


def test_uyghur_letters_join_and_are_drawn_by_our_own_typeface(guide, look):
    font = joined(look.font(36))
    assert "XF Naskh" in QFontDatabase.families()
    layout = QTextLayout("ياخشىمۇسىز", font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    assert [run.rawFont().familyName() for run in runs] == ["XF Naskh"]
    assert all(run.isRightToLeft() for run in runs)
    apart = sum(QFontMetrics(font).horizontalAdvance(letter) for letter in "ياخشىمۇسىز")
    assert QFontMetrics(font).horizontalAdvance("ياخشىمۇسىز") < apart
    shown = {sign for block in tongues.uyghur().blocks for sign in block.text if "\u0600" <= sign <= "\u06ff"}
    assert [sign for sign in shown if not runs[0].rawFont().supportsCharacter(ord(sign))] == []


def test_a_machines_translation_is_marked(road_map):
    assert "机器翻译" in tongues.uyghur().blocks[-1].text
    assert tongues.remark(Language.ENGLISH)
    assert tongues.remark(Language.CHINESE) == ""


def test_the_mark_stands_at_the_head_of_every_page_of_a_translation(guide, road_map):
    mark = "Machine translation; the Chinese counts"
    guide.speak(Language.ENGLISH)
    for each in (*OWN, *road_map.places):
        guide.open(each)
        assert mark in seen(guide).splitlines(), each
    guide.rest()
    guide.open(names.UYGHUR)
    assert "机器翻译，以中文为准" in seen(guide).splitlines()
    guide.open(names.RIGHTS)
    assert "机器翻译" not in seen(guide)


def test_languages_call_themselves_by_their_own_names(road_map, english):
    blocks = page(names.LANGUAGES, road_map, None, None).blocks
    (choices,) = (each for each in blocks if isinstance(each, Choices))
    assert [each.label for each in choices.items][:2] == ["中文", "English"]


def test_another_language_is_read_only_when_asked_for():
    told = subprocess.run(
        [sys.executable, "-c", "import sys, ui.petitioner.guide_window; print(*sys.modules, sep='\\n')"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "babel" not in told
