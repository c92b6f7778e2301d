"""Days of the petitioner's own before what is waited for; safety before either."""

from dataclasses import replace
from datetime import date

import pytest

from tests.ui.petitioner.conftest import DAY, view_of
from tests.ui.petitioner.test_guide_next import guided_by, told
from ui.petitioner.matter.next_thing import next_thing
from ui.petitioner.matter.pictures import in_pictures
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.road.safety import safety
from xinfang_desk.domain.time.deadline import limit, safest


@pytest.mark.parametrize("outcome", [None, Outcome.ACCEPT, Outcome.FORWARD, Outcome.ONSPOT])
def test_who_only_waited_would_miss_a_day_of_their_own(road_map, calendar, outcome) -> None:
    """Whatever this office does meanwhile: an opinion in hand has its thirty days (art. 35)."""
    draft = MatterDraft(statement="x", purpose=Purpose.SHENSU, route=Route.S6, outcome=outcome)
    waiting = view_of(draft, road_map, calendar)
    review = limit("petition_review_30d", date(2026, 9, 1), calendar)
    view = replace(waiting, deadlines=(*waiting.deadlines, review))
    ahead = next_thing(view, view.place)
    assert ahead.act == "30日内请求复查，别误了"
    assert told(view)["最晚哪天"].day == date(2026, 10, 1)
    assert "不用来回跑" not in str(ahead)
    [tiles] = in_pictures(view, view.place).blocks
    assert "不用来回跑" not in str(tiles)
    assert [each.text for each in tiles.items if each.number] == [
        "收好这些纸",
        "30日内请求复查",
        "最晚2026年10月1日",
    ]
    on_condition = replace(waiting, deadlines=(limit("xingsu_15d", date(2026, 9, 1), calendar),))
    assert "别误了" not in next_thing(on_condition, view.place).act


def test_nobody_who_is_beaten_is_sent_to_be_reconciled_first(road_map, calendar) -> None:
    draft = MatterDraft(
        statement="男人喝了酒打我，又拿刀追我。",
        purpose=Purpose.SHENSU,
        route=Route.S1,
        outcome=Outcome.GUIDE,
        road_end="jiashi",
    )
    view = view_of(draft, road_map, calendar)
    beaten = replace(view, place=road_map.place("jiashi"), first=safety(draft, "jiashi"))
    ahead = next_thing(beaten, beaten.place)
    assert ahead.act == "先保安全，再找派出所、妇联、法院"
    assert ahead.points[0].title == "先保安全"
    assert "派出所、妇联能帮您" in str(ahead.points[0])
    calm = next_thing(replace(beaten, first=()), beaten.place)
    assert calm.act == "先去调解，调不成去法院"


def test_one_safe_day_stands_first_as_on_the_papers(calendar, guided) -> None:
    """The last day is National Day: the screen sends nobody there on a day on which it is shut."""
    review = limit("petition_review_30d", date(2026, 9, 1), calendar)
    assert (review.due, review.rolled) == (date(2026, 10, 1), date(2026, 10, 8))
    plain = guided_by(guided, review)
    safe = safest(review, DAY, calendar)
    point = told(replace(plain, safest={review.due: safe}))["最晚哪天"]
    assert (point.day, point.more) == (date(2026, 9, 30), "当天还算")
    assert point.lines == ("2026年9月30日（周三）",)
    assert point.note.startswith("法律上的最后一天10月1日放假，10月8日还算。")
