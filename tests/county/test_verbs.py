"""``xinfang-county`` as scripts call it: one JSON document, exit codes, the last line of standard error."""

from __future__ import annotations

import io
import json

import pytest

from tests.county.parties import record
from tests.county.test_reply import event
from xinfang_desk.cli import county as verbs

NUMBER = record(1).number


def test_a_county_is_set_up(call, tmp_path) -> None:
    home = tmp_path / "new"
    code, answer, _ = call("init", "--name", "示例县", home=home)
    assert (code, answer["name"], answer["home"]) == (0, "示例县", str(home))
    file = tmp_path / "card.json"
    assert call("card", "--to", file, home=home)[1] == {
        "file": str(file),
        "fingerprint": answer["fingerprint"],
    }
    assert json.loads(file.read_bytes())["kind"] == "county"


def test_the_circle(call, desk, other, stick, tmp_path) -> None:
    code, card, _ = call("enrol", desk.card_file())
    assert (code, card["name"], card["desk"]) == (0, "示例镇", desk.desk)
    good, third = desk.batch(record(1), record(2, statement="", request="")), desk.sequence
    code, answer, _ = call("receive", good.path)
    assert code == 0
    assert answer["files"] == [
        {
            "file": str(good.path),
            "state": "accepted",
            "code": None,
            "words": "",
            "desk": desk.desk,
            "sequence": third,
            "records": 2,
            "accepted": 1,
            "rejected": 1,
            "repeated": False,
            "returned": [
                {
                    "number": record(2).number,
                    "code": "record.empty",
                    "words": "情况和要求都没有写。请接待台补写后重报。",
                }
            ],
            "missing": [],
            "trail_parted": None,
            "replies_parted": [],
            "copy": False,
        }
    ]
    events = tmp_path / "events.jsonl"
    events.write_bytes(event(NUMBER) + b"\n" + b"{}\n")
    code, answer, _ = call("answer", "--input", events)
    assert (code, answer["taken"]) == (0, 1)
    assert [(each["line"], each["code"], bool(each["words"])) for each in answer["refused"]] == [
        (2, "input.missing_key", True)
    ]
    code, reply, _ = call("reply", "--desk", desk.desk, "--to", stick)
    assert code == 0
    assert reply.keys() == {"file", "sha256", "accepted", "rejected", "updates", "missing"}
    assert (reply["accepted"], reply["rejected"], reply["updates"], reply["missing"]) == (1, 1, 1, [])
    assert call("find", "试例")[1] == {
        "total": 1,
        "matters": [
            {
                "number": NUMBER,
                "received_at": "2026-09-14T09:30:01+08:00",
                "people": "周试例",
                "village": "示例村",
                "summary": "第1件：单位没有发工资",
                "similar": False,
            }
        ],
    }
    rows = {"rows": [{"key": "2026-09", "matters": 1, "people": 2}], "void": 0}
    assert call("summary", "--by", "month")[1] == rows
    assert call("summary")[1]["rows"][0]["key"] == "411526102"


def test_one_bad_file_is_three_and_the_good_one_is_in(call, desk, tmp_path) -> None:
    junk = tmp_path / "junk.xfb"
    junk.write_bytes(b"junk")
    code, answer, refusal = call("receive", junk, desk.batch(record(1)).path)
    assert code == 3
    assert [each["state"] for each in answer["files"]] == ["refused", "accepted"]
    assert answer["files"][0]["code"] == "batch.damaged"
    assert answer["files"][0]["words"]
    assert (refusal["code"], refusal["facts"]) == ("receive.refused", {"refused": 1, "files": 2})
    assert call("find", NUMBER)[1]["matters"] != []


def test_answers_from_standard_input(call, desk, monkeypatch) -> None:
    call("receive", desk.batch(record(1)).path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(event(NUMBER))))
    assert call("answer", "--input", "-")[1] == {"taken": 1, "same": 0, "refused": []}


@pytest.mark.parametrize("verb", ["answer", "national"])
def test_where_no_line_was_taken_it_is_three(call, desk, tmp_path, verb) -> None:
    call("receive", desk.batch(record(1)).path)
    lines = tmp_path / "lines.jsonl"
    for content, count in ((b"{}\nx\n", 2), (b"\n", 0)):
        lines.write_bytes(content)
        code, answer, refusal = call(verb, "--input", lines)
        assert (code, answer["taken"], len(answer["refused"])) == (3, 0, count)
        assert (refusal["code"], refusal["facts"]) == ("entries.none_taken", {"lines": count})


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("reply", "--desk", "411526102-9", "--to", "/"), "desk.not_enrolled"),
        (("enrol", "/no/such/card"), "input.unreadable"),
        (("answer", "--input", "/no/such/file"), "input.unreadable"),
    ],
)
def test_a_refusal_is_three_with_a_sentence(call, argv, code) -> None:
    status, printed, refusal = call(*argv)
    assert (status, printed, refusal["code"]) == (3, None, code)
    assert refusal["words"].endswith("。")


def test_wrong_usage_is_two(call) -> None:
    with pytest.raises(SystemExit) as stopped:
        call("summary", "--by", "person")
    assert stopped.value.code == 2


def test_people_get_a_short_text(call, county, desk, stick, capsys) -> None:
    batch = desk.batch(record(1))
    desk.batch(record(2))
    third = desk.batch(record(3))
    home = ["--home", str(county.home)]
    assert verbs.main(["receive", str(batch.path), str(third.path), *home]) == 0
    assert "还缺第2批" in capsys.readouterr().out
    assert verbs.main(["reply", "--desk", desk.desk, "--to", str(stick), *home]) == 0
    assert "收下2件，退回0件，进展0条；还缺第2批" in capsys.readouterr().out
    assert verbs.main(["find", "没有这个", *home]) == 0
    assert capsys.readouterr().out == "没有找到\n"


def test_all_replies_are_previewed_and_written(call, county, desk, stick) -> None:
    county.take(desk.batch(record(1)))
    waiting = {"desk": desk.desk, "accepted": 1, "rejected": 0, "updates": 0, "missing": []}
    assert call("reply", "--all", "--preview")[:2] == (0, {"waiting": [waiting]})
    code, said, _ = call("reply", "--all", "--to", stick)
    (reply,) = said["replies"]
    assert (code, reply["desk"], reply["accepted"], said["refused"]) == (0, desk.desk, 1, [])
    assert call("reply", "--all", "--to", stick)[:2] == (0, {"replies": [], "refused": []})
    county.take(desk.batch(record(2)))
    assert call("reply", "--all", "--to", stick / "gone")[2]["code"] == "drive.gone"


def test_a_page_of_the_ledger(call, desk, other) -> None:
    call("receive", desk.batch(*(record(each) for each in range(1, 53))).path)
    call("receive", other.batch(record(1, desk=other.desk, content="农村农业", state="accepted")).path)
    code, page, _ = call("matters", "--page", "2")
    assert (code, page["total"], len(page["rows"])) == (0, 53, 3)
    assert page["rows"][0].keys() >= {
        *(
            "number",
            "received_at",
            "people",
            "village",
            "content",
            "purpose",
            "route",
            "outcome",
            "state",
            "due",
        )
    }
    for asked, total in (
        (("--desk", other.desk), 1),
        (("--state", "accepted"), 1),
        (("--state", "open"), 53),
        (("--content", "劳动和社会保障"), 52),
        (("--from", "2026-09-15"), 0),
        (("--to-day", "2026-09-14", "--sort", "number", "--desc"), 53),
    ):
        assert call("matters", *asked)[1]["total"] == total, asked
    ascending = [each["number"] for each in call("matters", "--sort", "number")[1]["rows"]]
    assert ascending == sorted(ascending)
    assert [
        each["number"] for each in call("matters", "--sort", "village", "--desk", other.desk)[1]["rows"]
    ] == [record(1, desk=other.desk).number]
    assert call("matters", "--sort", "mood")[2]["code"] == "input.bad_value"


def test_a_matter_whole_what_is_due_and_the_same_twice(call, desk, other) -> None:
    call("receive", desk.batch(record(1, outcome="report")).path)
    call("receive", other.batch(record(1, desk=other.desk)).path)
    twin = record(1, desk=other.desk).number
    code, shown, _ = call("show", NUMBER)
    assert (code, shown["number"], shown["state"], shown["statement"]) == (
        0,
        NUMBER,
        "registered",
        "第1件：单位没有发工资",
    )
    assert (shown["answers"], shown["attachments"]) == ([], [])
    assert [each["kind"] for each in shown["timeline"]] == ["registered", "received", "next"]
    assert shown["people"][0]["id_number"].endswith("**1019")
    assert call("show", NUMBER, "--full")[2]["code"] == "full.why_missing"
    assert (
        call("show", NUMBER, "--full", "--why", "核对")[1]["people"][0]["id_number"] == "000000197904121019"
    )
    assert call("show", record(7).number)[2]["code"] == "matter.unknown"
    assert [(each["number"], each["id"]) for each in call("due")[1]["rows"]] == [(NUMBER, "forward_15d")]
    assert call("promised")[1] == {"rows": []}
    assert call("rejected")[1] == {"total": 0, "rows": []}
    pair = {"a": NUMBER, "b": twin, "why": "id", "decided": None}
    assert call("same")[1] == call("same", twin)[1] == {"pairs": [pair]}
    assert call("link", twin, NUMBER)[1]["pairs"][0] | {"why": "id"} == pair | {"decided": "linked"}
    assert call("apart", NUMBER, twin)[0] == 0
    assert call("same")[1] == {"pairs": [pair | {"decided": "apart"}]}
    assert call("link", NUMBER, NUMBER)[2]["code"] == "pair.one_matter"


def test_a_folder_gives_the_batches_that_lie_in_it(call, desk, tmp_path) -> None:
    call("enrol", desk.card_file())
    folder = tmp_path / "brought"
    folder.mkdir()
    assert call("receive", folder)[0] == 3
    desk.batch(record(1)).path.rename(folder / "one.xfb")
    desk.batch(record(2)).path.rename(folder / "two.xfb")
    code, answer, _ = call("receive", folder)
    assert (code, [each["accepted"] for each in answer["files"]]) == (0, [1, 1])
