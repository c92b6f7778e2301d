"""A procedure that is over, and what a village does from then on: rules, promises, papers, commands."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from tests.documents.reading import text_of
from xinfang_desk.cli.desk import main
from xinfang_desk.desk import Desk
from xinfang_desk.domain.category import ChargeKind, ClosingGround, Outcome, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import (
    Charge,
    Closing,
    Event,
    Handover,
    MatterDraft,
    Step,
    StepTaken,
    VisitDraft,
)
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.petitioner import Person

TODAY = date(2026, 9, 14)
CLOSING = Closing(
    ground=ClosingGround.RECHECKED,
    on=TODAY,
    document="示复核〔2026〕1号",
    org="示例市人民政府",
    served_on=TODAY,
    proof="送达回证",
)
CHARGE = Charge(kind=ChargeKind.HELP, what="帮着申请临时救助", due=date(2026, 10, 20), who="村干部")
HANDOVER = Handover(to="示例村", on=TODAY, charges=(CHARGE,), accepted_by="示例村村委会")


RECHECK = (
    StepTaken(step=Step.ANSWER, on=TODAY, document="1号", gist="支持"),
    StepTaken(step=Step.DELIVER, on=TODAY),
    StepTaken(step=Step.ASK_REVIEW, on=TODAY),
    StepTaken(step=Step.REVIEW, on=TODAY, org="示例县人民政府", document="2号"),
    StepTaken(step=Step.DELIVER_REVIEW, on=TODAY),
    StepTaken(step=Step.ASK_RECHECK, on=TODAY),
    StepTaken(step=Step.RECHECK, on=TODAY, org="示例市人民政府", document="3号"),
)
"""From an answer to the 复核 opinion on it."""


@pytest.fixture
def number(desk: Desk) -> Number:
    """A matter with a 复核 opinion."""
    number = came(desk)
    for step in RECHECK:
        desk.reception.take_step(number, step)
    return number


def came(desk: Desk, **more: object) -> Number:
    said: dict[str, object] = {"route": Route.S6, "outcome": Outcome.ACCEPT} | more
    matter = MatterDraft(statement="老房子漏雨", village="示例村", **said)  # type: ignore[arg-type]
    who = Person(name="周试例", phone="00000001024", address="示例村三组")
    return desk.reception.register(VisitDraft(people=(who,), matters=(matter,))).matters[0].number


def refused(desk: Desk, number: Number, closing: Closing) -> str:
    with pytest.raises(DeskError) as caught:
        desk.handingdown.close(number, closing)
    return caught.value.code


def test_only_the_procedure_ends(desk: Desk, number: Number) -> None:
    before = desk.reception.show(number).matter
    after = desk.handingdown.close(number, CLOSING).matter
    assert after.closing == CLOSING
    assert (after.state, after.deadlines, after.papers) == (before.state, before.deadlines, before.papers)
    assert desk.reception.may(number)
    # Whoever comes is registered as before.
    assert came(desk) != number
    [line] = desk.trail.export(verb="procedure_closed").lines
    assert (line.subject, line.detail) == (number, "rechecked")
    assert refused(desk, number, CLOSING) == "handover.closed_already"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"document": " "}, "handover.blank"),
        ({"proof": ""}, "handover.blank"),
        ({"served_on": None}, "handover.blank"),
        ({"on": TODAY + timedelta(days=1)}, "handover.bad_day"),
        ({"on": TODAY - timedelta(days=1)}, "handover.bad_day"),
        ({"served_on": TODAY + timedelta(days=1)}, "handover.bad_day"),
        ({"served_on": TODAY - timedelta(days=1)}, "handover.bad_day"),
        ({"ground": ClosingGround.BY_LAW}, "handover.no_court"),
        ({"ground": ClosingGround.UNASKED}, "handover.local_rule"),
    ],
)
def test_what_ends_nothing(desk: Desk, number: Number, wrong: dict[str, object], code: str) -> None:
    assert refused(desk, number, replace(CLOSING, **wrong)) == code  # type: ignore[arg-type]
    assert desk.reception.show(number).matter.closing is None


def test_what_has_no_opinion_is_not_ended_by_one(desk: Desk) -> None:
    bare = came(desk)
    assert refused(desk, bare, CLOSING) == "handover.no_opinion"
    by_court = replace(CLOSING, ground=ClosingGround.BY_LAW, org="示例县人民法院")
    # No court serves its paper before it has decided, but it may well have before anybody came here.
    assert refused(desk, bare, replace(by_court, served_on=TODAY + timedelta(days=1))) == "handover.bad_day"
    early = replace(by_court, served_on=date(2024, 3, 1))
    assert desk.handingdown.close(bare, early).matter.closing == early


def test_what_may_still_be_appealed_has_not_ended(desk: Desk, clock: Clock) -> None:
    judged = came(
        desk,
        route=Route.S1,
        outcome=Outcome.GUIDE,
        to="示例县人民法院",
        events={Event.JUDGMENT_RECEIVED: TODAY},
    )
    ended = replace(CLOSING, ground=ClosingGround.BY_LAW, org="示例县人民法院")
    with pytest.raises(DeskError) as caught:
        desk.handingdown.close(judged, ended)
    assert (caught.value.code, caught.value.facts["day"]) == ("handover.remedy_open", "2026年9月29日（周二）")
    clock.later(days=16)
    assert desk.handingdown.close(judged, replace(ended, on=clock().date())).matter.closing is not None
    told = "".join(text_of(desk.handingdown.paper(judged, "H2")).split())
    assert "各级不再受理" not in told


def test_a_county_turns_its_own_rule_on(desk: Desk, home: Path, clock: Clock) -> None:
    number = came(desk)
    table = json.loads(Path("resources/codes/places.json").read_text("utf-8"))
    (home / "tables").mkdir(exist_ok=True)
    (home / "tables/places.json").write_text(json.dumps(table | {"local_rules": ["close_unasked"]}), "utf-8")
    clock.later(days=35)
    today = clock().date()
    closing = replace(CLOSING, ground=ClosingGround.UNASKED, on=today, served_on=today - timedelta(days=30))
    # The thirtieth day is still theirs.
    assert refused(desk, number, closing) == "handover.running"
    earlier = replace(closing, served_on=today - timedelta(days=31))
    assert desk.handingdown.close(number, earlier).matter.closing == earlier
    other = came(desk, outcome=Outcome.NO_MORE)
    assert refused(desk, other, earlier) == "handover.refused_one"


def test_each_duty_stands_by_whoever_does_it(desk: Desk, number: Number) -> None:
    office = Charge(kind=ChargeKind.SETTLE, what="再看一次账", due=date(2026, 11, 20), who="镇农办")
    unsaid = Charge(kind=ChargeKind.COUNSEL, what="每月上门说一次话", due=date(2026, 12, 31))
    desk.handingdown.close(number, CLOSING)
    desk.handingdown.hand_over(number, replace(HANDOVER, charges=(CHARGE, office, unsaid)))
    doers = ["村干部", "镇农办", "示例村"]
    assert [each.by for each in desk.promises.listed().lines] == doers
    told = "".join(text_of(desk.handingdown.paper(number, "H2")).split())
    days = ("2026年10月20日", "2026年11月20日", "2026年12月31日")
    for who, day in zip(doers, days, strict=True):
        assert f"{who}在{day}以前" in told
    handed = "".join(text_of(desk.handingdown.paper(number, "H1")).split())
    assert f"2026年12月31日{doers[-1]}" in handed
    assert "再看一次账" in "".join(text_of(desk.promises.papers("镇农办")[0].pdf).split())


def test_what_a_village_does_stands_among_the_promises(desk: Desk, number: Number) -> None:
    desk.handingdown.hand_over(number, replace(HANDOVER, charges=(replace(CHARGE, who=""),)))
    [line] = desk.promises.listed().lines
    assert (line.by, line.pledge.due, line.pledge.what) == (
        "示例村",
        CHARGE.due,
        "帮扶救助：帮着申请临时救助",
    )
    desk.promises.keep(line.pledge.uid, TODAY, TODAY)
    assert desk.promises.listed().lines == ()


@pytest.mark.parametrize("word", ["稳控", "管控", "缠访", "老户", "重点人员"])
def test_nobody_is_handed_on_to_be_watched(desk: Desk, number: Number, word: str) -> None:
    watched = replace(HANDOVER, charges=(replace(CHARGE, what=f"落实{word}责任"),))
    with pytest.raises(DeskError) as caught:
        desk.handingdown.hand_over(number, watched)
    assert (caught.value.code, caught.value.facts["word"]) == ("duty.label", word)
    assert desk.promises.listed().lines == ()


def test_of_an_accusation_nothing_is_handed_on(desk: Desk) -> None:
    sealed = came(desk, purpose=Purpose.JUBAO, route=None, outcome=Outcome.DISCIPLINE)
    for act in (
        lambda: desk.handingdown.close(sealed, CLOSING),
        lambda: desk.handingdown.paper(sealed, "H1"),
    ):
        with pytest.raises(DeskError) as caught:
            act()
        assert caught.value.code == "matter.sealed"


def test_the_papers(desk: Desk, number: Number, tmp_path: Path) -> None:
    for kind, code in (
        ("H1", "handover.not_handed"),
        ("H2", "handover.not_closed"),
        ("H3", "input.bad_value"),
    ):
        with pytest.raises(DeskError, match=code.replace(".", r"\.")):
            desk.handingdown.paper(number, kind)
    desk.handingdown.close(number, CLOSING)
    desk.handingdown.hand_over(number, HANDOVER)
    handed = "".join(text_of(desk.handingdown.paper(number, "H1")).split())
    for words in ("第一联", "第二联", "示例村", "帮着申请临时救助", "接收人签名", "照样登记"):
        assert words in handed
    # A village is told who it is, and neither a telephone nor an address.
    assert "周试例" in handed
    assert "00000001024" not in handed
    assert "示例村三组" not in handed
    told = "".join(text_of(desk.handingdown.paper(number, "H2")).split())
    for words in (
        "信访程序已经结束",
        "照样登记；同样的事实和理由，各级不再受理",
        "（盖章处）",
        "示复核〔2026〕1号",
        "新的事实",
        "申请救助",
        "12348",
        "第一联　交本人".replace("　", ""),
    ):
        assert words in told
    assert "稳控" not in handed + told
    first = desk.handingdown.save_paper(number, "H1", tmp_path)
    assert first.read_bytes() == desk.handingdown.paper(number, "H1")


def test_erasing_leaves_that_it_was(desk: Desk, clock: Clock, number: Number) -> None:
    desk.handingdown.close(number, CLOSING)
    desk.handingdown.hand_over(number, HANDOVER)
    desk.people.set_retention(1)
    desk.reception.take_step(number, StepTaken(step=Step.WITHDRAW, on=TODAY, gist="不再反映"))
    clock.later(days=366)
    desk.upkeep.confirm_clock()
    desk.people.erase(number, "保存期满")
    left = desk.reception.show(number).matter
    assert left.closing is not None
    assert left.closing.document == ""
    assert [each.charges for each in left.handovers] == [()]
    assert desk.promises.listed().lines == ()


def test_by_commands(
    desk: Desk,
    number: Number,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk.close()
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)

    def run(name: str, given: dict[str, object]) -> int:
        (tmp_path / "given.json").write_text(json.dumps(given), "utf-8")
        argv = ["--home", str(home), "--json", "handover", name, number]
        return main([*argv, "--input", str(tmp_path / "given.json")])

    day = TODAY.isoformat()
    given: dict[str, object] = {"ground": "复核意见", "document": "1号", "org": "示例市", "proof": "回证"}
    given |= {"served_on": day, "on": day}
    assert run("close", given) == 0
    assert json.loads(capsys.readouterr().out)["closing"]["ground"] == "复核意见"
    assert run("close", given | {"rank": 1}) == 3
    assert json.loads(capsys.readouterr().err.splitlines()[-1])["facts"] == {"field": "rank"}
    one = {"kind": "化解", "what": "修好漏雨的屋顶", "when": "2026-12-01"}
    assert run("add", {"to": "示例村", "on": day, "duties": [one]}) == 0
    assert json.loads(capsys.readouterr().out)["handovers"][0]["charges"][0]["what"] == "修好漏雨的屋顶"
    argv = ["--home", str(home), "--json", "handover", "paper", number, "--kind", "H2", "--to", str(tmp_path)]
    assert main(argv) == 0
    assert Path(json.loads(capsys.readouterr().out)["papers"][0]["file"]).name == f"{number}-H2.pdf"
