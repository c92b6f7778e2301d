"""The first page of a matter: one leaf while it fits, trimmed in order, the next thing never cut."""

from dataclasses import replace

import pytest
from guide_hands import press, seen
from guide_measuring import faults
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.documents import samples
from tests.ui.petitioner.conftest import view_of
from ui.look.theme import Theme
from ui.petitioner import names, pages
from ui.petitioner.leaves import Leaves
from ui.petitioner.matter.next_thing import next_thing, three_things
from ui.petitioner.matter.tiles import PICTURE, _TileButton, picture_box, printed, tiles_of
from ui.petitioner.road import RoadCard
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import MatterDraft

SIZES = [(1366, 768), (1920, 1080)]


def leaves(guide):
    return next(each for each in guide.findChildren(Leaves) if each.isVisible())


def every_outcome(road_map, calendar):
    """Every view that an outcome and a route can give, each once."""
    views = []
    for outcome in (None, *Outcome):
        purpose = Purpose.JUBAO if outcome is Outcome.DISCIPLINE else Purpose.SHENSU
        for route in Route:
            draft = MatterDraft(statement="x", purpose=purpose, route=route, outcome=outcome)
            view = view_of(draft, road_map, calendar, "laodong", "chachu", "fuyi")
            if view not in views:
                views.append(view)
    return views


def box_of(guide, widget):
    return QRect(widget.mapTo(guide, QPoint()), widget.size())


@pytest.mark.parametrize("size", SIZES)
def test_every_outcome_stands_on_one_leaf_with_its_three_things(guide, road_map, calendar, size):
    guide.resize(*size)
    for view in every_outcome(road_map, calendar):
        guide.show_matter(view)
        assert leaves(guide).count == 1, view.stops
        words = seen(guide)
        ahead = next_thing(view, view.place)
        wanted = (ahead.act, *(line for each in ahead.points for line in (each.lines[0], each.note) if line))
        assert [each for each in wanted if each not in words] == []
        assert [what for what, _how in three_things(view) if what not in words] == []
        assert faults(guide) == []
        guide.rest()


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_half_empty(guide, guided, accepted, size):
    guide.resize(*size)
    for view in (guided, accepted):
        guide.show_matter(view)
        whole = leaves(guide)
        lowest = max(box_of(guide, row).bottom() for row in whole._rows if row.isVisible())
        assert whole.height() + whole.mapTo(guide, QPoint()).y() - lowest <= 2
        road = next(each for each in guide.findChildren(RoadCard) if each.isVisible())
        assert road.height() <= size[1] * 190 // 1080


@pytest.mark.parametrize(
    ("size", "wanted"), [((1366, 768), {20, 21, 24, 27, 30, 34}), ((1920, 1080), {26, 28, 32, 36, 40, 46})]
)
def test_type_is_as_large_as_it_was_drawn(guide, guided, size, wanted):
    guide.resize(*size)
    guide.show_matter(guided)
    labels = leaves(guide).findChildren(QLabel)
    sizes = {each.fontInfo().pixelSize() for each in labels if each.isVisible() and each.text()}
    assert sizes == wanted
    least = 58 if size[0] < 1600 else 78
    assert min(each.height() for each in guide.findChildren(QAbstractButton) if each.isVisible()) >= least


def test_what_gives_way_gives_way_in_order(guide, guided):
    """Papers run on, other roads grow fewer and are counted, then a second leaf; the next thing stays."""
    guide.resize(1920, 1200)
    guide.show_matter(guided)
    seen_others = []
    for height in range(1200, 760, -20):
        guide.resize(1920, height)
        others = sum(
            each.isVisible() for each in guide.findChildren(QAbstractButton) if "way_" in each.objectName()
        )
        count = leaves(guide).count
        seen_others.append((count, others))
        if count == 1:
            assert f"还有{5 - others}条路，点“每一步细看”" in seen(guide) or others == 0, height
        assert faults(guide) == [], height
        assert "2027年8月31日（周二）" in seen(guide), height
    assert seen_others[0] == (1, 3)
    assert (1, 2) in seen_others
    assert seen_others[-1][0] > 1
    assert seen_others.index((1, 3)) < seen_others.index((1, 2))
    counts = [count for count, _others in seen_others]
    assert counts == sorted(counts)


def test_larger_type_keeps_the_next_thing_on_the_first_leaf(guide, guided):
    for scale in (1.25, 1.5):
        guide.wear(Theme(scale=scale, still=True))
        guide.show_matter(guided)
        words = seen(guide)
        assert next_thing(guided, guided.place).act in words
        assert "2027年8月31日（周二）" in words
        assert faults(guide) == []


def test_in_larger_type_the_road_gives_way_before_the_next_thing(guide, guided):
    guide.wear(Theme(scale=1.25, still=True))
    view = replace(guided, others=guided.others[1:2])
    guide.show_matter(view)
    assert leaves(guide).count == 2
    words = seen(guide)
    points = next_thing(view, view.place).points
    assert [each.title for each in points if each.title not in words] == []
    assert faults(guide) == []


def test_one_stands_at_ones_own_step(guide, guided, accepted):
    guide.show_matter(guided)
    assert "您去提出，您走到这里" in seen(guide)
    guide.show_matter(accepted)
    assert "您走到这里" not in seen(guide)
    assert "受理，现在到这里" in seen(guide)


def test_no_name_and_no_number_of_a_person(guide, guided, road_map):
    for page in (names.MATTER, names.STEPS, names.PICTURES):
        said = str(pages.page(page, road_map, guided, None))
        assert samples.ZHOU.name not in said
        assert samples.ZHOU.id_number not in said


@pytest.mark.parametrize("size", SIZES)
def test_six_pictures_each_large_each_with_its_words(guide, road_map, calendar, guided, size):
    guide.resize(*size)
    for view in (guided, *every_outcome(road_map, calendar)):
        guide.show_matter(view)
        press_pictures(guide)
        buttons = [each for each in guide.findChildren(_TileButton) if each.isVisible()]
        assert len(buttons) == 6
        assert leaves(guide).count == 1
        for button in buttons:
            picture = picture_box(button._look, button._tile, button.rect().toRectF())
            assert picture.height() >= PICTURE, (button._tile, picture)
        assert faults(guide) == []
        guide.rest()


def press_pictures(guide):
    guide.findChild(QAbstractButton, "guidePictures").click()


def reading(guide):
    heard = []
    guide.reading_asked.connect(lambda said: heard.append(said.sentences))
    guide.quiet_asked.connect(lambda: heard.append("quiet"))
    return heard


def framed(guide):
    return [each.objectName() for each in guide.findChildren(_TileButton) if each._framed]


def test_a_picture_that_is_touched_is_framed_and_read(qtbot, guide, guided):
    heard = reading(guide)
    guide.offer_reading(lambda said: True)
    guide.show_matter(guided)
    press(qtbot, guide, "guidePictures")
    press(qtbot, guide, "tile_2")
    assert framed(guide) == ["tile_2"]
    assert heard == [("最晚2027年8月31日", "当天还算")]
    guide.reading_ended()
    assert framed(guide) == ["tile_2"]
    assert len(heard) == 1


def test_the_large_button_reads_all_in_turn_and_stops(qtbot, guide, guided):
    heard = reading(guide)
    guide.offer_reading(lambda said: True)
    guide.show_matter(guided)
    press(qtbot, guide, "guidePictures")
    press(qtbot, guide, "guideAloud")
    frames = []
    for _turn in range(6):
        frames += framed(guide)
        guide.reading_ended()
    assert frames == [f"tile_{at}" for at in range(6)]
    assert len(heard) == 6
    press(qtbot, guide, "guideAloud")
    press(qtbot, guide, "guideAloud")
    assert heard[-1] == "quiet"
    assert framed(guide) == []


def test_without_a_voice_the_pictures_stay_and_the_speakers_vanish(qtbot, guide, guided):
    heard = reading(guide)
    guide.show_matter(guided)
    press(qtbot, guide, "guidePictures")
    assert not any(each._speaks for each in guide.findChildren(_TileButton))
    assert not guide.findChild(QAbstractButton, "guideAloud").isVisible()
    press(qtbot, guide, "tile_0")
    assert framed(guide) == ["tile_0"]
    assert heard == []


def test_words_and_pictures_lead_to_one_another_and_pictures_are_printed(qtbot, guide, guided):
    guide.show_matter(guided)
    press(qtbot, guide, "guidePictures")
    assert guide.here == names.PICTURES
    with qtbot.waitSignal(guide.pictures_wanted, timeout=5000) as told:
        press(qtbot, guide, "guideHome")
    assert told.args[0].startswith(b"%PDF")
    press(qtbot, guide, "guidePictures")
    assert guide.here == names.MATTER


def test_the_printed_sheet_is_one_page_with_every_line(guided, road_map, qapp):
    import pypdfium2

    page = pages.page(names.PICTURES, road_map, guided, None)
    document = pypdfium2.PdfDocument(printed(page))
    assert len(document) == 1
    words = document[0].get_textpage().get_text_range()
    assert [each.text for each in tiles_of(page) if each.text not in words.replace("\r\n", "")] == []
    assert "2027年8月" in words
