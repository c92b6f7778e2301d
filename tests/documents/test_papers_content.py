"""Each paper carries the fields that documents.json names for it (D01–D17)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.documents import samples
from tests.documents.reading import pages_of, paper, roll, size_of, text_of
from xinfang_desk.domain.category import Outcome, Paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Event, Step, StepTaken, agreed_text
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.road.offices import read_offices

NUMBER = grouped(samples.SOME_NUMBER).replace(" ", "")

REVIEWED = samples.after(
    samples.BUSY,
    StepTaken(step=Step.DELIVER, on=date(2026, 12, 22)),
    StepTaken(step=Step.ASK_REVIEW, on=date(2026, 12, 28)),
    StepTaken(step=Step.REVIEW, on=date(2027, 1, 10), document="示政复查〔2027〕1号"),
)
FIELDS = {
    Paper.RECEIPT: (
        samples.WAGES,
        "示例县示例镇社会治安综合治理中心 来访登记回执 2026年9月14日（周一）9:30 周试例 ****1019 "
        "老板欠工资18600元没有给 请帮我要回工资18600元 走仲裁（条例第31条第2项） "
        "这件事要去找县劳动人事争议仲裁委员会，怎么去看告知书 "
        "今天给您《其他法定途径告知书》 0000-0000000 示例镇人民路1号 示例员 1号窗口 "
        "登记不等于受理 监督电话：0000-0000001 （盖章处） 存根 来访人签收 其他法定途径告知书",
    ),
    Paper.GUIDANCE: (
        samples.WAGES,
        "这件事的路 登记 9月14日 告知 您去提出 现在到这里，该您去了 2027年8月31日，当天还算 "
        "2027年8月31日（周二），当天还算 "
        "先走劳动仲裁或劳动监察 找谁 县劳动人事争议仲裁委员会 带什么 工友证言 多久 不满意 那里电话",
    ),
    Paper.ACCEPTANCE: (
        samples.ACCEPTED,
        "吴拟名 村道塌方半年没有人修 自2026年10月15日（周四）起受理 示例镇村镇建设办公室 承办人及联系电话 "
        "最迟2026年12月14日（周一）给您书面答复 可以延长，最多30日 示例县人民政府请求复查 "
        "查询和评价 2026年10月15日 盖章处",
    ),
    Paper.OTHER_ROAD: (
        samples.WAGES,
        "《信访工作条例》第三十一条第二项（仲裁） 《劳动争议调解仲裁法》 县劳动人事争议仲裁委员会 地址： "
        "电话： 一年内申请劳动仲裁：2027年8月31日（周二） 身份证 不再按信访程序办理 法律援助",
    ),
    Paper.FORWARDING: (
        samples.OLD_AGE,
        "第一联 交来访人 第二联 交承办单位 第三联 存根 由县信访局转送县民政局处理 "
        "县民政局从收到县信访局转件那天起15日内，书面告诉您 对方联系人及电话 "
        "最迟2026年11月4日（周三）转出 5个工作日内提出异议 第二十二条、 第二十三条第三款",
    ),
    Paper.NOT_ACCEPTED: (
        samples.REFUSED,
        "示例镇人民政府 4115261021260015042 2026年10月15日（周四） 第十九条第三款 "
        "从收到那天起30日内 请求复查 示例负责人",
    ),
    Paper.NO_LONGER_ACCEPTED: (
        samples.NO_MORE,
        "示政复核〔2025〕7号 复核意见书日期 2025年12月1日（周一） 第三十六条第三款 "
        "新的事实或者新的理由 社会救助 村里镇里还会继续帮您",
    ),
    Paper.EXTENSION: (
        samples.ACCEPTED,
        "原办结日：2026年12月14日（周一） 不超过30日 新办结日 2027年1月13日（周三） "
        "延期理由 批准人 第三十四条",
    ),
    Paper.MEDIATION: (
        samples.WAGES,
        "甲方 周试例 乙方 争议事项 协议内容 履行方式和期限 甲方签名 乙方签名 第三十三条",
    ),
    Paper.DELIVERY: (
        samples.WAGES,
        "其他法定途径告知书 受送达人 周试例 当面 邮寄，邮件号： 本人签收 拒收 见证人 收到日期",
    ),
    Paper.ANSWER_RECORD: (samples.LAMPS, "问题 建议在村口设公交停靠点 答复要点 依据 来访人签名 接待人签名"),
    Paper.ORAL_RECORD: (
        samples.INTERPRETED,
        "阿依·示例古丽 译员甲 口译人 如实记录 在集市摆摊，有人冒充管理员乱收费。 念给来访人听过 没有利害关系 "
        "来访人签名或捺印 代书人签名 口译人签名",
    ),
    Paper.AUTHORITY: (
        samples.OLD_AGE,
        "授权委托书 王代办 儿子 委托权限 委托期限 委托人签名或捺印 不影响今天登记",
    ),
    Paper.MATERIALS: (
        samples.WAGES,
        "微信记录 3 复印件 收件人签名 还需要补充的材料 送到：示例镇人民路1号 先登记",
    ),
}


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.value)
def test_every_field_of_a_paper_is_on_it(kind: Paper, large: bool) -> None:
    record, words = FIELDS[kind]
    said = text_of(paper(kind, record, large=large))
    assert [word for word in (NUMBER, *words.split()) if word not in said] == []


@pytest.mark.parametrize("name", samples.CASES)
def test_every_case_gets_all_the_papers_it_owes(name: str) -> None:
    record = samples.CASES[name]
    for kind in record.matter.papers:
        assert NUMBER[:9] in text_of(paper(kind, record))


def test_a_group_elects_at_most_five_and_all_are_counted() -> None:
    said = text_of(paper(Paper.AUTHORITY, samples.CROWD))
    assert "推选代表书" in said
    assert "不超过5人" in said
    assert "23人" in said


def test_an_agent_and_a_guardian_get_a_page_each() -> None:
    guarded = samples.record(
        samples.OLD_AGE.matter.draft,
        samples.person("小例", "000000201305201104", samples.Role.MINOR),
        samples.person("王演示二", role=samples.Role.GUARDIAN, relation="祖母"),
        samples.person("王代办", role=samples.Role.AGENT),
    )
    said = text_of(paper(Paper.AUTHORITY, guarded))
    assert "授权委托书" in said
    assert "法定代理情况说明" in said
    assert "祖母" in said


def test_what_an_office_has_not_told_is_left_to_fill_and_not_invented() -> None:
    for kind in (Paper.RECEIPT, Paper.ACCEPTANCE, Paper.OTHER_ROAD):
        record = FIELDS[kind][0]
        said = text_of(paper(kind, record, samples.BARE_OFFICE))
        assert "0000-0000000" not in said
        assert "电话：" in said


def test_an_assignment_is_named_so_and_leaves_the_term_to_who_assigns() -> None:
    draft = replace(samples.OLD_AGE.matter.draft, outcome=Outcome.ASSIGN)
    said = text_of(paper(Paper.FORWARDING, samples.record(draft, samples.ZHOU, on="2026-09-18T09:00")))
    assert "交办告知单" in said
    assert "请反馈办理结果，提交办结报告。" in said
    assert "最迟哪天：" in said


def test_an_extension_names_days_reason_head_and_the_new_day() -> None:
    said = text_of(paper(Paper.EXTENSION, samples.EXTENDED))
    for words in (
        "原办结日：2026年12月14日",
        "延长：20日",
        "新办结日：最迟2027年1月3日（周日）",
        "要做地质鉴定",
        "示例负责人",
    ):
        assert words in said


def test_a_redrawn_acceptance_says_the_day_as_things_stand() -> None:
    """What was handed over stays as it was; drawn anew it sends nobody home with a day that is no more."""
    extended = text_of(paper(Paper.ACCEPTANCE, samples.EXTENDED))
    assert "最迟2027年1月3日（周日）给您书面答复" in extended
    assert "原来是最迟2026年12月14日（周一），已经批准延期" in extended
    answered = text_of(paper(Paper.ACCEPTANCE, samples.BUSY))
    assert "已经在2026年12月20日（周日）作出书面答复" in answered
    assert "给您书面答复" not in answered


def test_an_acceptance_says_what_was_asked_for() -> None:
    assert "您的请求：请把村道修好" in text_of(paper(Paper.ACCEPTANCE, samples.ACCEPTED))


def test_an_assigned_matter_names_the_body_and_its_term() -> None:
    step = StepTaken(
        step=Step.ASSIGN,
        on=samples.date(2026, 10, 16),
        org="示例镇村镇建设办公室",
        due=samples.date(2026, 11, 16),
    )
    assigned = samples.after(samples.ACCEPTED, step)
    said = text_of(paper(Paper.FORWARDING, assigned))
    assert "交办告知单" in said
    assert "交示例镇村镇建设办公室办理" in said
    assert "请最迟2026年11月16日（周一）反馈办理结果" in said


def test_a_delivered_opinion_is_named_by_its_number() -> None:
    step = StepTaken(step=Step.ANSWER, on=samples.date(2026, 11, 20), document="示政信意〔2026〕3号")
    said = text_of(paper(Paper.DELIVERY, samples.after(samples.ACCEPTED, step)))
    assert "示政信意〔2026〕3号" in said


def test_a_passed_on_matter_says_by_when_the_other_body_must_answer() -> None:
    draft = replace(samples.OLD_AGE.matter.draft, transferred_on=samples.date(2026, 9, 18), to="示例镇民政所")
    said = text_of(paper(Paper.FORWARDING, samples.record(draft, samples.ZHOU, on="2026-09-18T09:00")))
    assert "示例镇民政所最迟2026年10月3日（周六）书面告知您" in said


def test_reprint_and_rehearsal_are_said_on_the_paper() -> None:
    said = text_of(paper(Paper.RECEIPT, samples.LAMPS, reprint=2, rehearsal=True))
    assert "补打：此前已打印2次" in said
    assert "演练：不作凭证" in said


@pytest.mark.parametrize("kind", [Paper.OPINION, Paper.REVIEW])
def test_what_is_not_the_desks_to_issue_is_refused(kind: Paper) -> None:
    with pytest.raises(DeskError) as refused:
        paper(kind, samples.WAGES)
    assert refused.value.code == "paper.not_ours"
    assert refused.value.facts == {"kind": kind.value}


def test_a_batch_list_is_not_a_paper_of_one_matter() -> None:
    with pytest.raises(DeskError, match=r"paper\.not_of_matter"):
        paper(Paper.BATCH_LIST, samples.WAGES)


@pytest.mark.parametrize(
    ("kind", "record", "is_draft"),
    [
        (Paper.NOT_ACCEPTED, samples.UNAPPROVED, True),
        (Paper.NOT_ACCEPTED, samples.REFUSED, False),
        (Paper.NO_LONGER_ACCEPTED, samples.NO_MORE, False),
        (Paper.EXTENSION, samples.ACCEPTED, True),
        (Paper.EXTENSION, samples.EXTENDED, False),
        (Paper.RECEIPT, samples.UNAPPROVED, False),
    ],
    ids=["unapproved", "approved", "concluded", "extension asked", "extended", "receipt"],
)
def test_a_paper_is_a_draft_until_the_head_has_approved(kind, record, is_draft) -> None:
    said = text_of(paper(kind, record))
    assert ("草稿：未经负责人签批" in said) is is_draft
    assert ("草稿" in said) is is_draft


def test_the_guidance_roll_says_both_forms_of_a_day_as_people_say_them() -> None:
    ended = {Event.EMPLOYMENT_ENDED: date(2025, 10, 3)}
    wages = samples.record(replace(samples.WAGES.matter.draft, events=ended), samples.ZHOU)
    said = text_of(roll(Paper.GUIDANCE, wages))
    assert (
        "2026年9月30日（周三），当天还算"
        "法律上的最后一天2026年10月3日（周六）放假，2026年10月8日（周四）还算。" in said
    )
    appeal = samples.record(
        replace(samples.JUDGMENT.matter.draft, events={Event.JUDGMENT_SERVED: date(2026, 9, 21)}),
        samples.ZHOU,
        on="2026-09-22T10:05",
    )
    said = text_of(roll(Paper.GUIDANCE, appeal))
    assert (
        "2026年9月30日（周三），当天还算"
        "法律上的最后一天2026年10月6日（周二）放假，2026年10月8日（周四）还算。" in said
    )
    assert "上诉状交给判案的法院。刑事、行政判决书" in said


def test_the_guidance_roll_names_the_way_and_nobody() -> None:
    said = text_of(roll(Paper.GUIDANCE, samples.WAGES))
    number = grouped(samples.WAGES.matter.number).replace(" ", "")
    for words in (
        number,
        "●您去提出",
        "下一步：先走劳动仲裁或劳动监察",
        "找谁：县劳动人事争议仲裁委员会",
        "电话：0000-0000000",
        "地址：示例镇人民路1号",
        "那里电话：",
        "2027年8月31日（周二），当天还算",
        "那年哪天放假还没公布，请在这一天或者更早去",
    ):
        assert words in said
    assert [told for told in ("周试例", "1019", "18600") if told in said] == []
    large = roll(Paper.GUIDANCE, samples.WAGES, large=True)
    assert size_of(large, "身份证") > size_of(roll(Paper.GUIDANCE, samples.WAGES), "身份证")
    assert "补打：此前已打印2次" in text_of(roll(Paper.GUIDANCE, samples.WAGES, reprint=2))


@pytest.mark.parametrize("kind", [Paper.ACCEPTANCE, Paper.AUTHORITY])
def test_a_notice_has_no_roll(kind: Paper) -> None:
    with pytest.raises(DeskError, match=r"paper\.no_roll"):
        roll(kind, samples.WAGES)


def test_what_was_agreed_to_is_on_the_receipt_until_it_is_corrected() -> None:
    at = datetime(2026, 9, 14, 9, 28, tzinfo=samples.CHINA)
    agreed = agreed_text((("姓名", "周试例"),), at)
    record = replace(samples.WAGES, visit=replace(samples.WAGES.visit, agreed=agreed))
    for pdf in (
        paper(Paper.RECEIPT, record),
        paper(Paper.RECEIPT, record, large=True),
        roll(Paper.RECEIPT, record),
    ):
        assert f"9:28本人看过，认可校验{agreed.short.replace(' ', '')}" in text_of(pdf)
    assert pages_of(paper(Paper.RECEIPT, record)) == 1
    corrected = replace(record, matter=replace(record.matter, rev=2))
    assert "校验" not in text_of(paper(Paper.RECEIPT, corrected))
    assert "校验" not in text_of(paper(Paper.RECEIPT, samples.WAGES))


OFFICES = read_offices(
    {
        "version": "x",
        "offices": [
            {
                "name": "示例县劳动人事争议仲裁委员会",
                "places": ["laodong"],
                "address": "示例县平安路8号",
                "phone": "0000-1110001",
                "hours": "工作日上午",
            },
            {"name": "示例县劳动保障监察大队", "places": ["laodong"], "phone": "0000-1110002"},
            {"name": "示例县人民政府信访局", "places": ["fucha_ok"]},
            {"name": "示例市人民政府信访局", "places": ["fuhe"]},
            {"name": "示例县民政局", "places": ["lvzhi"], "phone": "0000-1110003"},
        ],
    }
)


def drawn(kind: Paper, record: MatterRecord) -> str:
    return text_of(paper(kind, record, offices=OFFICES))


@pytest.mark.parametrize("kind", [Paper.GUIDANCE, Paper.OTHER_ROAD])
def test_the_competent_office_stands_with_address_telephone_and_hours(kind: Paper) -> None:
    told = drawn(kind, samples.WAGES)
    for known in ("示例县平安路8号", "0000-1110001", "工作日上午"):
        assert known in told


def test_the_roll_says_where_the_office_is_and_leaves_the_unknown_to_fill() -> None:
    known = text_of(roll(Paper.GUIDANCE, samples.WAGES, offices=OFFICES))
    assert "那里地址：示例县平安路8号那里电话：0000-1110001那里时间：工作日上午" in known
    elsewhere = replace(samples.WAGES.matter.draft, to="别处的仲裁机构")
    record = replace(samples.WAGES, matter=replace(samples.WAGES.matter, draft=elsewhere))
    assert "那里地址：在哪里，问窗口那里电话：那里的电话还没有" in text_of(
        roll(Paper.GUIDANCE, record, offices=OFFICES)
    )


def test_where_nobody_is_named_every_competent_office_stands_and_what_is_not_known_is_left_to_fill() -> None:
    nobody_named = replace(samples.WAGES.matter.draft, to="")
    told = drawn(
        Paper.GUIDANCE, replace(samples.WAGES, matter=replace(samples.WAGES.matter, draft=nobody_named))
    )
    assert "找谁示例县劳动人事争议仲裁委员会、示例县劳动保障监察大队" in told
    assert "示例县劳动保障监察大队：0000-1110002" in told
    assert "示例县劳动保障监察大队：在哪里，问窗口" in told


def test_an_office_that_the_table_does_not_know_is_given_nobody_elses_address() -> None:
    elsewhere = replace(samples.WAGES.matter.draft, to="别处的仲裁机构")
    record = replace(samples.WAGES, matter=replace(samples.WAGES.matter, draft=elsewhere))
    for kind in (Paper.GUIDANCE, Paper.OTHER_ROAD):
        assert "示例县平安路8号" not in drawn(kind, record)


@pytest.mark.parametrize(
    ("kind", "record", "words"),
    [
        (Paper.DELIVERY, samples.BUSY, "可以向示例县人民政府信访局请求复查"),
        (Paper.DELIVERY, REVIEWED, "可以向示例市人民政府信访局请求复核"),
        (Paper.ACCEPTANCE, samples.ACCEPTED, "向示例县人民政府信访局请求复查"),
        (Paper.NOT_ACCEPTED, samples.REFUSED, "向示例县人民政府信访局请求复查"),
        (Paper.FORWARDING, samples.OLD_AGE, "示例县民政局，0000-1110003"),
    ],
)
def test_real_names_of_offices_stand_on_papers(kind: Paper, record: MatterRecord, words: str) -> None:
    """信访工作条例 arts. 22, 35, 36."""
    assert words in drawn(kind, record)


def test_without_the_countys_table_the_laws_words_stand_for_who_reviews() -> None:
    told = paper(Paper.DELIVERY, REVIEWED, samples.BARE_OFFICE)
    assert "可以向作出那份复查意见的机关的上一级（县政府作的，一般是市政府）请求复核" in text_of(told)
