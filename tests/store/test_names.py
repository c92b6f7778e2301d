"""A person is found again however the name, the telephone or the address was written."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace

import pytest
from sqlite_utils import Database

from tests.store.making import BY, MATTER, keep
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.searched.initials import initials
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.meta import read_meta
from xinfang_desk.store.file.migrations import TO_FILL, m0008_spelling
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.finding import lists, search
from xinfang_desk.store.finding import not_same as apart

PHONE = "13800002048"
ONE_NAME = (
    ("买买提·试例江", "买买提•试例江"), ("阿不都•示例", "阿不都·示例"), ("古丽・样例", "古丽·样例"),
    ("艾山．试样", "艾山·试样"), ("卓玛.示样", "卓玛·示样"), ("扎西·例样", "扎西例样"),
    ("扎西例样", "扎西·例样"), ("热娜‧示例", "热娜∙示例"), ("巴特᠎⋅示例", "巴特示例"),
    ("周　试例", "周试例"), ("王 示 例", "王示例"), ("周试例", "周\u00a0试例"),
    ("⻢试例", "马试例"), ("马试例", "⻢试例"), ("⼭试例", "山试例"), ("葛\U000e0100试例", "葛试例"),
    ("周\u200b试例", "周试例"), ("\ufeff周试例", "\u202d周试例\u202c"), ("O’Neill", "O'Neill"),
)  # fmt: skip
ALIKE = (
    ("呂试例", "吕试例"), ("吕试例", "呂试例"), ("後试例", "后试例"), ("黃试例", "黄试例"),
    ("周国例", "周國例"),
    ("𠮷试例", "吉试例"), ("峯试例", "峰试例"), ("santísima", "santisima"), ("santisima", "santísima"),
    ("阿不都•國例", "阿不都·国例"),
)  # fmt: skip


def _found(register: Register, asked: str) -> list[tuple[str, bool]]:
    return [(row.number, row.similar) for row in search.find(register, asked)]


def _earlier(register: Register, name: str, phone: str = PHONE) -> list[str]:
    return [row.number for row in lists.earlier_of(register, name=name, phone=phone)]


@pytest.mark.parametrize(("stored", "asked"), ONE_NAME)
def test_one_name_is_found_and_is_the_same_person(register: Register, stored: str, asked: str) -> None:
    number = keep(register, person=Person(name=stored, phone=PHONE)).matters[0].number
    keep(register, person=Person(name="李样本", phone="13900004096"))
    assert _found(register, asked) == [(number, False)]
    assert _earlier(register, asked) == [number]


@pytest.mark.parametrize(("stored", "asked"), ALIKE)
def test_what_looks_alike_is_found_last_and_is_nobody_else(
    register: Register, stored: str, asked: str
) -> None:
    alike = keep(register, person=Person(name=stored, phone=PHONE)).matters[0].number
    assert _found(register, asked) == [(alike, True)]
    assert _found(register, f"{asked} 工资") == [(alike, True)]
    assert _earlier(register, asked) == []
    exact = keep(register, person=Person(name=asked, phone=PHONE)).matters[0].number
    newer = keep(register, person=Person(name=stored, phone=PHONE)).matters[0].number
    assert _found(register, asked) == [(exact, False), (newer, True), (alike, True)]
    assert _earlier(register, asked) == [exact]


def test_a_dot_at_the_end_of_a_sentence_is_no_part_of_a_name(register: Register) -> None:
    keep(register, person=Person(name="费试例"))
    said = keep(register, person=Person(name="李样本")).matters[0].number
    assert _found(register, "费。") == []
    assert _found(register, "结清。") == [(said, False), *_found(register, "费试例")]


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ("138 0000 2048", PHONE), ("+86 138-0000-2048", PHONE), (PHONE, "+86 138 0000 2048"),
        ("１３８００００２０４８", PHONE), (PHONE, "１３８００００２０４８"),
        ("0376-0001024、13800002048", PHONE), ("13900004096/13800002048", PHONE),
        ("0376-0001024转801", "(0376)0001024"), ("0376 0001024", "03760001024"),
    ],
)  # fmt: skip
def test_a_telephone_is_found_however_it_is_written(register: Register, stored: str, asked: str) -> None:
    number = keep(register, person=Person(name="周试例", phone=stored)).matters[0].number
    assert _found(register, asked) == [(number, False)]
    assert _earlier(register, "周试例", asked) == [number]
    assert _earlier(register, "周试例", "13700000000") == []


@pytest.mark.parametrize("asked", ["000000-19790412-1019", "\u200b000000197904121019", "'000000197904121019"])
def test_an_identity_number_is_found_however_it_is_typed(register: Register, asked: str) -> None:
    number = keep(register).matters[0].number
    assert [row.number for row in lists.earlier_of(register, id_number=asked)] == [number]


def test_an_address_is_the_same_without_its_spaces(register: Register) -> None:
    number = keep(register, person=Person(name="周试例", address="示例村 ３组　Ａ栋")).matters[0].number
    rows = lists.earlier_of(register, name="周试例", address="示例村3组a栋")
    assert [row.number for row in rows] == [number]


def test_who_was_looked_for_is_told_by_any_spelling(register: Register) -> None:
    with register.write():
        trail.append_lookup(register, BY, "阿不都•示例", "usual", 1)
        salt = _salt(register)
        before = hashlib.blake2b("周 试例".encode(), key=bytes.fromhex(salt), digest_size=8).hexdigest()
        trail.append(register, BY, "find", "lookup", f"{before} 1 usual")
    assert len(trail.lines(register, looked_for="阿不都示例")) == 1
    assert len(trail.lines(register, looked_for="周 试例")) == 1
    assert trail.lines(register, looked_for="周试例") == ()


def _salt(register: Register) -> str:
    [(salt,)] = register.rows("SELECT value FROM meta WHERE key LIKE '%salt%'")
    return str(salt)


def test_a_field_with_a_list_of_names_is_spelled_at_once(register: Register) -> None:
    """Each name by its own letters; of 2^20 spellings of one name no more than eight are made."""
    assert len(initials("长" * 24)) == 8
    names = "、".join(["长重乐试", "周试例", "单王样"] * 7)
    number = keep(register, person=Person(name=names)).matters[0].number
    assert _found(register, "zsl") == [(number, False)]
    assert len(initials("长" * 100_000)) == 8
    assert max(map(len, initials("长" * 100_000))) <= 40


def _as_it_was(register: Register) -> None:
    """The search as a register of before had it: empty here, and to be made anew."""
    with register.write():
        register.run("DROP TABLE similar")
        m0008_spelling(Database(register.connection))


def test_an_older_register_is_filled_a_part_at_a_time(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [keep(register, person=Person(name=f"阿不都•示例{each}", phone=PHONE)) for each in "甲乙丙丁"]
    _as_it_was(register)
    assert _found(register, "阿不都示例丙") == []
    monkeypatch.setattr(search, "_AT_ONCE", 2)
    left, real = [2], search._add

    def cut_off(*given: object) -> None:
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        real(*given)

    monkeypatch.setattr(search, "_add", cut_off)
    with pytest.raises(KeyboardInterrupt):
        search.catch_up(register)
    monkeypatch.setattr(search, "_add", real)
    assert search.strays(register) == 2
    search.catch_up(register)
    assert search.strays(register) == 0
    assert read_meta(register, TO_FILL) is None
    assert _found(register, "阿不都示例丙") == [(kept[2].matters[0].number, False)]
    assert len(_earlier(register, "阿不都·示例甲")) == 1
    assert register.rows("SELECT count(*) FROM search WHERE search MATCH '\"甲\"'") == [(1,)]


def test_who_was_set_apart_before_stays_so(register: Register) -> None:
    asker = Person(name="阿不都•示例", phone="0376-0001024", address="示例村 三组")
    number = keep(register, MATTER, person=asker).matters[0].number
    with register.write():
        apart.set_apart(register, asker, number)
        key = bytes.fromhex(str(read_meta(register, "apart_key")))
        register.run("DELETE FROM apart")
        name = unicodedata.normalize("NFKC", asker.name).casefold()
        for before in (f"phone {name} 42010006730", f"address {name} {asker.address}"):
            mark = hashlib.blake2b(before.encode(), key=key, digest_size=16).digest()
            register.run("INSERT INTO apart (mark, number) VALUES (?, ?)", (mark, number))
    _as_it_was(register)
    search.catch_up(register)
    assert lists.earlier_of(register, name=asker.name, phone=asker.phone, address=asker.address) == ()
    assert lists.earlier_of(register, name=asker.name, phone=asker.phone) == ()


def test_a_pasted_text_is_found_by_its_beginning(register: Register) -> None:
    said = "".join(chr(0x4E00 + place) for place in range(400))
    number = keep(register, replace(MATTER, statement=said, answers={"jubao": "none"})).matters[0].number
    assert _found(register, said + "别的" * 50_000) == [(number, False)]
    assert _found(register, "别" + said) == []


def test_a_name_of_any_length_is_compared_whole(register: Register) -> None:
    name = "阿不都" * 40
    number = keep(register, person=Person(name=name, phone=PHONE)).matters[0].number
    assert _earlier(register, name) == [number]
    assert _earlier(register, f"{name}示例") == []
    assert _earlier(register, name[:-1]) == []
