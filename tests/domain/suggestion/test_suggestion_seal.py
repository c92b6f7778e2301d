"""Whether words are to be sealed, asked about, or open; and what answers make of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.domain.suggestion.labelled import shipped_table, statements
from tests.domain.suggestion.voices import OWN
from xinfang_desk.domain.accusation import is_unanswered, opened_by_answer, seal_of
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.matter import Material, MatterDraft
from xinfang_desk.domain.paper_said import PaperSaid
from xinfang_desk.domain.suggestion import Rules, heard_seal, load_rules, suggest
from xinfang_desk.domain.suggestion.seal import Seal

ACCUSED = "镇财政所的会计把我们组七户的补贴打到他亲戚名下，一共11200元，不能让他知道是我说的。"
DANGER = "有人爬到楼顶边上要跳楼，底下围了好多人！"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(shipped_table())


@pytest.mark.parametrize(
    "text",
    [
        "村干部说等镇里拨款",
        "村口的路灯坏了两个月，村干部说等镇里拨款。",
        "村支书说等镇里拨款，修路的事就拖着。",
        "会计说补贴还没到账，让我再等等",
        "村干部来我家看过，说报上去了",
        "我不是说会计有问题，他人老实。就是账三年没贴了。",
        "拖欠工资",
        "屋里老人的补贴今年没有了，去问，说名单上没有了。",
        "有个男的自称是管理员，来收二十块，不给票。",
        "路灯坏了快一个月，老人摔了一跤，我不留名字了，你们去看看就行。",
        "我们小组的地被征了，分钱的时候说上门女婿不算数。",
        "书记说修路要等镇里拨款，我就想问问几时能下来。",
        "派出所的民警帮我把走丢的老爹找回来了，我想送面锦旗。",
    ],
)
def test_a_person_in_office_without_a_wrong_stops_nobody(rules: Rules, text: str) -> None:
    assert heard_seal(text, rules) is Seal.OPEN
    assert not suggest(text, rules).confidential


@pytest.mark.parametrize(
    "text",
    [
        "我要举报镇财政所的会计",
        "支书他娘吃低保，家里两层楼",
        "他不上班照拿工资，他爸是局长",
        "住院开刀，不给那个医生塞红包，他就总说床位紧排不上",
        "我写信反映他，第二天他就拿着那封信上门来骂",
        "修大街的砖，有两车卸到他自家院里去了，他是俺庄主任",
        "老刘走了两年了，高龄钱还有人领，本子是会计管着",
        "派出所那人喝了对方的酒，说拿八千就不留案底，连个条也没有",
    ],
)
def test_a_wrong_told_softly_is_at_least_asked_about(rules: Rules, text: str) -> None:
    assert heard_seal(text, rules) is not Seal.OPEN


@pytest.mark.parametrize("text", [ACCUSED, "支书收了人家的钱"])
def test_a_person_in_office_and_a_wrong_are_heard(rules: Rules, text: str) -> None:
    assert heard_seal(text, rules) is Seal.SEALED
    assert suggest(text, rules).ask == "jubao"


def test_few_ordinary_statements_are_asked_about_and_no_accusation_is_missed(rules: Rules) -> None:
    """Of those that nothing was learned from."""
    held_out = [
        row
        for row in statements()
        if row["held_out"] and row["voice"] == OWN and "conf_either" not in row.get("tags", ())
    ]
    heard = [(row["confidential"], heard_seal(row["text"], rules)) for row in held_out]
    ordinary = [seal for accuses, seal in heard if not accuses]
    assert all(seal is not Seal.OPEN for accuses, seal in heard if accuses)
    assert sum(seal is not Seal.OPEN for seal in ordinary) <= len(ordinary) * 0.04


@pytest.mark.parametrize(
    ("answers", "seal", "ask"),
    [
        ({}, Seal.SEALED, "jubao"),
        ({"start": "jubao"}, Seal.SEALED, "jubao"),
        ({"jubao": "unknown"}, Seal.SEALED, None),
        ({"jubao": "jubao_jw"}, Seal.SEALED, None),
        ({"jubao": "jubao_self"}, Seal.SEALED, None),
        ({"jubao": "none"}, Seal.OPEN, None),
        ({"jubao": "chachu"}, Seal.OPEN, None),
        ({"jubao": "jubao_ga"}, Seal.OPEN, None),
    ],
)
def test_an_answer_decides_over_the_words(
    rules: Rules, answers: dict[str, str], seal: Seal, ask: str | None
) -> None:
    found = suggest(ACCUSED, rules, answers)
    assert (found.seal, found.ask, found.confidential) == (seal, ask, seal is Seal.SEALED)


def test_who_says_that_they_accuse_somebody_is_asked_whom(rules: Rules) -> None:
    found = suggest("路灯坏了两个月", rules, {"start": "jubao"})
    assert (found.seal, found.ask) == (Seal.ASK, "jubao")
    assert suggest("路灯坏了两个月", rules, {"start": "jubao", "jubao": "jubao_jw"}).purpose == "jubao"


def test_what_was_denied_is_proposed_no_more_and_what_was_said_comes_first(rules: Rules) -> None:
    assert "jubao" not in [each.route for each in suggest(ACCUSED, rules, {"jubao": "none"}).routes]
    assert suggest("路灯坏了", rules, {"jubao": "jubao_jw"}).routes[0].route == "jubao"


@pytest.mark.parametrize("target", ["none", "jubao_jw", "unknown", "chachu"])
def test_an_answer_takes_no_danger_away(rules: Rules, target: str) -> None:
    found = suggest(DANGER, rules, {"jubao": target})
    assert (found.urgent, found.urgent_call) == (True, "110")
    assert "25" in found.routes[0].articles


def test_the_request_counts_as_well_as_the_statement(rules: Rules) -> None:
    matter = MatterDraft(statement="反映镇财政所的会计", request="他收了人家的钱，请查处他")
    assert is_unanswered(matter, rules)


def test_what_a_paper_says_counts_as_what_was_written_does(rules: Rules) -> None:
    letter = "实名举报示例村村支书孙虚构贪污低保金，收受他人贿赂"
    matter = MatterDraft(statement="我家低保没办下来。")
    confirmed = replace(matter, materials=(Material(name="举报信", said=PaperSaid(text=letter)),))
    assert not is_unanswered(matter, rules)
    assert is_unanswered(matter, rules, [letter])
    assert is_unanswered(confirmed, rules)
    assert (seal_of(confirmed, rules), seal_of(matter, rules, [letter])) == (Seal.SEALED, Seal.SEALED)
    assert not is_unanswered(opened_by_answer(confirmed), rules, [letter])


def test_what_was_chosen_an_accusation_is_sealed_and_asks_nothing(rules: Rules) -> None:
    chosen = MatterDraft(statement="路灯坏了", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
    assert (seal_of(chosen, rules), is_unanswered(chosen, rules)) == (Seal.SEALED, False)
