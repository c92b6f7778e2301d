"""What the pages say."""

from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.offices import OFFICES
from tests.ui.petitioner.conftest import view_of
from ui.guide_view import ReadBack
from ui.petitioner import names, pages, pictograms
from ui.petitioner.names import WELCOME
from ui.petitioner.page import Choices, Facts, Sentence, Written
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.places import RESOURCES

OWN = (WELCOME, names.TODAY, names.RIGHTS, names.CONDUCT, names.AGREED, names.CHANGE)
OFFICIALESE = ("予以", "依照", "相关", "进行", "特此", "逾期", "事宜", "之规定", "有关规定", "信访人", "涉及")


def words_of(record: object) -> str:
    """All words of a page."""
    if isinstance(record, str):
        return record + "\n"
    if isinstance(record, tuple):
        return "".join(words_of(each) for each in record)
    if is_dataclass(record):
        return "".join(words_of(getattr(record, field.name)) for field in fields(record))
    return ""


def test_every_place_says_all_that_the_road_map_says(road_map) -> None:
    for place in road_map.places.values():
        said = words_of(pages.page(place.id, road_map, None, None))
        wanted = (place.title, *place.text, place.who, *place.bring, place.how_long, place.if_unsatisfied)
        assert [each for each in wanted if each not in said] == [], place.id


def test_every_way_can_be_walked(road_map) -> None:
    for place in road_map.places.values():
        blocks = pages.page(place.id, road_map, None, None).blocks
        ways = [item for block in blocks if isinstance(block, Choices) for item in block.items]
        assert [(way.label, way.to) for way in ways] == [(way.label, way.to) for way in place.ways]


def test_a_confidential_place_says_so_first(road_map) -> None:
    first = pages.page("jubao_jw", road_map, None, None).blocks[0]
    assert first == Sentence(text="这件事保密。", icon="lock")


@pytest.mark.parametrize("name", OWN)
def test_our_own_sentences_are_short_and_plain(name, road_map) -> None:
    page = pages.page(name, road_map, None, None)
    for block in page.blocks:
        if isinstance(block, Sentence):
            assert len(block.text) <= 26, block.text
            assert block.icon, block.text
    assert [word for word in OFFICIALESE if word in words_of(page)] == []


def test_every_stop_is_explained(road_map, accepted, guided) -> None:
    for view in (accepted, guided):
        for stop in view.stops:
            page = pages.page(names.STOP + stop.id, road_map, view, None)
            assert stop.title in page.title
            assert stop.when in words_of(page)
            assert len(page.blocks) > 1


def test_a_matters_page_names_the_day_and_the_other_roads(road_map, accepted) -> None:
    said = words_of(pages.page(names.MATTER, road_map, accepted, None))
    assert "您现在走到“受理”。下一步是“答复”：最迟11月20日。" in said
    assert [each.title for each in accepted.others if each.title not in said] == []


def test_every_place_has_a_drawing_of_its_own(road_map) -> None:
    assert {
        each for each in road_map.places if each != road_map.start and pictograms.of_place(each) == "route"
    } == set()


def test_whom_with_what_and_how_long_come_first(road_map) -> None:
    for place in road_map.places.values():
        kinds = [type(each) for each in pages.page(place.id, road_map, None, None).blocks]
        if Facts in kinds and Sentence in kinds and not place.confidential:
            assert kinds.index(Facts) < kinds.index(Sentence), place.id


def test_articles_name_each_law_once(road_map) -> None:
    said = words_of(pages.page("laodong", road_map, None, None))
    assert said.count("《信访工作条例》") == 1


@given(st.text(alphabet="一二三，。；！\n、a ", max_size=400))
def test_what_was_written_is_read_back_word_for_word(text: str) -> None:
    parts = pages.pieces(text)
    assert "".join(parts) == text
    assert all(len(part) <= 56 for part in parts if "\n" not in part)


def test_a_read_back_keeps_its_titles_and_its_order(road_map, written) -> None:
    page = pages.page(names.READ_BACK, road_map, None, written)
    back: list[list[str]] = []
    for block in page.blocks:
        assert isinstance(block, Written)
        if block.title:
            back.append([block.title, ""])
        back[-1][1] += block.text
    assert tuple(tuple(each) for each in back) == written.lines


def test_a_line_without_words_still_shows_its_title(road_map) -> None:
    page = pages.page(names.READ_BACK, road_map, None, ReadBack(lines=(("电话", ""),)))
    assert page.blocks == (Written(title="电话", text=""),)


def test_a_long_sentence_is_cut_behind_its_commas() -> None:
    parts = pages.pieces("我去了七八回都没有拿到钱，" * 9)
    assert len(parts) > 1
    assert all(part.endswith("，") for part in parts)


def test_sentences_are_told_by_drawings_that_are_there(road_map):
    told = [text for each in road_map.places.values() if each.kind != "question" for text in each.text]
    drawn = [text for text in told if pictograms.of_sentence(text)]
    assert len(drawn) > 0.8 * len(told)
    icons = {icon for _words, icon in pictograms._SENTENCES}
    assert [icon for icon in icons if not (RESOURCES / "icons" / f"{icon}.svg").is_file()] == []


def test_a_drawing_does_not_say_the_opposite():
    assert pictograms.of_sentence("不能当场定的，15天内书面告诉您受不受理。") == "calendar"
    assert pictograms.of_sentence("不能带危险品。不能打骂威胁工作人员。不能堵门堵路。") == "alert"
    assert pictograms.of_sentence("先登记，不因为差材料就不登记。") == "pencil"
    # No warning sign beside a right, no pen where nothing is to be written.
    assert pictograms.of_sentence("您有权反映情况，谁也不准打击报复您。") == "person"
    assert pictograms.of_sentence("您不用再写申请，镇里去查。") == "search"
    assert pictograms.of_sentence("谁也别先动手，别自己拆对方的东西。") == "hand"
    assert pictograms.of_sentence("Go to court.") == ""


def test_an_end_of_the_map_names_the_offices_there_and_what_is_known_of_them(road_map) -> None:
    page = pages.page("laodong", road_map, None, None, OFFICES)
    [there] = [each for each in page.blocks if getattr(each, "title", "") == "那里的地址和电话"]
    assert [(each.title, each.text) for each in there.items] == [
        (
            "示例县劳动人事争议仲裁委员会",
            "示例县平安路8号人社局二楼；电话0000-1110001；工作日 8:30–12:00，14:30–17:30",
        ),
        ("示例县劳动保障监察大队", "电话0000-1110002"),
    ]
    assert "那里的地址和电话" not in str(pages.page("zhongcai", road_map, None, None, OFFICES))


def test_a_step_names_the_matters_own_office_and_who_reviews(road_map, guided, accepted) -> None:
    """信访工作条例 arts. 31, 35."""
    one = replace(guided, offices=OFFICES.bodies[:1])
    apply = words_of(pages.page(names.STOP + "apply", road_map, one, None, OFFICES))
    assert "0000-1110001" in apply
    assert "0000-1110002" not in apply
    unsatisfied = words_of(pages.page(names.STOP + "unsatisfied", road_map, accepted, None, OFFICES))
    assert "示例县信访局复查复核科" in unsatisfied
    assert "在哪里、几点上班，请问窗口" in unsatisfied


def test_every_day_is_told_with_its_condition_and_what_is_over_with_what_is_left(road_map, calendar) -> None:
    draft = MatterDraft(
        statement="x",
        route=Route.S4,
        outcome=Outcome.GUIDE,
        events={Event.DECISION_RECEIVED: date(2026, 7, 23), Event.APPLIED_ON: date(2026, 8, 1)},
    )
    view = replace(view_of(draft, road_map, calendar), waited=date(2026, 10, 1))
    _steps, days = [each for each in pages.steps(view, road_map).blocks if isinstance(each, Facts)]
    told = {each.title: each.text for each in days.items}
    assert list(told) == [
        "60日内申请行政复议",
        "6个月内提起行政诉讼",
        "申请交上去满两个月",
        "收到的是行政复议决定书的：15日内对复议决定起诉",
        "收到的是不用先申请复议的权属决定（土地、山林、水面归谁）：30日内对土地权属处理决定起诉",
    ]
    assert "最后一段写着" in told["60日内申请行政复议"]
    assert "先申请复议" in told["申请交上去满两个月"]
    assert "2026年8月7日）已经过了" in told["收到的是行政复议决定书的：15日内对复议决定起诉"]


def test_a_drawing_does_not_mislead(road_map) -> None:
    def icons_of(place):
        blocks = pages.page(place, road_map, None, None).blocks
        return {
            item.label: item.icon for block in blocks if isinstance(block, Choices) for item in block.items
        }

    first = icons_of("shensu_q1")
    assert (first["没有"], first["不清楚"]) == ("circle", "question")
    assert icons_of("again_q")["已经给了复核意见书"] == "three_stamps"
    assert icons_of("jianyi")["不知道谁管"] == "question"
    assert pages.page("zhongjie", road_map, None, None).icon == "folder_closed"
    conduct = {each.text: each.icon for each in pages.page(names.CONDUCT, road_map, None, None).blocks}
    drawn = {
        words: icon
        for words in ("不骂人", "不堵门", "老人", "不收钱")
        for text, icon in conduct.items()
        if words in text
    }
    assert drawn == {"不骂人": "hand", "不堵门": "open_door", "老人": "two_leaving", "不收钱": "no_money"}
    assert pictograms.of_sentence("不再受理，也不再按信访程序办。") == "folder_closed"
