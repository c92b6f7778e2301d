"""Papers printed by command on a real print system: each with its own size, its state as the system knows."""

import pytest

from tests.devices.print_system import print_system

VISIT = """{"people":[{"name":"周试例","phone":"00000001024"}],
"matters":[{"statement":"工地欠三个月工资","purpose":"shensu","route":"s6","outcome":"accept"}]}"""


@pytest.fixture
def cups(monkeypatch):
    with print_system() as running:
        running.add("A5", "A4")
        running.make_usual("A4", "A4")
        for name, value in running.env.items():
            monkeypatch.setenv(name, value)
        yield running


def test_papers_go_to_their_queue_in_their_size_and_are_told_done(desk, cups):
    (visit,) = desk("register", "--input", "-", stdin=VISIT).lines
    number = visit["matters"][0]["number"]
    owed = [each["kind"] for each in visit["matters"][0]["papers"]]
    told = desk("print", number).document["papers"]
    assert [each["kind"] for each in told] == owed
    assert {each["printer"] for each in told} == {"A4"}
    assert {each["state"] for each in told} == {"done"}
    assert {each["kind"]: each["media"] for each in told}["D01"] == "A5"
    (again,) = desk("print", number, "--kind", "D01", "--printer", "A5").document["papers"]
    assert again == {"kind": "D01", "printer": "A5", "media": "A5", "state": "done"}
    jobs = cups.printed(len(owed) + 1)
    assert jobs[-1].queue == "A5"
    assert {job.title for job in jobs} == {f"{number}-{kind}" for kind in owed}
    kept = desk("show", number).document["papers"]
    assert all(each["handed_over_at"] is None for each in kept)


def test_where_nothing_is_sent_it_is_refused_with_the_way_out(desk, cups):
    (visit,) = desk("register", "--input", "-", stdin=VISIT).lines
    number = visit["matters"][0]["number"]
    refused = desk("print", number, "--printer", "nowhere").refused
    assert (refused["code"], refused["facts"]) == ("print.not_sent", {"outcome": "gone"})
    assert "没有接上" in refused["words"]
    assert "PDF" in refused["words"]
    cups.stop("A4")
    assert desk("print", number).refused["facts"] == {"outcome": "paused"}
    assert desk("print", number, "--kind", "D99").refused["code"] == "paper.unknown_kind"
