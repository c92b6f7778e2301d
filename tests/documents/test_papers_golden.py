"""The same record always gives the same bytes; what a paper looked like is renewed only on purpose."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import reportlab

from tests.documents import samples
from tests.documents.reading import paper
from xinfang_desk.documents.draw import FORMS, NOTICES
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.office.listing import BatchLine, BatchSheet, batch_list
from xinfang_desk.documents.papers.progress import progress
from xinfang_desk.documents.papers.urging import urging
from xinfang_desk.domain.category import Paper

GOLDEN = Path(__file__).parent.parent / "papers" / "sha256.json"
SUBJECTS = {
    Paper.ACCEPTANCE: samples.ACCEPTED,
    Paper.EXTENSION: samples.ACCEPTED,
    Paper.FORWARDING: samples.OLD_AGE,
    Paper.NOT_ACCEPTED: samples.REFUSED,
    Paper.NO_LONGER_ACCEPTED: samples.NO_MORE,
    Paper.SEALED_RECEIPT: samples.ACCUSATION,
    Paper.ORAL_RECORD: samples.INTERPRETED,
    Paper.AUTHORITY: samples.OLD_AGE,
    Paper.OBJECTION_LETTER: samples.PASSED_DOWN,
    Paper.URGENT_REPORT: samples.DAM,
}


A_BATCH = BatchSheet(
    sequence=12,
    made_at=samples.WAGES.matter.received_at,
    file="411526102-1-000012.xfb",
    sha256="ab" * 32,
    lines=(BatchLine(number=samples.SOME_NUMBER, sha256="cd" * 32),),
)


def _drawn() -> dict[str, str]:
    kinds = sorted((*FORMS, *NOTICES), key=lambda kind: kind.value)
    drawn = {
        f"{kind.value} {'large' if large else 'normal'}": paper(
            kind, SUBJECTS.get(kind, samples.WAGES), large=large
        )
        for kind in kinds
        for large in (False, True)
    }
    busy = Job(record=samples.BUSY, office=samples.OFFICE, road_map=samples.ROAD_MAP)
    drawn |= {
        "D18 normal": batch_list(A_BATCH, samples.OFFICE),
        "progress normal": progress(busy),
        "progress large": progress(replace(busy, large=True)),
        "urging normal": urging(busy),
    }
    return {name: hashlib.sha256(pdf).hexdigest() for name, pdf in drawn.items()}


def test_papers_are_those_that_were_looked_at(renew_papers: bool) -> None:
    drawn = {"reportlab": reportlab.Version, "papers": _drawn()}
    if renew_papers:
        GOLDEN.write_text(json.dumps(drawn, indent=1) + "\n", "utf-8")
    assert json.loads(GOLDEN.read_text("utf-8")) == drawn


@pytest.mark.parametrize("kind", [Paper.RECEIPT, Paper.GUIDANCE, Paper.OTHER_ROAD])
def test_same_record_same_bytes_in_another_process(kind: Paper) -> None:
    code = (
        "import hashlib; from tests.documents import samples; from tests.documents.reading import paper;"
        "from xinfang_desk.domain.category import Paper;"
        f"print(hashlib.sha256(paper(Paper.{kind.name}, samples.WAGES)).hexdigest())"
    )
    environment = os.environ | {"TZ": "America/New_York", "PYTHONHASHSEED": "7"}
    there = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    ).stdout.strip()
    here = paper(kind, samples.WAGES)
    assert there == hashlib.sha256(here).hexdigest()
    assert paper(kind, samples.WAGES) == here
