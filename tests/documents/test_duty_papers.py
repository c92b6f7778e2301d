"""Papers of meetings, promises and acts: legible, nobody named, the same bytes, as they were looked at."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
import reportlab

from tests.documents import samples
from tests.documents.reading import outside, overlaps, text_of
from xinfang_desk.documents.duties.act_sheet import act_sheet
from xinfang_desk.documents.duties.meeting_papers import agenda, minutes, notice, task_sheet
from xinfang_desk.documents.duties.promise_papers import PledgeTold, explanation, promise_list
from xinfang_desk.domain.duties.meeting import (
    Attendance,
    Item,
    Lawful,
    Meeting,
    MeetingKind,
    MeetingState,
    Member,
    Opinion,
    Task,
)
from xinfang_desk.domain.duties.pledge import Move, Pledge, Source
from xinfang_desk.domain.matter import Act, ActKind, Heard
from xinfang_desk.domain.time.calendar import CHINA

GOLDEN = Path(__file__).parent.parent / "papers" / "duties.json"
ROAD = Item(
    number=samples.SOME_NUMBER,
    topic="修路占地，青苗补偿没有付",
    question="青苗补偿由谁付、按哪个标准、哪天付到",
    facts="村组道路2025年11月施工，占菜地共1.8亩。镇里说由施工方付，施工方说款已拨到村。村账上没有这一笔。",
    law=("《土地管理法》第48条",),
    lawful=Lawful.FOUNDED,
    opinions=(
        Opinion(org="自然资源所", text="占地属实，补偿标准按县里2024年公布的执行"),
        Opinion(org="财政所", text="2025年12月拨付到村，有回单；愿意配合查去向"),
    ),
    decision="先由镇财政所核对拨款去向；款在村里的，10月15日前付到户；没有到位的，由镇里先付，再向施工方追。",
    tasks=(
        Task(what="核对2025年12月拨款去向，写出说明", org="镇财政所", who="钱示范", due=date(2026, 9, 28)),
        Task(what="重新丈量，七户签字确认面积", org="自然资源所", who="李假设", due=date(2026, 9, 30)),
        Task(what="付到七户，留付款回单", org="样本村委会", who="孙拟例", due=date(2026, 10, 15)),
    ),
)
MEETING = Meeting(
    uid="019a0000-0000-7000-8000-000000000001",
    kind=MeetingKind.JOINT,
    held_at=datetime(2026, 9, 21, 15, 0, tzinfo=CHINA),
    place="镇政府二楼会议室",
    chair="镇党委负责人",
    recorder="示例员",
    members=(
        Member(org="司法所", duty="所长", name="孙拟例"),
        Member(org="自然资源所", duty="所长", name="李假设"),
        Member(org="财政所", duty="会计", name="钱示范", attendance=Attendance.SENT),
        Member(org="水利站", attendance=Attendance.LEAVE),
    ),
    items=(
        ROAD,
        Item(topic="村账三年没有公开的怎样公开", question="哪天公开", decision="10月底前在村务公开栏公开。"),
    ),
    state=MeetingState.SIGNED,
    signed_on=date(2026, 9, 22),
)
PLEDGE = Pledge(
    uid=f"{samples.SOME_NUMBER}-handle_60d-20260921",
    number=samples.SOME_NUMBER,
    what="60日办结",
    by="自然资源所",
    source=Source.LAW,
    due=date(2026, 9, 21),
    entered_on=date(2026, 9, 22),
    moved=(Move(on=date(2026, 9, 22), to=date(2026, 10, 20), why="丈量要等雨停", approved_by="李负责"),),
    leader="镇长",
    next_meeting=date(2026, 9, 28),
)
LAW = replace(PLEDGE, rule="forward_15d", moved=())
TOLD = PledgeTold(
    pledge=replace(PLEDGE, source=Source.OWN_WORD), topic="修路占地，青苗补偿没有付", lacking="过了日子"
)
OWN = PledgeTold(
    pledge=replace(PLEDGE, uid="own", moved=(), leader="", source=Source.OWN_WORD, what="到地里看一次"),
    topic="灌溉渠被施工堵住",
    lacking="还没到期",
)
ACTS = (
    Act(
        kind=ActKind.EXPLAINED,
        on=date(2026, 9, 20),
        org="示例镇司法所",
        who="孙拟例",
        what="讲清楚了补偿标准从哪里来、为什么按2024年的算，来访人看了文件原文。",
        basis="《土地管理法》第48条",
        heard=Heard.AGREED,
    ),
    Act(kind=ActKind.HELPED, on=date(2026, 9, 21), org="民政办", what="陪同申请临时救助", result="已受理"),
)


def drawings() -> dict[str, object]:
    office, many = samples.OFFICE, replace(MEETING, items=(ROAD,) * 8)
    return {
        "M1": notice(MEETING, office),
        "M2": agenda(MEETING, office),
        "M3": minutes(MEETING, office),
        "M3 long": minutes(many, office),
        "M3 rehearsed": minutes(MEETING, samples.BARE_OFFICE, rehearsal=True),
        "M4": task_sheet(MEETING, "镇财政所", office),
        "A1": act_sheet(samples.SOME_NUMBER, "修路占地，青苗补偿没有付", ACTS, office),
        "A1 empty": act_sheet(samples.SOME_NUMBER, "", (), office),
        "P1": promise_list((TOLD, OWN), "自然资源所", office, date(2026, 9, 22)),
        "P2": explanation(TOLD, "自然资源所", office),
        "P2 of the law": explanation(
            replace(TOLD, pledge=replace(PLEDGE, rule="forward_15d", moved=())),
            "示例镇",
            office,
            names=("周试例",),
        ),
        "P2 theirs": explanation(replace(TOLD, pledge=replace(LAW, rule="no_answer")), "县住建局", office),
        "P2 unmoved": explanation(OWN, "示例镇", samples.BARE_OFFICE),
    }


@pytest.fixture(scope="module")
def pdfs() -> dict[str, bytes]:
    return {name: drawing.pdf() for name, drawing in drawings().items()}


def test_papers_of_duties_are_those_that_were_looked_at(pdfs, renew_papers: bool) -> None:
    sums = {name: hashlib.sha256(pdf).hexdigest() for name, pdf in pdfs.items()}
    drawn = {"reportlab": reportlab.Version, "papers": sums}
    if renew_papers:
        GOLDEN.write_text(json.dumps(drawn, indent=1) + "\n", "utf-8")
    assert json.loads(GOLDEN.read_text("utf-8")) == drawn
    again = {name: hashlib.sha256(drawing.pdf()).hexdigest() for name, drawing in drawings().items()}
    assert again == sums


def test_nothing_lies_over_another_or_runs_off_the_paper(pdfs) -> None:
    for name, pdf in pdfs.items():
        assert overlaps(pdf) == [], name
        assert outside(pdf) == [], name


def test_minutes_say_what_was_decided_and_who_does_it_when(pdfs) -> None:
    said = text_of(pdfs["M3"])
    for words in (
        "信访工作联席会议纪要",
        "合法有据",
        "先由镇财政所核对",
        "9月28日",
        "样本村委会",
        "请假",
        "水利站",
    ):
        assert words in said
    assert "要定：青苗补偿由谁付" in "".join(said.split())
    assert "主持人签名：" in said
    assert "不改变各事项自己的办理期限" in said
    assert "要定：哪天公开。" in text_of(pdfs["M1"])
    assert "演练" in text_of(pdfs["M3 rehearsed"])


def test_an_explanation_owns_what_was_not_kept(pdfs) -> None:
    said = text_of(pdfs["P2"])
    for words in ("没有做到", "丈量要等雨停", "2026年10月20日", "李负责", "是我们的责任", "权利不变"):
        assert words in said
    law = text_of(pdfs["P2 of the law"])
    for words in ("来访人：周试例", "把您反映的事转给该管的单位", "法定期限已过，马上办", "给您答复"):
        assert words in law
    theirs = text_of(pdfs["P2 theirs"])
    # Thirty days before it was called out.
    assert "县住建局应当在" in theirs
    assert "8月22日" in theirs
    for never in ("现在改到", "我们答应", "改的是"):
        assert never not in law + theirs
    assert "没有记，不等于没有办" in text_of(pdfs["A1 empty"])
