"""The fictional people of the tour (虚构人物): every name invented, every ID number begins with 000000."""

from __future__ import annotations

from datetime import date
from typing import Any

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import Event, Material, MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import IdType, Need, Person, Role, Sex
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.suggestion.seal import JUBAO, NO_ACCUSATION

OFFICE = Office(
    code="411526102",
    name="示例镇人民政府来访接待室",
    desk=1,
    officer="示例员",
    address="示例镇示例路1号一楼大厅",
    phone="0000-000000",
    hours="周一至周五 8:30—17:30",
    supervision_phone="0000-000001",
    reviewer="示例县人民政府",
)


def _person(name: str, number: str, **more: Any) -> Person:
    filled: dict[str, Any] = {"id_type": IdType.RESIDENT_ID, "id_number": number, "address": "示例村三组"}
    return Person(name=name, **(filled | more))


def _visit(person: Person, matter: MatterDraft, key: str, involved: int = 1) -> VisitDraft:
    return VisitDraft(people=(person,), matters=(matter,), key=key, people_involved=involved)


_WAGE_EARNER = _person("周试例", "000000197904121019", sex=Sex.MALE, phone="00000001024")
_WU = _person("吴拟名", "000000197001011230", sex=Sex.MALE, address="示例村七组", phone="00000007001")

WAGES = _visit(
    _WAGE_EARNER,
    MatterDraft(
        statement=(
            "2026年3月至8月底在镇区某工地做瓦工，班组长承诺按月发放工资，现尚欠4个月工资共18600元。"
            "8月31日散伙以后多次找项目部，答复“等工程结算”。手里有考勤表照片和微信记录。\n"
            "同班组还有5名工友情况相同。希望年底前拿到钱，家里老人看病等着用；愿意先协商，协商不成再走监察或者仲裁。"
        ),
        request="请求帮助追回拖欠工资18600元",
        purpose=Purpose.SHENSU,
        route=Route.S2,
        content="劳动和社会保障",
        village="示例村",
        outcome=Outcome.GUIDE,
        to="县劳动人事争议仲裁委员会",
        materials=(Material(name="考勤表照片", pages=3), Material(name="微信记录", pages=1)),
        events={Event.EMPLOYMENT_ENDED: date(2026, 8, 31)},
    ),
    "tour-wages",
)

FINED = _visit(
    _person("郑试例", "000000198203031015", sex=Sex.MALE, phone="00000003016"),
    MatterDraft(statement="镇卫生院说我开的诊所没有手续，罚了我五百块钱。我不服，要个说法。"),
    "tour-fined",
)
"""Of whom it must be asked which paper he has."""

REPEATED = _visit(
    _WU,
    MatterDraft(
        statement="上个月来反映过门口这条路，一下雨就积水，说是受理了，到现在没有人来看。又带了几张新照片。",
        request="问问办到哪一步了，什么时候修",
        purpose=Purpose.SHENSU,
        route=Route.S6,
        content="城乡建设",
        village="示例村",
    ),
    "tour-repeated",
)

EARLIER = (
    (
        _visit(
            _WU,
            MatterDraft(
                statement="村里主路排水沟堵了，一下雨家门口积水半尺深，孩子上学要蹚水。",
                request="请镇里修通排水沟",
                purpose=Purpose.SHENSU,
                route=Route.S6,
                content="城乡建设",
                village="示例村",
                outcome=Outcome.ACCEPT,
            ),
            "tour-earlier-1",
        ),
        10,
    ),
    (
        _visit(
            _person("李假设", "000000199501171221", sex=Sex.FEMALE, address="样本村"),
            MatterDraft(
                statement="建议在样本村村口设一个公交停靠点，装两盏路灯。",
                request="方便老人孩子出行",
                purpose=Purpose.JIANYI,
                content="交通运输",
                village="样本村",
                outcome=Outcome.FORWARD,
                to="县交通运输局",
            ),
            "tour-earlier-2",
        ),
        20,
    ),
)

TODAY = (
    _visit(
        _person("钱示范", "000000195706301036", sex=Sex.MALE, address="样本村二组"),
        MatterDraft(
            statement="县法院一审民事判决书上周送达，认为判错了，想请镇里帮忙。",
            request="想知道还能找谁",
            purpose=Purpose.SHENSU,
            route=Route.S1,
            content="政法",
            village="样本村",
            outcome=Outcome.GUIDE,
            to="县人民法院",
            events={Event.JUDGMENT_SERVED: date(2026, 9, 15)},
        ),
        "tour-today-1",
    ),
    VisitDraft(
        people=(
            _person("王演示", "000000193903041086", sex=Sex.FEMALE, needs=(Need.LARGE_TYPE, Need.HEARING)),
            _person("王代办", "000000196609111091", sex=Sex.MALE, role=Role.AGENT, relation="儿子"),
        ),
        matters=(
            MatterDraft(
                statement="高龄津贴六月起没有再发，去村里问，说名单上没有了。",
                answers={JUBAO: NO_ACCUSATION},
                request="查清楚为什么停发，补发",
                purpose=Purpose.SHENSU,
                route=Route.S4,
                content="民政与应急",
                village="示例村",
                outcome=Outcome.FORWARD,
                to="县民政局",
            ),
        ),
        key="tour-today-2",
        people_involved=2,
    ),
    _visit(
        _person("阿依·示例古丽", "000000199208151141", sex=Sex.FEMALE, address="示例镇集市"),
        MatterDraft(
            statement="在集市摆摊，有人自称管理员来收费，不给票。",
            answers={JUBAO: NO_ACCUSATION},
            request="查一查是不是乱收费",
            purpose=Purpose.SHENSU,
            route=Route.S5,
            content="市场监管",
            village="示例镇",
            outcome=Outcome.FORWARD,
            to="县市场监督管理局",
        ),
        "tour-today-3",
    ),
    _visit(
        _person("赵𬭚", "000000197505051252", sex=Sex.MALE, address="样本村五组"),
        MatterDraft(
            statement="想问问新农合异地报销怎么办，要带哪些材料。",
            request="问政策",
            purpose=Purpose.QITA,
            content="卫生健康",
            village="样本村",
            outcome=Outcome.ONSPOT,
        ),
        "tour-today-4",
    ),
)

COUNTY_SAYS = {
    "event": "forwarded",
    "org": "示例县有关部门",
    "date": "2026-09-21",
    "document": "示例县转〔2026〕12号",
    "text": "已转有权处理的单位，15日内书面告知您。",
    "due": "2026-10-06",
}
"""What the county says of one of them."""
