"""Having a page read aloud."""

from guide_hands import press, seen
from PySide6.QtWidgets import QAbstractButton

from tests.ui.offices import OFFICES
from ui.guide_words import Language
from ui.petitioner import names
from ui.petitioner.pages import page
from ui.petitioner.voice.aloud import sentences


def told_by(guide):
    told = []
    guide.reading_asked.connect(told.append)
    guide.quiet_asked.connect(lambda: told.append("quiet"))
    return told


def test_a_machine_that_cannot_read_offers_nothing(guide):
    assert "念给我听" not in seen(guide)
    button = guide.findChild(QAbstractButton, "guideAloud")
    assert button.width() < 88 or not button.isVisible()


def test_a_page_is_read_then_again_slowly_then_no_more(qtbot, guide, road_map):
    guide.offer_reading(lambda said: True)
    told = told_by(guide)
    guide.open("jubao_jw")
    press(qtbot, guide, "guideAloud")
    assert "再念慢些" in seen(guide)
    press(qtbot, guide, "guideAloud")
    press(qtbot, guide, "guideAloud")
    first, again, stopped = told
    assert (first.slow, again.slow, stopped) == (False, True, "quiet")
    assert first.sentences == again.sentences == sentences(page("jubao_jw", road_map, None, None, OFFICES))
    assert first.sentences[:2] == ("交纪检监察机关", "这件事保密。")
    assert "念给我听" in seen(guide)


def test_leaving_the_page_makes_it_quiet(qtbot, guide):
    guide.offer_reading(lambda said: True)
    told = told_by(guide)
    guide.open("start")
    assert told == []
    press(qtbot, guide, "guideAloud")
    press(qtbot, guide, "guideLarger")
    assert "quiet" not in told
    guide.open("laodong")
    assert told[-1] == "quiet"
    assert "念给我听" in seen(guide)


def test_only_pages_that_can_be_read_offer_it(guide, road_map):
    readable = sentences(page("start", road_map, None, None))
    guide.offer_reading(lambda said: said == readable)
    assert "念给我听" not in seen(guide)
    guide.open("start")
    assert "念给我听" in seen(guide)
    guide.speak(Language.ENGLISH)
    assert not guide.findChild(QAbstractButton, "guideAloud").isVisible()


def test_a_read_back_is_not_read_to_the_whole_hall(guide, written, road_map):
    guide.offer_reading(lambda said: True)
    guide.show_read_back(written)
    assert not guide.findChild(QAbstractButton, "guideAloud").isVisible()
    assert sentences(page(names.READ_BACK, road_map, None, written)) == ()


def test_the_other_buttons_stay_where_they_are(guide):
    guide.offer_reading(lambda said: said[0].startswith("您来"))
    places = set()
    for each in (names.RIGHTS, "start", "laodong"):
        guide.open(each)
        buttons = (guide.findChild(QAbstractButton, name) for name in ("guideBack", "guideLarger"))
        places.add(tuple(each.geometry().getRect() for each in buttons))
    assert len(places) == 1


def test_a_matter_is_read_with_its_days_and_without_articles(guide, road_map, accepted):
    said = sentences(page(names.MATTER, road_map, accepted, None))
    assert "您现在走到“受理”。下一步是“答复”：最迟11月20日。" in said
    assert {"等书面答复", "2026年11月20日（周五）", "收好今天给您的纸"} <= set(said)
    assert [each for each in sentences(page("laodong", road_map, None, None)) if "依据" in each] == []
