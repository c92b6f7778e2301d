"""Fictional visits (虚构来访) from a seed: names as they are, rare ones among them, long and short words.

Nobody here exists: identity numbers begin with 000000, which is no place, and telephone numbers with 100,
which is no network. The same seed gives the same visits on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import accumulate
from random import Random

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import Event, Material, MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import IdType, Need, Person, Role, Sex
from xinfang_desk.domain.suggestion.seal import JUBAO, NO_ACCUSATION
from xinfang_desk.domain.time.calendar import CHINA

VERSION = 1
"""Raised when the same seed would give other visits."""
LAST_DAY = date(2026, 9, 30)
MOST_A_YEAR = 80_000
"""A desk has 99,999 numbers a year, and one visit may bring two matters."""

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
    "姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
    "单仇解查区朴盖乜逄亓厍"
)
_COMPOUND = ("欧阳", "司马", "上官", "诸葛", "皇甫", "尉迟", "司徒", "令狐", "夏侯", "东方")
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文斌辉红梅海波鹏飞婷雪春生福贵宝根顺祥德才义信"
    "忠良光荣富云凤莲香珍淑琴玲燕萍学林松柏山川河天龙虎俊晨曦子涵梓轩一诺雨桐欣怡浩宇"
)
_RARE = "䶮㛃𠮷𡈽𬭎𬱖𫖯𬭚𠅤堃喆翀垚犇骉昇劼祎韡彧"
_LONG_NAMES = ("阿依古丽·买买提", "买买提江·吐尔逊", "扎西·多吉", "其其格·巴图")
_PLACES = "张王李赵刘陈周吴郑孙东西南北上下前后大小新老高石杨柳桃杏双七"
_PLACE_ENDS = ("庄村", "集村", "湾村", "楼村", "岗村", "店社区", "桥村", "塘村")

_WHO = (
    "我本人", "我家", "我们村民小组", "施工单位", "村委会", "开发商", "邻居", "物业公司", "承包方",
    "用人单位", "我父亲", "我母亲", "建筑工地", "合作社", "供水站",
)  # fmt: skip
_DID = (
    "未按规定支付", "拖欠", "占用", "没有公示", "没有答复", "多次推迟处理", "擅自改变了", "承诺后没有兑现",
    "没有依法告知", "重复收取", "要求重新核实", "请求尽快落实", "不同意处理意见，涉及",
)  # fmt: skip
_ABOUT = (
    "征地补偿款", "农民工工资", "宅基地使用权证", "危房改造补助", "低保金", "承包地边界", "排水沟",
    "乡村道路硬化", "养老保险", "医疗费用报销", "安置房分配", "青苗补偿费", "饮用水井", "垃圾堆放点",
    "工伤赔偿", "退耕还林补助", "村务财务账目", "林地流转租金", "学区划分", "夜间噪声", "路灯",
    "公交停靠点",
)  # fmt: skip
_AND_SO = (
    "，希望有关部门依法处理并书面答复。", "，至今没有得到答复。", "，先后到镇里反映过三次。",
    "，附有合同复印件和收据。", "，请按规定期限办理。", "，现场照片可以核实。", "，涉及本组二十余户。",
    "，影响一家人的生活。",
)  # fmt: skip
_CONTENTS = (
    "农村农业", "自然资源", "城乡建设", "劳动和社会保障", "卫生健康", "教育", "交通运输", "民政与应急",
    "生态环境", "其他",
)  # fmt: skip
_ROADS = (
    (Outcome.GUIDE, Route.S2, "县劳动人事争议仲裁委员会"),
    (Outcome.GUIDE, Route.S1, "县人民法院"),
    (Outcome.ACCEPT, Route.S6, ""),
    (Outcome.FORWARD, Route.S6, "县农业农村局"),
    (Outcome.FORWARD, Route.S4, "县自然资源局"),
    (Outcome.ASSIGN, Route.S6, "县住房和城乡建设局"),
    (Outcome.ONSPOT, Route.S6, ""),
    (Outcome.MEDIATE, Route.S3, "镇人民调解委员会"),
)
_FREQUENCY = tuple(accumulate(1 / (place + 1) ** 0.6 for place in range(len(_SURNAMES))))
_FREE = "".join(
    bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)
)
"""The everyday half of GB 2312: a statement holds more words than any list of ours."""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_REMEMBERED = 500


def visits(count: int, seed: int = 7) -> Iterator[VisitDraft]:
    """``count`` visits in the order of their days, the last on :data:`LAST_DAY`; about one in six repeats."""
    dice = Random(seed)
    years = max(4, -(-count // MOST_A_YEAR))
    end = datetime.combine(LAST_DAY, datetime.min.time(), CHINA).replace(hour=17)
    apart = timedelta(days=365 * years) / max(count, 1)
    seen: list[VisitDraft] = []
    for place in range(count):
        received = end - apart * (count - 1 - place)
        if seen and dice.random() < 0.17:
            draft = _again(dice, dice.choice(seen), received)
        else:
            draft = _first(dice, received)
        if len(seen) < _REMEMBERED:
            seen.append(draft)
        else:
            seen[dice.randrange(_REMEMBERED)] = draft
        yield draft


def _first(dice: Random, received: datetime) -> VisitDraft:
    village = _village(dice)
    people = [_person(dice, village)]
    if dice.random() < 0.08:
        people.append(_person(dice, village, Role.COMPANION))
    matters = [_matter(dice, village, received)]
    if dice.random() < 0.04:
        matters.append(_matter(dice, village, received))
    return VisitDraft(
        people=tuple(people),
        matters=tuple(matters),
        received_at=received,
        people_involved=1 if dice.random() < 0.8 else dice.randint(2, 30),
    )


def _again(dice: Random, first: VisitDraft, received: datetime) -> VisitDraft:
    said = first.matters[0]
    matter = MatterDraft(
        statement=f"再次反映：{said.statement[:40]}{_sentence(dice)}",
        request=said.request,
        purpose=said.purpose,
        answers=_answered(said.purpose),
        route=said.route,
        content=said.content,
        place=said.place,
        village=said.village,
        outcome=said.outcome,
        to=said.to,
    )
    return VisitDraft(people=first.people, matters=(matter,), received_at=received)


def _person(dice: Random, village: str, role: Role = Role.PETITIONER) -> Person:
    sex = dice.choice((Sex.MALE, Sex.FEMALE))
    return Person(
        name=_name(dice),
        role=role,
        id_type=IdType.RESIDENT_ID,
        id_number=_id_number(dice, sex),
        sex=sex,
        ethnicity="01" if dice.random() < 0.93 else "05",
        phone=f"100{dice.randrange(10**8):08d}" if dice.random() < 0.9 else "",
        address=f"{village}{dice.choice('一二三四五六七八')}组{dice.randint(1, 99)}号",
        needs=(Need.LARGE_TYPE,) if dice.random() < 0.2 else (),
    )


def _name(dice: Random) -> str:
    if dice.random() < 0.01:
        return dice.choice(_LONG_NAMES)
    if dice.random() < 0.02:
        surname = dice.choice(_COMPOUND)
    else:
        (surname,) = dice.choices(_SURNAMES, cum_weights=_FREQUENCY)
    given = dice.choice(_GIVEN) + (dice.choice(_GIVEN) if dice.random() < 0.8 else "")
    if dice.random() < 0.01:
        given = given[:-1] + dice.choice(_RARE)
    return surname + given


def _id_number(dice: Random, sex: Sex) -> str:
    serial = dice.randrange(0, 1000, 2) + (sex is Sex.MALE)
    born = date(1940, 1, 1) + timedelta(days=dice.randrange(24_000))
    body = f"000000{born:%Y%m%d}{serial % 1000:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def _village(dice: Random) -> str:
    return dice.choice(_PLACES) + dice.choice(_PLACE_ENDS)


def _matter(dice: Random, village: str, received: datetime) -> MatterDraft:
    outcome, route, to = dice.choice(_ROADS)
    purpose = Purpose.SHENSU
    if dice.random() < 0.01:
        purpose = Purpose.JUBAO
    ended = received.date() - timedelta(days=dice.randint(5, 200))
    return MatterDraft(
        statement=_statement(dice),
        request=f"请求依法处理{dice.choice(_ABOUT)}的问题",
        purpose=purpose,
        answers=_answered(purpose),
        route=route,
        content=dice.choice(_CONTENTS),
        place="411526102",
        village=village,
        outcome=outcome,
        to=to,
        accepted_on=received.date() if outcome is Outcome.ACCEPT else None,
        materials=(Material(name="照片", pages=dice.randint(1, 6)),) if dice.random() < 0.3 else (),
        events={Event.EMPLOYMENT_ENDED: ended} if route is Route.S2 else {},
    )


def _statement(dice: Random) -> str:
    """From a sentence to some two thousand characters; half of them under two hundred."""
    sentences = max(1, min(60, round(dice.lognormvariate(2.0, 0.7))))
    words = "".join(_sentence(dice) for _ in range(sentences))
    if dice.random() < 0.1:
        words += f"面积{dice.randint(1, 900)}平方米，金额{dice.randint(100, 99_999)}元。"
    for _ in range(3):
        cut = dice.randrange(len(words) + 1)
        free = "".join(dice.choices(_FREE, k=dice.randrange(12)))
        words = words[:cut] + free + words[cut:]
    return words[:2000]


def _sentence(dice: Random) -> str:
    return dice.choice(_WHO) + dice.choice(_DID) + dice.choice(_ABOUT) + dice.choice(_AND_SO)


def _answered(purpose: Purpose) -> dict[str, str]:
    """Nobody's words here wait for an answer: what is no accusation was said to be none."""
    return {} if purpose is Purpose.JUBAO else {JUBAO: NO_ACCUSATION}
