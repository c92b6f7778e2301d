"""Who is taken for the same: one rule, by number, or by name with a telephone or an address."""

from __future__ import annotations

import pytest

from xinfang_desk.domain.people.likeness import likenesses, phones
from xinfang_desk.domain.people.petitioner import Person

MOBILE = ("13800001024",)


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("138 0000 1024", MOBILE), ("138-0000-1024", MOBILE), ("138.0000.1024", MOBILE),
        ("１３８００００１０２４", MOBILE), ("+86 138 0000 1024", MOBILE), ("0086-13800001024", MOBILE),
        ("8613800001024", MOBILE), ("86 13800001024", MOBILE), ("（+86）13800001024", MOBILE),
        ("013800001024", MOBILE), ("138\u200b00001024", MOBILE), ("13800001024（儿子）", MOBILE),
        ("0376-0001024", ("3760001024",)), ("(0376)0001024", ("3760001024",)),
        ("+86-376-0001024", ("3760001024",)),
        ("0376-0001024转801", ("3760001024",)), ("0376-0001024 分机 801", ("3760001024",)),
        ("13800001024/0376-0001024", ("13800001024", "3760001024")),
        ("13800001024、13900002048", ("13800001024", "13900002048")),
        ("13800001024，13900002048；13700004096", ("13800001024", "13900002048", "13700004096")),
        ("138 0000 1024 139 0000 2048", ("13800001024", "13900002048")),
        ("13800001024 13800001024", MOBILE),
        ("0001024", ("0001024",)), ("661024", ("661024",)), ("+852 0000 1024", ("85200001024",)),
        ("", ()), ("无", ()),
    ],
)  # fmt: skip
def test_each_number_of_a_field_is_read(written: str, numbers: tuple[str, ...]) -> None:
    assert phones(written) == numbers


@pytest.mark.parametrize(
    "person",
    [
        Person(name="周试例"),
        Person(name="周试例", phone="138"),
        Person(name="", phone="13800001024", address="示例村三组"),
        Person(name="周试例", id_number="无"),
        Person(name=" · ", phone="13800001024"),
    ],
)
def test_less_than_that_is_nobody(person: Person) -> None:
    assert likenesses(person) == ()


def _same(one: Person, other: Person) -> bool:
    return not set(likenesses(one)).isdisjoint(likenesses(other))


def test_one_of_several_is_enough() -> None:
    written = Person(name="阿不都•示例", phone="0376-0001024、+86 13800001024", address="示例村 三组")
    assert _same(written, Person(name="阿不都·示例", phone="13800001024"))
    assert _same(written, Person(name="阿不都示例", address="示例村三组"))
    assert not _same(written, Person(name="阿不都示例", phone="13800001025"))
    assert _same(
        Person(name="", id_number="000000-19790412-1019"), Person(name="x", id_number="000000197904121019")
    )


def test_a_variant_is_another_name() -> None:
    assert not _same(Person(name="呂试例", phone=MOBILE[0]), Person(name="吕试例", phone=MOBILE[0]))
