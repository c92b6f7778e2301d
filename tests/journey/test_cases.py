"""The seven cases of the domain, through the command, with the dates and papers that the law gives them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.documents.reading import text_of
from tests.journey.conftest import Command, register, visit


def _limits(matter: dict[str, Any]) -> dict[str, tuple[str | None, str | None]]:
    return {each["id"]: (each["due"], each["rolled"]) for each in matter["deadlines"]}


def _kinds(matter: dict[str, Any]) -> list[str]:
    return [paper["kind"] for paper in matter["papers"]]


def _notices(matter: dict[str, Any]) -> set[str]:
    return {notice["code"] for notice in matter["notices"]}


def _person(name: str, number: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "id_type": "resident_id", "id_number": number, "address": "示例村", **more}


def test_1_unpaid_wages(desk: Command) -> None:
    """条例 19, 23, 31(2); 调解仲裁法 27: the year runs from the end of employment."""
    matter = register(
        desk,
        visit(
            materials=[{"name": "微信记录", "pages": 3, "copy": True}],
            events={"employment_ended": "2026-08-31"},
        ),
    )[0]["matters"][0]
    assert _limits(matter) == {
        "notify_15d": ("2026-09-29", "2026-09-29"),
        "ldzc_1y": ("2027-08-31", None),
    }
    assert _kinds(matter) == ["D01", "D04", "D17"]


def test_3_a_judgment(desk: Command) -> None:
    """条例 31(1); 民诉法 171: fifteen days to appeal."""
    matter = register(
        desk,
        visit(
            received_at="2026-10-12T09:00:00+08:00",
            people=[_person("钱示范", "000000195706301036")],
            statement="县法院一审民事判决书2026-10-08送达，认为判错。",
            route="s1",
            content="政法",
            to="县人民法院",
            events={"judgment_served": "2026-10-08"},
        ),
    )[0]["matters"][0]
    assert _limits(matter)["shangsu"] == ("2026-10-23", "2026-10-23")
    assert "handle_60d" not in _limits(matter)
    assert _kinds(matter) == ["D01", "D04"]


def test_5_a_suggestion(desk: Command) -> None:
    """条例 22, 23, 29: no sixty days, no review."""
    matter = register(
        desk,
        visit(
            received_at="2026-10-14T10:00:00+08:00",
            people=[_person("李假设", "000000199501171221")],
            statement="建议在村口设公交停靠点、装路灯。",
            purpose="jianyi",
            route=None,
            content="交通运输",
            outcome="forward",
            to="县交通运输局",
        ),
    )[0]["matters"][0]
    assert _limits(matter) == {
        "notify_15d": ("2026-10-29", "2026-10-29"),
        "forward_15d": ("2026-10-29", "2026-10-29"),
    }
    assert _kinds(matter) == ["D01", "D05"]


def test_7_the_same_office_again(desk: Command) -> None:
    """条例 21(2), 34: merged, and the first clock goes on."""
    first = register(
        desk,
        visit(
            received_at="2026-10-15T09:00:00+08:00",
            people=[_person("吴拟名", "000000197001011230")],
            route="s6",
            outcome="accept",
            accepted_on="2026-10-15",
        ),
    )[0]["matters"][0]
    assert _limits(first)["handle_60d"] == ("2026-12-14", "2026-12-14")
    again = register(
        desk,
        visit(
            received_at="2026-11-10T09:00:00+08:00",
            people=[_person("吴拟名", "000000197001011230")],
            route="s6",
            outcome="merge",
            earlier=first["number"],
            materials=[{"name": "新照片", "pages": 2}],
        ),
    )[0]["matters"][0]
    assert again["merged_into"] == first["number"]
    assert _limits(again)["handle_60d"] == ("2026-12-14", "2026-12-14")
    assert _kinds(again) == ["D01", "D17"]
    at_the_county = register(
        desk,
        visit(
            received_at="2026-11-16T09:00:00+08:00",
            outcome="not_accept",
            to="示例镇建设办",
            conclusion={
                "document": "示例镇受理〔2026〕1号",
                "served_on": "2026-10-15",
                "same_facts": True,
                "approved_by": "示例领导",
            },
        ),
    )[0]["matters"][0]
    assert _kinds(at_the_county) == ["D01", "D06"]


def test_9_an_old_woman_her_son_and_a_child(desk: Command) -> None:
    """条例 19(1), 22, 23; 民法典 19, 27: no letter of authority, registered all the same."""
    answer = register(
        desk,
        {
            "received_at": "2026-10-20T09:00:00+08:00",
            "people": [
                _person("王演示", "000000193903041086", needs=["large_type", "hearing", "wheelchair"]),
                _person("王代办", "000000196609111091", role="agent", relation="儿子"),
                _person("小例", "000000201305201104", role="minor"),
            ],
            "matters": [
                {
                    "statement": "高龄津贴停发",
                    "purpose": "shensu",
                    "route": "s4",
                    "outcome": "forward",
                    "to": "县民政局",
                },
                {
                    "statement": "学校收了不该收的费",
                    "purpose": "shensu",
                    "route": "s5",
                    "outcome": "forward",
                    "to": "县教育局",
                },
            ],
        },
    )[0]
    assert len({matter["number"] for matter in answer["matters"]}) == 2
    for matter in answer["matters"]:
        assert _limits(matter)["notify_15d"] == ("2026-11-04", "2026-11-04")
        assert _kinds(matter) == ["D01", "D05", "D15", "D16"]
        assert {"authority_missing", "guardian_missing"} <= _notices(matter)


def test_11_through_an_interpreter(desk: Command) -> None:
    """条例 19(1), 22, 23, 31(5): a name with a dot, an interpreter, an oral record."""
    matter = register(
        desk,
        visit(
            received_at="2026-10-21T09:00:00+08:00",
            people=[
                _person(
                    "阿依·示例古丽", "000000199208151141", sex="female", ethnicity="05", needs=["interpreter"]
                ),
                _person("译员甲", "00000019900101115X", role="interpreter"),
            ],
            statement="在集市摆摊，有人冒充管理员乱收费。",
            route="s5",
            content="市场监管",
            outcome="forward",
            to="县市场监督管理局",
        ),
    )[0]["matters"][0]
    assert _limits(matter)["forward_15d"] == ("2026-11-05", "2026-11-05")
    assert _kinds(matter) == ["D01", "D05", "D15"]
    assert "interpreter_interest" in _notices(matter)
    assert desk("find", "阿依·示例").document["matters"][0]["number"] == matter["number"]


def test_13_a_transfer_that_is_not_ours(desk: Command, tmp_path: Path) -> None:
    """条例 23(3): five workdays, the make-up Sunday among them."""
    matter = register(
        desk,
        visit(
            received_at="2026-09-18T09:00:00+08:00",
            people=[_person("冯测试", "000000197505051252")],
            route="s4",
            content="自然资源",
            outcome="objection",
            to="县自然资源局",
            transferred_on="2026-09-18",
            objection={"sender": "示例县信访局", "reasons": "镇政府没有这项职权。"},
        ),
    )[0]["matters"][0]
    assert _limits(matter) == {
        "objection_5wd": ("2026-09-24", "2026-09-24"),
        "notify_forwarded_15d": ("2026-10-03", "2026-10-08"),
    }
    assert _kinds(matter) == ["D01", "D19"]
    [letter] = desk("papers", matter["number"], "--to", tmp_path, "--kind", "D19").document["papers"]
    said = text_of(Path(letter["file"]).read_bytes())
    assert "示例县信访局：" in said
    assert "镇政府没有这项职权。" in said
    # What nobody objected to has no such letter, and a number that is none names those that are.
    assert desk("papers", matter["number"], "--to", tmp_path, "--kind", "D99").refused["code"] == (
        "paper.unknown_kind"
    )


def test_their_papers_can_be_drawn_twice_alike(desk: Command, tmp_path: Path) -> None:
    (tmp_path / "v.json").write_text(json.dumps(visit(), ensure_ascii=False, indent=1), "utf-8")
    answered = desk("register", "--input", tmp_path / "v.json", "--papers", tmp_path / "papers").document
    matter = answered["matters"][0]
    again = desk("papers", matter["number"], "--to", tmp_path / "again").document["papers"]
    assert [each["sha256"] for each in again] == [each["sha256"] for each in matter["papers"]]
    assert all(Path(each["file"]).read_bytes().startswith(b"%PDF") for each in again)
    large = desk("papers", matter["number"], "--to", tmp_path / "large", "--kind", "D01", "--large").document
    assert large["papers"][0]["sha256"] != again[0]["sha256"]
    rolls = desk("papers", matter["number"], "--to", tmp_path / "again", "--roll").document["papers"]
    assert [(each["kind"], each["pages"]) for each in rolls] == [("D01", 1), ("D02", 1)]
    assert [Path(each["file"]).name for each in rolls] == [
        f"{matter['number']}-{kind}-80mm.pdf" for kind in ("D01", "D02")
    ]
    assert {each["sha256"] for each in rolls}.isdisjoint(each["sha256"] for each in again)
