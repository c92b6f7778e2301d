"""Papers of plans, trainings and handovers: the same bytes, nothing over anything, read as meant."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import reportlab

from tests.documents import samples
from tests.documents.reading import outside, overlaps, text_of
from tests.store.making import road_map
from xinfang_desk.documents.duties.handover_papers import handing_down, what_ended
from xinfang_desk.documents.duties.plan_papers import notice_board, plan_list
from xinfang_desk.documents.duties.training_papers import (
    key_sheet,
    notice_of_changes,
    question_sheet,
    year_sheet,
)
from xinfang_desk.documents.job import Job
from xinfang_desk.domain.category import ChargeKind, ClosingGround
from xinfang_desk.domain.duties.plan import PlanItem, PlanKind, Planned
from xinfang_desk.domain.duties.training import Training, drawn
from xinfang_desk.domain.matter import Charge, Closing, Handover

GOLDEN = Path(__file__).parents[1] / "papers" / "plans.json"
DAY = date(2026, 9, 14)
CLOSING = Closing(
    ground=ClosingGround.BY_LAW,
    on=DAY,
    document="（2026）示例行终1号",
    org="示例市中级人民法院",
    served_on=date(2026, 9, 1),
    proof="送达回证",
)
HANDOVER = Handover(
    to="示例村",
    on=DAY,
    charges=(
        Charge(
            kind=ChargeKind.HELP, what="帮着申请临时救助，材料由村里代交", due=date(2026, 11, 2), who="村会计"
        ),
        Charge(kind=ChargeKind.SETTLE, what="请人民调解员再说一次院墙的事", due=date(2026, 12, 31)),
    ),
    accepted_by="示例村村民委员会",
)
ITEM = PlanItem(
    what="到村里讲信访工作条例和依法信访路线图，每村一场", law="信访工作条例", who_for="村民、村干部", when=3,
    where="各村村部", responsible="信访专干", target=12,
)  # fmt: skip
TRAINING = Training(on=DAY, minutes=60, topic="怎么书面告知", people=6, passed=5, teacher="孙示例")


@pytest.fixture(scope="module")
def pdfs() -> dict[str, bytes]:
    matter = replace(samples.ACCEPTED.matter, closing=CLOSING, handovers=(HANDOVER,))
    job = Job(
        record=replace(samples.ACCEPTED, matter=matter), office=samples.OFFICE, road_map=samples.ROAD_MAP
    )
    office, questions = job.office, drawn(road_map(), 7)
    planned = [Planned(kind=PlanKind.LAW, item=ITEM, done=4)]
    return {
        "H1": handing_down(job).pdf(),
        "H2": what_ended(job).pdf(),
        "O1": plan_list("普法责任清单", 2026, planned, office, rehearsal=False),
        "O3": notice_board(office, rehearsal=False),
        "T1": question_sheet(questions, 7, office),
        "T1-key": key_sheet(questions, 7, office),
        "T2": year_sheet(2026, [TRAINING], office),
        "T3": notice_of_changes(
            "1", "2", [("征地拆迁补偿：复议或诉讼", "找谁、要多久")], office, rehearsal=True
        ),
    }


def test_papers_are_those_that_were_looked_at(pdfs: dict[str, bytes], renew_papers: bool) -> None:
    sums = {name: hashlib.sha256(pdf).hexdigest() for name, pdf in pdfs.items()}
    made = {"reportlab": reportlab.Version, "papers": sums}
    if renew_papers:
        GOLDEN.write_text(json.dumps(made, indent=1) + "\n", "utf-8")
    assert json.loads(GOLDEN.read_text("utf-8")) == made


def test_nothing_lies_over_another_or_runs_off_the_paper(pdfs: dict[str, bytes]) -> None:
    for name, pdf in pdfs.items():
        assert overlaps(pdf) == [], name
        assert outside(pdf) == [], name


def test_what_ended_and_what_remains(pdfs: dict[str, bytes]) -> None:
    told = "".join(text_of(pdfs["H2"]).split())
    for words in (
        "涉法涉诉依法终结",
        "按法律规定的途径申诉",
        "再来反映，照样登记",
        "2026年11月2日以前（当天还算）",
        "您反映的事：",
    ):
        assert words in told
    assert "演练" in text_of(pdfs["T3"])
