"""The township's other duties from the command line: the shapes that scripts rely on, and what is refused."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.journey.conftest import Command, register, visit
from xinfang_desk.desk.start import china_now
from xinfang_desk.domain.time.calendar import china_day

TODAY = china_day(china_now())
NOW = f"{(TODAY - timedelta(days=1)).isoformat()}T09:00:00+08:00"
DUE = (TODAY + timedelta(days=20)).isoformat()
MEETING = {
    "kind": "联席会议",
    "held_at": f"{TODAY.isoformat()}T15:00",
    "place": "镇政府二楼",
    "chair": "镇党委负责人",
    "recorder": "示例员",
    "members": [
        {"org": "司法所", "name": "孙拟例", "duty": "所长", "attendance": "present"},
        {"org": "水利站", "attendance": "leave"},
    ],
}
TASK = {"what": "核对拨款去向", "org": "财政所", "who": "钱示范", "due": DUE}


def given(desk: Command, *argv: object, **document: Any):
    """Ask with a document on standard input."""
    return desk(*argv, "--input", "-", stdin=json.dumps(document, ensure_ascii=False))


def test_a_meeting_from_its_call_to_its_minutes(desk: Command, tmp_path: Path) -> None:
    number = register(desk, visit(received_at=NOW))[0]["matters"][0]["number"]
    begun = given(desk, "meeting", "new", **MEETING).document
    uid = begun["uid"]
    assert (begun["state"], begun["items"], begun["tasks"]) == ("draft", [], [])
    assert desk("meeting", "agenda", uid).document == {"offered": []}
    added = given(desk, "meeting", "add", uid, number=number, question="谁付").document
    assert [(each["number"], each["order"]) for each in added["items"]] == [(number, 1)]
    assert desk("meeting", "sign", uid).refused["code"] == "meeting.undecided"
    for wrong in ({"org": ""}, {"due": None}, {"org": None}):
        refused = given(desk, "meeting", "decide", uid, 1, decision="核对", tasks=[TASK | wrong])
        assert (refused.code, refused.refused["code"]) == (3, "meeting.task_open")
    refused = given(desk, "meeting", "decide", uid, 1, decision="核对", 名字="周试例")
    assert refused.refused["facts"] == {"field": "名字"}
    decided = given(desk, "meeting", "decide", uid, 1, decision="核对", lawful="合法", tasks=[TASK]).document
    assert decided["items"][0]["question"] == "谁付"
    [task] = decided["tasks"]
    assert (task["task"], task["item"], task["number"], task["due"]) == (1, 1, number, DUE)
    assert (
        desk("meeting", "paper", uid, "--kind", "M3", "--to", tmp_path).refused["code"]
        == "meeting.not_signed"
    )
    assert desk("meeting", "sign", uid).document["state"] == "signed"
    assert given(desk, "meeting", "add", uid, topic="再加").refused["code"] == "meeting.signed"
    first = [
        desk("meeting", "paper", uid, "--kind", kind, "--to", tmp_path).document["papers"]
        for kind in ("M1", "M2", "M3", "M4")
    ]
    assert [[each["kind"] for each in papers] for papers in first] == [["M1"], ["M2"], ["M3"], ["M4"]]
    again = desk("meeting", "paper", uid, "--kind", "M3", "--to", tmp_path).document["papers"]
    assert again == first[2]
    on = TODAY.isoformat()
    done = desk("meeting", "done", uid, 1, "--on", on, "--result", "核对完").document
    assert done["tasks"][0]["done_on"] == on
    assert [each["uid"] for each in desk("meeting", "list").document["meetings"]] == [uid]
    [row] = desk("promises").document["rows"]
    assert (row["uid"], row["from"], row["state"], row["by"]) == (f"{uid}-1", "meeting", "untold", "财政所")
    assert desk("promises", "keep", f"{uid}-1", "--on", on, "--told", on).code == 0
    answer = desk("promises").document
    assert (answer["rows"], answer["open"], answer["kept"]) == ([], 0, 1)


def test_a_promise_is_made_moved_and_put_on_paper(desk: Command, tmp_path: Path) -> None:
    number = register(desk, visit(received_at=NOW))[0]["matters"][0]["number"]
    promise = {"what": "到地里看", "by": "镇水利站", "due": DUE, "from": "own word"}
    made = given(desk, "promises", "add", number, **promise).document
    assert {"uid", "number", "what", "by", "from", "due"} <= set(made)
    later = (TODAY + timedelta(days=30)).isoformat()
    moving = ("promises", "move", made["uid"], "--on", TODAY.isoformat(), "--to-day", later, "--by", "李负责")
    assert desk(*moving, "--why", "").refused["code"] == "promise.no_reason"
    assert desk(*moving, "--why", "要等雨停").document["due"] == later
    papers = desk("promises", "paper", "--body", "镇水利站", "--to", tmp_path).document["papers"]
    assert [each["kind"] for each in papers] == ["P1", "P2"]
    assert desk("promises", "--body", "别的单位").document["rows"] == []
    assert desk("promises", "--due", DUE).document["rows"] == []
    assert [each["uid"] for each in desk("promises", "--due", later).document["rows"]] == [made["uid"]]
    assert "周试例" not in json.dumps(desk("promises").document, ensure_ascii=False)


def test_acts_and_order_in_the_hall(desk: Command, tmp_path: Path) -> None:
    number = register(desk, visit(received_at=NOW))[0]["matters"][0]["number"]
    act = {
        "kind": "解释说明",
        "on": TODAY.isoformat(),
        "what": "讲清楚了标准",
        "heard_from_petitioner": "认可",
    }
    assert given(desk, "act", "add", number, **act).refused["code"] == "act.no_article"
    kept = given(desk, "act", "add", number, **act, basis="《土地管理法》第62条").document["acts"]
    assert (kept[0]["heard_from_petitioner"], kept[0]["kind"]) == ("认可", "解释说明")
    place = given(desk, "act", "add", number, **(act | {"kind": "依法处理行为"}))
    assert place.refused["code"] == "act.of_the_place"
    assert desk("act", "list", number).document["acts"] == kept
    [paper] = desk("act", "paper", number, "--to", tmp_path).document["papers"]
    assert paper["kind"] == "A1"
    happened = {
        "at": f"{(TODAY - timedelta(days=1)).isoformat()}T09:00",
        "where": "接待大厅",
        "what": "在接待场所滞留、滋事",
        "acts": ["劝阻", "报110"],
        "called_at": f"{(TODAY - timedelta(days=1)).isoformat()}T09:10",
        "recorder": "示例员",
    }
    for key in ("number", "name", "person", "photo"):
        assert given(desk, "incident", "add", **happened, **{key: "x"}).refused["code"] == "input.unknown_key"
    assert given(desk, "incident", "add", **happened).code == 0
    for what in (4, "4", "在信访接待场所滞留、滋事，或者将生活不能自理的人弃留在信访接待场所"):
        again = given(desk, "incident", "add", **(happened | {"what": what})).document
        assert again["incidents"][0]["what"] == happened["what"]
        assert again["again"] is True
    assert given(desk, "incident", "add", **(happened | {"what": 7})).refused["facts"] == {"field": "what"}
    year = (TODAY - timedelta(days=1)).year
    answer = desk("incident", "list", year).document
    assert (len(answer["incidents"]), answer["calls"]) == (4, 4)
    assert answer["incidents"][0]["what"] == happened["what"]
