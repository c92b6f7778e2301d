"""A matter as it is typed once more into the national system: in the county's order, and seldom told."""

import json

import pytest

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import IdType, Person, Role, Sex

ID = "000000197904121019"
ZHOU = Person(
    name="周试例",
    id_type=IdType.RESIDENT_ID,
    id_number=ID,
    sex=Sex.MALE,
    phone="00000001024",
    address="示例村",
)
WAGES = MatterDraft(
    statement="工地欠三个月工资。\n老板不接电话。",
    route=Route.S2,
    outcome=Outcome.GUIDE,
    place="411526102",
    village="示例村",
    content="劳动和社会保障",
    to="县劳动人事争议仲裁委员会",
)
SEALED = MatterDraft(statement="举报", purpose=Purpose.JUBAO)
WAITING = MatterDraft(statement="镇财政所的会计把补贴打到他亲戚名下，不能让他知道是我说的。")


@pytest.fixture
def registered(desk):
    def register(*people, **more):
        draft = VisitDraft(people=people, matters=(more.pop("matter", WAGES),), **more)
        return desk.reception.register(draft).matters[0].number

    return register


def told(desk, number):
    return {each.title: each.words for each in desk.reception.retype(number)}


def test_every_field_comes_in_order_and_in_whole(desk, registered):
    number = registered(ZHOU)
    assert list(told(desk, number).items()) == [
        ("姓名", "周试例"),
        ("证件类型", "居民身份证"),
        ("证件号码", ID),
        ("性别", "男"),
        ("电话", "00000001024"),
        ("住址", "示例村"),
        ("来访人数", "1"),
        ("涉及人数", "1"),
        ("问题属地", "伞陂镇示例村"),
        ("内容分类", "劳动和社会保障"),
        ("信访目的", "申诉求决"),
        ("概况", WAGES.statement),
        ("请求", ""),
        ("登记时间", "2026-09-14 09:30"),
        ("办理方式", "导入其他法定途径"),
        ("去向单位", "县劳动人事争议仲裁委员会"),
        ("本台登记编号", number),
    ]


def test_whose_matter_it_is_comes_first_and_the_others_after_all(desk, registered):
    helper = Person(name="钱示范", role=Role.AGENT, phone="00000002048")
    fields = desk.reception.retype(registered(helper, ZHOU))
    assert fields[0].words == "周试例"
    assert [each.title for each in fields[17:19]] == ["第2人 姓名", "第2人 证件类型"]
    assert (fields[17].words, fields[18].words) == ("钱示范", "")
    assert len(fields) == 17 + 6


def test_who_left_no_name_leaves_the_fields_empty(desk, registered):
    fields = told(desk, registered(anonymous=True))
    assert (fields["姓名"], fields["性别"], fields["来访人数"]) == ("", "", "1")


def test_the_county_names_and_orders_the_fields(desk, home, registered):
    table = {
        "version": "1",
        "fields": [{"field": "statement", "title": "投诉内容"}, {"field": "name", "title": "信访人"}],
    }
    (home / "tables").mkdir()
    (home / "tables" / "retyping.json").write_text(json.dumps(table), "utf-8")
    assert list(told(desk, registered(ZHOU))) == ["投诉内容", "信访人"]


@pytest.mark.parametrize(("matter", "code"), [(SEALED, "matter.sealed"), (WAITING, "matter.unanswered")])
def test_what_is_sealed_or_waits_is_never_told(desk, registered, matter, code):
    with pytest.raises(DeskError) as fault:
        desk.reception.retype(registered(ZHOU, matter=matter))
    assert fault.value.code == code


def test_a_void_matter_is_not_typed_anywhere(desk, registered):
    number = registered(ZHOU)
    desk.repair.void(number, "登重了")
    with pytest.raises(DeskError) as fault:
        desk.reception.retype(number)
    assert fault.value.code == "matter.void"


def test_each_use_is_one_line_of_the_trail(desk, registered):
    number = registered(ZHOU)
    desk.reception.retype(number)
    desk.reception.retype(number)
    lines = [each for each in desk.trail.export().lines if each.verb == "retyped"]
    assert [(each.subject, each.detail) for each in lines] == [(number, "")] * 2
