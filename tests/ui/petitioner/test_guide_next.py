"""The one next thing, the three to keep in mind, and how a day is said."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from tests.documents import samples
from tests.ui.offices import OFFICES
from tests.ui.petitioner.conftest import DAY, view_of
from ui.petitioner import names, pages
from ui.petitioner.matter import acts
from ui.petitioner.matter.next_thing import grace_of, next_thing, three_things
from ui.petitioner.matter.pictures import LONGEST, in_pictures
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import MatterDraft, Step, StepTaken
from xinfang_desk.domain.road.offices import Body
from xinfang_desk.domain.road.roadmap import Progress
from xinfang_desk.domain.road.standing import DONE
from xinfang_desk.domain.road.stops import stops
from xinfang_desk.domain.time.deadline import limit
from xinfang_desk.domain.time.limits import Binds
from xinfang_desk.places import RESOURCES

GOES = {Outcome.GUIDE, Outcome.TELL_ELSEWHERE}


def told(view):
    """The points of the next thing, by what they are about."""
    return {each.title: each for each in next_thing(view, view.place).points}


def guided_by(view, *deadlines, on=DAY, waited=None):
    draft = MatterDraft(statement="x", purpose=Purpose.SHENSU, route=Route.S4, outcome=Outcome.GUIDE)
    road = stops(draft, deadlines, on)
    return replace(view, stops=road, deadlines=deadlines, as_of=on, waited=waited)


def every_matter():
    for purpose, route, outcome in product(Purpose, (None, *Route), (None, *Outcome)):
        yield MatterDraft(statement="x", purpose=purpose, route=route, outcome=outcome)


def test_there_is_always_one_thing_with_a_day_and_three_to_keep_in_mind(road_map, calendar) -> None:
    for draft in every_matter():
        view = view_of(draft, road_map, calendar)
        ahead = next_thing(view, view.place)
        assert ahead.act, draft
        assert 3 <= len(ahead.points) <= 6, draft
        assert len(three_things(view)) == 3
        assert view.number_groups in three_things(view)[0][1]


def test_no_limit_of_the_office_is_shown_as_the_persons(road_map, calendar) -> None:
    for draft in every_matter():
        view = view_of(draft, road_map, calendar)
        theirs = {each.due for each in view.deadlines if each.binds is Binds.PETITIONER}
        day = told(view).get("最晚哪天")
        assert day is None or day.day is None or day.day in theirs, draft
        here = next(each for each in view.stops if each.progress is Progress.HERE)
        goes = draft.outcome in GOES and draft.purpose is not Purpose.JUBAO
        assert here.is_theirs == goes == ("去哪里" in told(view)), draft


def test_every_stop_that_is_waited_for_has_its_words(road_map, calendar) -> None:
    waited = set()
    for draft in every_matter():
        waited |= {each.title for each in view_of(draft, road_map, calendar).stops if each.id not in GOES}
    said = {*acts.AWAITED, *acts.AT_STOP, *(title for _id, title, _line in DONE.values())}
    done_today = {
        "登记",
        "并入原件",
        "找原来那一件",
        "报告",
        "当场解答",
        "调解",
        "不予受理",
        "不再受理",
        "镇里去查",
    }
    gone_to = {"您去提出", "他们来办", "调不成"}
    assert waited - said - done_today - gone_to == set()


def test_a_guided_matter_goes_before_the_right_runs_out(guided) -> None:
    points = told(guided)
    assert points["最晚哪天"].lines == ("2027年8月31日（周二）",)
    assert points["最晚哪天"].more == "当天还算"
    assert points["去哪里"].lines == ("县劳动人事争议仲裁委员会",)
    assert "身份证；今天的回执、告知书" in points["带什么"].lines
    assert points["花不花钱"].lines == ("不要钱",)


def test_where_to_go_is_what_the_table_knows(guided) -> None:
    where = told(replace(guided, offices=OFFICES.bodies[:1]))["去哪里"]
    assert (where.lines, where.more) == (("示例县劳动人事争议仲裁委员会",), "0000-1110001")
    assert "人社局二楼" in where.note


def test_a_second_body_has_its_own_address(road_map, calendar) -> None:
    draft = MatterDraft(statement="x", purpose=Purpose.SHENSU, route=Route.S4, outcome=Outcome.GUIDE)
    view = view_of(draft, road_map, calendar)
    bodies = (
        Body(name="甲", address="平安路1号", phone="1"),
        Body(name="乙", address="平安路2号", phone="2"),
    )
    points = told(replace(view, offices=bodies))
    assert (points["去哪里"].lines, points["去哪里"].note) == (("甲",), "平安路1号")
    assert (points["也可以去"].lines, points["也可以去"].more) == (("乙",), "2")
    assert points["也可以去"].note == "平安路2号"


def test_whoever_stands_on_another_road_is_named_there_alone(guided, road_map) -> None:
    """Unpaid wages: arbitration is the next thing, labour inspection another road; never both as one."""
    table = replace(guided, offices=OFFICES.bodies[:2], others=(road_map.place("jiancha"),))
    assert "也可以去" not in told(table)
    page = pages.page(names.MATTER, road_map, table, None, OFFICES)
    [other] = [each for each in page.blocks[0].others if each.to == "jiancha"]
    assert other.note == "示例县劳动保障监察大队，0000-1110002"
    assert page.blocks[0].ahead.act == "去申请劳动仲裁"
    inspected = replace(table, whom="县劳动保障监察大队")
    assert next_thing(inspected, inspected.place).act == "去向劳动监察投诉"


def test_a_county_that_knows_both_laws_bodies_says_where_they_are(road_map, calendar) -> None:
    place = road_map.place("chaichu")
    view = view_of(MatterDraft(statement="x", route=Route.S4, outcome=Outcome.GUIDE), road_map, calendar)
    bodies = (Body(name="法院", address="一路", phone="1"), Body(name="司法局", address="二路", phone="2"))
    where = told(replace(view, place=place, offices=bodies))["去哪里"]
    assert where.note == "法院，一路，1\n司法局，二路，2"


def test_what_it_costs_is_always_said(road_map, calendar) -> None:
    for draft in every_matter():
        view = view_of(draft, road_map, calendar)
        waits = next_thing(view, view.place).points[-1]
        assert waits.title == "花不花钱", draft
        assert (waits.icon == "no_money") == (waits.lines == ("不要钱",)), draft


def test_without_a_last_day_of_ours_the_day_to_ask_is_the_day(road_map, calendar) -> None:
    asked = date(2026, 10, 21)
    for draft in every_matter():
        view = replace(view_of(draft, road_map, calendar), ask_on=asked)
        points = told(view)
        if "什么时候" in points:
            # A day of ours that was missed, or one still to be checked.
            assert points["什么时候"].lines[0] not in {"没有统一的日子", "凭编号来问", "照原来那件的日子"}
        if "哪天来问" in points:
            assert points["哪天来问"].day == asked
            assert [each.day for each in in_pictures(view, view.place).blocks[0].items if each.day] == [asked]
    duty = MatterDraft(statement="x", purpose=Purpose.SHENSU, route=Route.S5, outcome=Outcome.ACCEPT)
    assert "哪天来问" in told(replace(view_of(duty, road_map, calendar), ask_on=asked))


def test_an_accepted_matter_waits_for_its_answer(accepted) -> None:
    ahead = next_thing(accepted, accepted.place)
    assert ahead.act == "等书面答复"
    assert told(accepted)["我们最迟"].lines == ("2026年11月20日（周五）",)
    assert "最晚哪天" not in told(accepted)


def test_after_every_step_the_next_thing_is_the_next_step(accepted) -> None:
    """信访工作条例 arts. 34 to 36."""
    on = date(2026, 10, 22)
    acts_said = {}
    draft = samples.ACCEPTED.matter.draft
    for step in (
        Step.EXTEND,
        Step.ANSWER,
        Step.DELIVER,
        Step.ASK_REVIEW,
        Step.REVIEW,
        Step.RECHECK,
        Step.CONCLUDE,
    ):
        taken = StepTaken(step=step, on=on)
        road = stops(draft, accepted.deadlines, on, (taken,), received=DAY)
        acts_said[step] = next_thing(replace(accepted, stops=road, as_of=on), accepted.place).act
    assert acts_said == {
        Step.EXTEND: "等书面答复",
        Step.ANSWER: "等书面意见送到您手里",
        Step.DELIVER: "不服的，去请求复查",
        Step.ASK_REVIEW: "等复查意见",
        Step.REVIEW: "等书面意见送到您手里",
        Step.RECHECK: "有新情况，随时再来",
        Step.CONCLUDE: "这件事办完了，纸请收好",
    }


def test_the_office_is_held_to_the_day_that_is_not_rolled(calendar, accepted) -> None:
    answer = limit("notify_15d", DAY, calendar)
    assert (answer.due, answer.rolled) == (date(2026, 10, 6), date(2026, 10, 8))
    assert grace_of(answer, accepted) == ""


def test_a_right_names_the_later_day_too(calendar, guided) -> None:
    right = limit("fuyi_apply", date(2026, 8, 5), calendar)
    assert right.due < right.rolled
    point = told(guided_by(guided, right))["最晚哪天"]
    assert point.day == right.due
    assert point.more == "这天放假，10月8日还算"
    late = told(guided_by(guided, right, on=right.rolled))["最晚哪天"]
    assert (late.day, late.more) == (right.rolled, "当天还算")


def test_no_date_is_invented(calendar, guided) -> None:
    right = limit("fuyi_apply", DAY, calendar)
    unknown = replace(right, due=None, rolled=None)
    assert told(guided_by(guided, unknown))["最晚哪天"].lines == ("从知道这个决定那天起60日内",)
    doubted = told(guided_by(guided, replace(right, doubt="received")))["最晚哪天"]
    assert (doubted.lines, doubted.day) == (("日子还要核对",), None)


def test_what_is_over_is_no_task_and_what_is_left_is(calendar, guided, road_map) -> None:
    wages = limit("ldzc_1y", date(2025, 8, 31), calendar)
    view = guided_by(guided, wages, on=date(2026, 11, 10))
    point = told(view)["最晚哪天"]
    assert point.day is None
    assert "2026年8月31日）已经过了" in point.note
    assert "劳动保障监察" in point.note
    fined = [limit(each, date(2026, 8, 1), calendar) for each in ("fuyi_apply", "xingsu_6m")]
    view = guided_by(guided, *fined, on=date(2026, 10, 16))
    assert told(view)["最晚哪天"].day == date(2027, 2, 1)
    assert "已经过了" in str(pages.page(names.STEPS, road_map, view, None))


def test_a_right_on_a_condition_never_stands_without_it(calendar, guided) -> None:
    both = [limit(each, date(2026, 9, 1), calendar) for each in ("xingsu_15d", "fuyi_apply")]
    assert told(guided_by(guided, *both, on=date(2026, 9, 2)))["最晚哪天"].day == date(2026, 10, 31)
    point = told(guided_by(guided, both[0], on=date(2026, 9, 2)))["最晚哪天"]
    assert point.day == date(2026, 9, 16)
    assert "收到的是行政复议决定书的：" in point.note


def test_one_of_two_ways_is_the_next_thing_by_its_day(calendar, guided, road_map) -> None:
    """A fine: reconsideration first, the court beside it; the court alone once the sixty days are over."""
    both = [limit(each, date(2026, 9, 1), calendar) for each in ("fuyi_penalty", "xingsu_6m")]
    place = road_map.place("fuyi")
    early = guided_by(replace(guided, place=place), *both)
    assert next_thing(early, place).act == "去申请行政复议"
    assert next_thing(early, place).points[-1].lines == ("不要钱",)
    late = guided_by(replace(guided, place=place), *both, on=date(2026, 12, 1))
    assert next_thing(late, place).act == "去法院起诉"
    assert "去法院要交费" in next_thing(late, place).points[-1].lines[0]
    unknown = guided_by(replace(guided, place=place))
    assert next_thing(unknown, place).act == "去申请行政复议，或者去法院"


def test_beside_a_day_stands_what_is_read_at_once_and_the_rest_on_every_step(
    calendar, guided, road_map
) -> None:
    view = guided_by(guided, limit("fuyi_penalty", date(2026, 9, 1), calendar))
    note = told(view)["最晚哪天"].note
    assert len(note) <= 64
    assert note.endswith("还有要知道的，点“每一步细看”。")
    assert "申请延期、分期" in str(pages.page(names.STEPS, road_map, view, None))


def test_who_it_is_sent_to_is_named_and_danger_comes_before_waiting(road_map, calendar) -> None:
    sent = MatterDraft(statement="x", purpose=Purpose.SHENSU, route=Route.S5, outcome=Outcome.FORWARD)
    view = replace(view_of(sent, road_map, calendar), whom="县教育局")
    assert next_thing(view, view.place).act == "等我们转给县教育局"
    urgent = view_of(replace(sent, outcome=Outcome.REPORT), road_map, calendar)
    assert next_thing(urgent, urgent.place).act == "先保安全，再等书面告知"


def test_other_days_of_the_persons_stand_among_the_other_roads(calendar, guided, road_map) -> None:
    both = [limit(each, date(2026, 9, 1), calendar) for each in ("fuyi_apply", "xingsu_6m")]
    [board] = pages.page(names.MATTER, road_map, guided_by(guided, *both), None).blocks
    assert board.others[0].label == "6个月内提起行政诉讼"
    assert board.others[0].note == "2027年3月1日（周一），当天还算"


def test_a_body_that_does_nothing_is_waited_for(guided) -> None:
    point = told(guided_by(guided, waited=date(2026, 10, 10)))["申请交上去满两个月"]
    assert point.day == date(2026, 10, 10)
    assert "先申请复议" in point.note


def test_without_a_telephone_none_is_promised(accepted) -> None:
    silent = replace(accepted, telephone="")
    assert "打" not in str(three_things(silent)) + str(next_thing(silent, silent.place))


def test_urgent_is_safety_first(road_map, calendar) -> None:
    draft = MatterDraft(statement="x", purpose=Purpose.SHENSU, route=Route.S6, outcome=Outcome.REPORT)
    view = view_of(draft, road_map, calendar)
    assert next_thing(view, view.place).points[0].title == "先保安全"


def test_the_pictures_say_the_same_in_few_signs(road_map, calendar) -> None:
    for draft in every_matter():
        view = view_of(draft, road_map, calendar)
        [tiles] = in_pictures(view, view.place).blocks
        safe = [0] if view.first else []
        assert [each.number for each in tiles.items] == [*safe, 1, 2, 3, 0, 0, 0][:6]
        assert [each.text for each in tiles.items if not 0 < len(each.text) <= LONGEST] == [], draft
        days = [each.day for each in next_thing(view, view.place).points if each.day]
        assert [each.day for each in tiles.items if each.day] == days[:1]


def test_danger_comes_first_in_pictures_too_with_the_numbers_to_ring(road_map, calendar) -> None:
    urgent = MatterDraft(statement="x", purpose=Purpose.SHENSU, route=Route.S6, outcome=Outcome.REPORT)
    [tiles] = in_pictures(view_of(urgent, road_map, calendar), None).blocks
    assert (tiles.items[0].icon, tiles.items[0].figure) == ("tile_call", "120 119 110")
    beaten = replace(urgent, statement="他打我", route=Route.S1, outcome=Outcome.GUIDE)
    [tiles] = in_pictures(view_of(beaten, road_map, calendar), None).blocks
    assert tiles.items[0].figure == "110"
    assert len(tiles.items) == 6


def test_no_picture_shows_an_hour_that_nobody_said(road_map, calendar) -> None:
    """Without a day: one runs, one comes, all is done, or the day is asked; never a clock."""
    for draft in every_matter():
        view = view_of(draft, road_map, calendar)
        [tiles] = in_pictures(view, view.place).blocks
        assert "tile_clock" not in {each.icon for each in tiles.items}
        third = next(each for each in tiles.items if each.number == 3)
        assert third.icon in {"tile_day", "tile_soon", "tile_go", "tile_done"}
    assert not (RESOURCES / "icons" / "tile_clock.svg").exists()


def test_the_window_bears_its_number(accepted) -> None:
    [tiles] = in_pictures(replace(accepted, desk=3), accepted.place).blocks
    assert tiles.items[-1].figure == "3"


@pytest.mark.parametrize("place", ["laodong", "fuyi", "susong", "shenqing"])
def test_money_is_crossed_out_only_where_nothing_is_paid(guided, road_map, place) -> None:
    view = replace(guided, place=road_map.place(place))
    [tiles] = in_pictures(view, view.place).blocks
    crossed = any(each.icon == "tile_free" for each in tiles.items)
    assert crossed == (place == "laodong")


def test_the_floor_is_a_figure(guided) -> None:
    [tiles] = in_pictures(replace(guided, offices=OFFICES.bodies[:1]), guided.place).blocks
    assert tiles.items[1].figure == "2"


def test_who_waits_for_nothing_is_told_of_no_answer(accepted, calendar) -> None:
    taken = StepTaken(step=Step.CONCLUDE, on=DAY)
    road = stops(samples.ACCEPTED.matter.draft, accepted.deadlines, DAY, (taken,))
    done = replace(accepted, stops=road)
    [tiles] = in_pictures(done, done.place).blocks
    assert tiles.items[2].text == "这件事办完了，纸请收好"
    assert "没等到" not in str(three_things(done)) + str(tiles)
    [tiles] = in_pictures(accepted, accepted.place).blocks
    assert tiles.items[2].text == "等到2026年11月20日"
    assert "没等到" in str(three_things(accepted))
