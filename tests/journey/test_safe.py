"""The verbs of keeping things safe, as scripts call them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.journey.conftest import PASSPHRASE, Command, register, visit
from xinfang_desk import vault
from xinfang_desk.cli.desk import main as desk_main
from xinfang_desk.places import REGISTER
from xinfang_desk.settings import read_settings, write_settings
from xinfang_desk.store.file.register import open_register
from xinfang_desk.store.finding import search

SECOND = "第二个口令-22"


@pytest.fixture
def accusation(desk: Command, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XINFANG_CONFIDENTIAL_PASSPHRASE", PASSPHRASE)
    told = visit(purpose="jubao", route=None, outcome="discipline", statement="举报钱示范冒领补助")
    return str(register(desk, told)[0]["matters"][0]["number"])


def _account(desk: Command, monkeypatch: pytest.MonkeyPatch, *duties: str, name: str = "李示例") -> Any:
    monkeypatch.setenv("XINFANG_NEW_PASSPHRASE", SECOND)
    wanted = [part for duty in duties for part in ("--duty", duty)]
    return desk("account", "add", name, *wanted).document


def test_an_accusation_is_unsealed_with_a_reason_that_is_kept(desk: Command, accusation: str) -> None:
    shown = desk("unseal", accusation, "--why", "移送前核对").document
    assert (shown["sealed"], shown["people"][0]["name"]) == (False, "周试例")
    assert shown["statement"] == "举报钱示范冒领补助"
    line = desk("show", accusation).document["history"][-1]
    assert (line["verb"], line["detail"]) == ("unsealed", "移送前核对")


def test_without_the_confidential_passphrase_it_stays_shut(
    desk: Command, accusation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XINFANG_CONFIDENTIAL_PASSPHRASE", "不对的口令-99")
    assert desk("unseal", accusation, "--why", "好奇").refused["code"] == "passphrase.wrong"
    monkeypatch.delenv("XINFANG_CONFIDENTIAL_PASSPHRASE")
    missing = desk("unseal", accusation, "--why", "好奇").refused
    assert (missing["code"], missing["facts"]) == (
        "passphrase.missing",
        {"variable": "XINFANG_CONFIDENTIAL_PASSPHRASE"},
    )


def test_the_post_goes_to_another(desk: Command, accusation: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _account(desk, monkeypatch, "officer", name="王保密")
    taken = desk("account", "hand-over", "王保密").document
    assert taken["duties"] == ["confidential", "officer"]
    assert desk("unseal", accusation, "--why", "交接以后").refused["code"] == "seal.not_holder"
    monkeypatch.setenv("XINFANG_PASSPHRASE", SECOND)
    monkeypatch.setenv("XINFANG_CONFIDENTIAL_PASSPHRASE", SECOND)
    assert desk("unseal", accusation, "--why", "移送").document["people"][0]["name"] == "周试例"


def test_an_account_works_under_its_name_and_within_its_duties(
    desk: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _account(desk, monkeypatch, "auditor")
    assert made == {"id": "2", "name": "李示例", "duties": ["auditor"]}
    monkeypatch.setenv("XINFANG_PASSPHRASE", SECOND)
    monkeypatch.setenv("XINFANG_OFFICER", "李示例")
    assert desk("find", "周试例").code == 0
    answered = desk("register", "--input", "-", stdin=json.dumps(visit()))
    assert answered.refused["code"] == "role.lacking"
    monkeypatch.setenv("XINFANG_OFFICER", "没有的人")
    assert desk("find", "周试例").refused["code"] == "account.unknown"


def test_passphrases_change_are_reset_and_recovered(desk: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINFANG_NEW_PASSPHRASE", SECOND)
    code = desk("account", "recovery").document["code"]
    assert desk("account", "passphrase").code == 0
    assert desk("check").refused["code"] == "passphrase.wrong"
    monkeypatch.setenv("XINFANG_PASSPHRASE", SECOND)
    assert desk("account", "reset", "示例员").code == 0
    monkeypatch.setenv("XINFANG_PASSPHRASE", code)
    monkeypatch.setenv("XINFANG_NEW_PASSPHRASE", PASSPHRASE)
    assert desk("account", "recover", "示例员").document["name"] == "示例员"
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    assert [each["name"] for each in desk("account", "list").document["accounts"]] == ["示例员"]


def test_an_account_with_a_duty_that_there_is_not(desk: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINFANG_NEW_PASSPHRASE", SECOND)
    assert desk("account", "add", "李示例", "--duty", "king").refused["code"] == "role.unknown"
    assert desk("account", "remove", "示例员").refused["code"] == "account.last_administrator"


def test_the_head_signs_a_refusal(desk: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    conclusion = {"document": "示例复核1号", "served_on": "2026-03-02", "same_facts": True}
    refused = visit(outcome="no_more", route="s6", conclusion=conclusion)
    number = register(desk, refused)[0]["matters"][0]["number"]
    _account(desk, monkeypatch, "head", name="赵负责")
    assert desk("approve", number, "--by", "赵负责").refused["code"] == "role.lacking"
    monkeypatch.setenv("XINFANG_PASSPHRASE", SECOND)
    shown = desk("approve", number).document
    assert "D07" in [paper["kind"] for paper in shown["papers"]]
    assert [line["officer"] for line in shown["history"] if line["verb"] == "approve"] == ["赵负责"]


def test_a_day_is_closed_and_its_copy_tried(desk: Command) -> None:
    register(desk, visit())
    closed = desk("close-day").document
    assert Path(closed["file"]).parent.name == "backups"
    tried = desk("drill", closed["file"]).document
    assert (tried["matters"], tried["attachments"]) == (1, 0)
    verbs = [line["verb"] for line in desk("trail").document["lines"]]
    assert verbs == ["init", "registered", "day_closed", "drill"]


def test_a_day_is_closed_though_its_second_copy_is_not_kept(desk: Command, tmp_path: Path) -> None:
    register(desk, visit())
    home = tmp_path / "desk"
    write_settings(home, replace(read_settings(home), second_place=str(tmp_path / "pulled")))
    closed = desk("close-day").document
    assert Path(closed["file"]).is_file()
    assert closed["second"] is None
    assert closed["second_lost"]["code"] == "drive.gone"
    assert [each["verb"] for each in desk("trail").document["lines"]][-1] == "day_closed"


def test_a_damaged_register_is_set_aside_and_the_copy_takes_its_place(
    desk: Command, run: Command, tmp_path: Path
) -> None:
    number = register(desk, visit())[0]["matters"][0]["number"]
    file = desk("close-day").document["file"]
    spoilt = tmp_path / "desk" / REGISTER
    spoilt.write_bytes(b"x" * 8192)
    refused = desk("show", number).refused
    assert refused["code"] == "store.damaged"
    assert "restore --set-aside" in refused["words"]
    assert desk("restore", file).refused["code"] == "home.not_empty"
    assert desk("restore", "--set-aside", file).document == {"matters": 1, "attachments": 0}
    assert desk("show", number).document["number"] == number
    [aside] = tmp_path.glob("desk-damaged-*")
    assert (aside / REGISTER).read_bytes() == b"x" * 8192


def test_the_search_is_repaired(desk: Command, tmp_path: Path) -> None:
    register(desk, visit())
    home = tmp_path / "desk"
    with open_register(home / REGISTER, vault.open_vault(home, PASSPHRASE)) as store, store.write():
        search.forget(store, 1)
    [found] = desk("check").document["findings"]
    assert "repair search" in found["words"]
    assert desk("repair", "search").document == {"repaired": 1}
    assert desk("check").document["ok"]


def test_look_ups_are_kept_with_their_reason(desk: Command) -> None:
    register(desk, visit())
    desk("find", "周试例", "--why", "本人来电")
    [line] = desk("trail", "--verb", "find", "--looked-for", "周试例").document["lines"]
    assert line["detail"].endswith("1 本人来电")
    assert "周试例" not in json.dumps(desk("trail").document, ensure_ascii=False)


def test_a_person_asks_for_their_own_record(desk: Command, accusation: str) -> None:
    register(desk, visit())
    found = desk("person", "--id", "000000197904121019").document["matters"]
    assert [each["people"][0]["name"] for each in found] == ["周试例"]
    assert accusation not in json.dumps(found)


def test_people_get_a_short_text(desk: Command, run: Command, tmp_path: Path, accusation: str) -> None:
    for verb in (
        ["account", "list"],
        ["trail"],
        ["close-day"],
        ["person", "--name", "x"],
        ["repair", "search"],
    ):
        answered = run(
            lambda argv: desk_main([each for each in argv if each != "--json"]), tmp_path / "desk", *verb
        )
        assert (answered.code, bool(answered.out.strip())) == (0, True), verb


def test_what_is_kept_long_enough_is_erased(desk: Command) -> None:
    told = visit(received_at="2020-01-02T09:00:00+08:00", outcome="onspot", route=None, to="")
    number = register(desk, told)[0]["matters"][0]["number"]
    assert desk("erase", number, "--why", "期满").refused["code"] == "retention.not_set"
    assert desk("retention", 5).document == {"years": 5}
    assert desk("erase", number, "--why", "期满").document == {"number": number}
    shown = desk("show", number).document
    assert (shown["people"], shown["statement"]) == ([], "")
