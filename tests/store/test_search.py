"""The search answers exactly as a substring search would, at every length, for every character."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.making import ACCUSATION, KEY, MATTER, NOW, PERSON, SEAL_KEY, draft, keep, put
from xinfang_desk.domain.matter import MatterDraft, State, Visit
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.people.spelling import plain
from xinfang_desk.domain.record import CountBy, Within
from xinfang_desk.searched.initials import initials
from xinfang_desk.store.file.register import Register, open_register
from xinfang_desk.store.finding import lists, search
from xinfang_desk.store.finding.lists import rows_of_day
from xinfang_desk.store.finding.search import find

NAMES = (
    "周试例", "单𠮷祥", "仇𬭎", "𰻞𡈽", "解䶮㛃", "欧阳𬱖", "𫖯𫖯", "阿卜杜热合曼·买买提", "区试", "试例周",
    "John Example", "查⼀例", "葛\U000e0100例",
)  # fmt: skip
WORDS = "工资补偿款土地承包，低保《证明》(复印件)2026年8月31日 “说不”；𠮷祥APP转账a-b_c*d\"e'f\n".replace(
    "\n", ""
)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Register, list[Visit]]]:
    """A register that is only searched."""
    chance = random.Random(20260914)  # noqa: S311
    with open_register(tmp_path_factory.mktemp("many") / "register.db", KEY) as register:
        register.recipients = (SEAL_KEY.public,)
        with register.write():
            visits = [
                put(
                    register,
                    draft(
                        _matter(chance),
                        person=Person(name=chance.choice(NAMES), address="示例村"),
                        at=NOW + timedelta(minutes=chance.randrange(-5000, 5000)),
                    ),
                )
                for _ in range(150)
            ]
        yield register, visits


def _matter(chance: random.Random) -> MatterDraft:
    said = "".join(chance.choices(WORDS, k=30))
    # Said to be no accusation: nothing at random is held back from the search.
    answers = {"jubao": "none"}
    return replace(
        MATTER,
        statement=said,
        request="",
        answers=answers,
        village=chance.choice(("示例村", "𠮷庄", "新·塘")),
    )


def _scan(visits: list[Visit], word: str) -> list[str]:
    """What a substring search finds, newest first."""
    found = []
    for visit in visits:
        matter = visit.matters[0].draft
        texts = [visit.people[0].name, matter.village, matter.statement, matter.request]
        if any(plain(word) in plain(text) for text in texts):
            found.append(visit)
    return [visit.matters[0].number for visit in sorted(found, key=_when, reverse=True)]


def _when(visit: Visit) -> tuple[object, str]:
    return visit.received_at, visit.matters[0].number[12:17]


def _ask(register: Register, word: str, limit: int = 1000) -> list[str]:
    return [row.number for row in find(register, word, limit)]


@pytest.mark.parametrize("length", [1, 2, 3, 4, 6])
def test_parts_of_what_was_said_are_found_exactly(many: tuple[Register, list[Visit]], length: int) -> None:
    register, visits = many
    chance, asked = random.Random(length), 0  # noqa: S311
    while asked < 60:
        said = chance.choice(visits).matters[0].draft.statement
        start = chance.randrange(len(said) - length)
        word = said[start : start + length]
        if " " in word or word.isdigit() or (word.isascii() and word.isalpha()):
            continue  # these are looked for among tails and initials too
        asked += 1
        assert _ask(register, word) == _scan(visits, word), word


@pytest.mark.parametrize("name", NAMES)
def test_every_part_of_every_name_is_found_exactly(many: tuple[Register, list[Visit]], name: str) -> None:
    register, visits = many
    for start in range(len(name)):
        for end in range(start + 1, len(name) + 1):
            part = name[start:end]
            if " " in part or not plain(part) or plain(part).isascii():
                continue
            assert _ask(register, part) == _scan(visits, part), part
    assert _scan(visits, name)


def test_words_have_to_be_found_all(many: tuple[Register, list[Visit]]) -> None:
    register, visits = many
    both = set(_scan(visits, "周试例")) & set(_scan(visits, "𠮷庄"))
    assert both
    assert set(_ask(register, "周试例　𠮷庄")) == both


def test_newest_first_even_when_visits_are_registered_late(many: tuple[Register, list[Visit]]) -> None:
    register, visits = many
    for limit in (1, 3, 10, 50):
        assert _ask(register, "村", limit) == _scan(visits, "村")[:limit]


@pytest.mark.parametrize(
    "text", ['"', '说"不', "' OR 1", "*", "NEAR(", "a AND", "(", "-", "\x00", "\udc80", "^x:"]
)
def test_nothing_that_is_typed_breaks_the_search(many: tuple[Register, list[Visit]], text: str) -> None:
    register, visits = many
    words = text.split()
    expected = [
        number for number in _scan(visits, words[0]) if all(number in _scan(visits, w) for w in words)
    ]
    assert _ask(register, text) == expected


@pytest.mark.parametrize("text", ["", "   ", "\u3000"])
def test_nothing_asked_finds_nothing(many: tuple[Register, list[Visit]], text: str) -> None:
    assert find(many[0], text) == ()


def test_many_words_are_no_trouble(many: tuple[Register, list[Visit]]) -> None:
    assert find(many[0], " ".join(["村"] * 500)) != ()


def test_a_selector_of_a_glyphs_shape_is_not_seen(register: Register) -> None:
    number = keep(register, person=Person(name="葛\U000e0100例")).matters[0].number
    assert _ask(register, "葛例") == _ask(register, "葛\ufe00例") == [number]


def test_a_word_is_not_looked_for_among_whole_numbers(register: Register) -> None:
    keep(register, person=Person(name="李样本", phone="7"))
    assert find(register, "7") == ()


def test_no_phrase_runs_from_one_name_into_the_next(register: Register) -> None:
    with register.write():
        two = draft()
        put(register, type(two)(people=(PERSON, Person(name="李样本")), matters=two.matters, received_at=NOW))
    assert find(register, "例李") == ()
    assert len(find(register, "试例 李样")) == 1


@pytest.mark.parametrize(
    "asked", ["1019", "121019", "000000197904121019", "1024", "13800001024", "zsl", "ZS", "z", "示例村 1019"]
)
def test_tails_and_initials_find(register: Register, asked: str) -> None:
    number = keep(register).matters[0].number
    keep(register, person=Person(name="李样本", phone="13900002048"))
    assert _ask(register, asked) == [number]


def test_a_number_is_found_by_its_tail_whole_or_in_groups(register: Register) -> None:
    number = keep(register).matters[0].number
    keep(register, person=Person(name="李样本"))
    for asked in (
        number,
        number[-7:],
        f"{number[12:17]} {number[17:]}",
        f"{number[:9]} {number[9]} {number[10:]}",
    ):
        assert _ask(register, asked) == [number]


def test_a_number_is_found_by_the_five_figures_that_people_read_out(register: Register) -> None:
    number = keep(register).matters[0].number
    other = keep(register, person=Person(name="李样本")).matters[0].number
    assert _ask(register, number[12:17]) == [number]
    assert _ask(register, f"李样 {other[12:17]}") == [other]
    assert _ask(register, f"李样 {number[12:17]}") == _ask(register, "00000") == _ask(register, "99999") == []


def test_an_identity_number_that_ends_in_x(register: Register) -> None:
    keep(register, person=Person(name="李样本", id_number="00000019790412102X"))
    assert len(find(register, "102x")) == len(find(register, "４１２１０２Ｘ")) == 1


@pytest.mark.parametrize(
    ("name", "letters"),
    [("单例", "sl"), ("仇例", "ql"), ("解例", "xl"), ("查例", "zl"), ("区例", "ol"), ("任例", "rl"),
     ("曾例", "zl"),
     ("盖例", "gl"), ("尉迟例", "ycl"), ("尉例", "wl"), ("𠮷例", "jl"), ("𬭎例", "hl"),
     ("阿卜杜·例", "abdl")],
)  # fmt: skip
def test_surnames_are_found_by_their_own_reading(name: str, letters: str) -> None:
    assert letters in initials(plain(name))


def test_spellings_of_a_name_stay_few() -> None:
    found = initials("单乐重句查")
    assert len(found) == 8
    assert {letters[0] for letters in found} == {"s"}
    assert initials("（）") == ()


def test_an_accusation_is_in_no_search(register: Register) -> None:
    sealed = keep(register, ACCUSATION, person=Person(name="密语人", phone="13700004096")).matters[0]
    for asked in ("密语人", "密语村", "私分", "myr", "4096", sealed.number, sealed.number[-6:]):
        assert find(register, asked) == (), asked
    [row] = rows_of_day(register, NOW.date())
    assert (row.confidential, row.people, row.village, row.summary) == (True, "", "", "")
    assert search.strays(register) == 0


def test_an_accusation_beside_another_matter_does_not_leak_into_it(register: Register) -> None:
    plain_matter, _ = keep(register, MATTER, ACCUSATION).matters
    assert _ask(register, "周试例") == _ask(register, "1019") == [plain_matter.number]
    assert find(register, "私分") == find(register, "密语") == ()


def test_a_matter_missing_from_the_search_is_noticed(register: Register) -> None:
    keep(register)
    keep(register, ACCUSATION)
    register.run("DELETE FROM search")
    assert search.strays(register) == 1
    with register.write():
        search.rebuild(register)
    assert search.strays(register) == 0
    assert len(find(register, "周试例 zsl 1019 示例村")) == 1


def test_a_search_is_narrowed_and_an_empty_one_lists_what_falls_in(register: Register) -> None:
    [early] = keep(register, replace(MATTER, village="新塘村"), at=NOW - timedelta(days=3)).matters
    [late] = keep(register).matters
    keep(register, ACCUSATION)
    day = NOW.date()
    asked: list[tuple[Within, list[str]]] = [
        (Within(since=day), [late.number]),
        (Within(until=day - timedelta(days=1)), [early.number]),
        (Within(village="新塘村"), [early.number]),
        (Within(states=frozenset({early.state, State.CONCLUDED})), [late.number, early.number]),
        (Within(states=frozenset({State.CONCLUDED})), []),
        (Within(due_by=day + timedelta(days=12)), [early.number]),
        (Within(since=day - timedelta(days=9), due_by=day + timedelta(days=99)), [late.number, early.number]),
    ]
    for within, numbers in asked:
        for text in ("周试例", ""):
            assert [row.number for row in find(register, text, 50, within)] == numbers, (text, within)
    assert find(register, "") == ()


def test_matters_are_counted_by_topic_place_and_month_without_accusations(register: Register) -> None:
    keep(register, replace(MATTER, content="劳动和社会保障"))
    keep(register, replace(MATTER, content="劳动和社会保障", village="新塘村"), at=NOW + timedelta(days=20))
    keep(register, replace(MATTER, content="农村农业"), ACCUSATION)
    day = NOW.date()
    until = day + timedelta(days=30)
    found = {
        by: [(each.key, each.matters) for each in lists.counts(register, by, day, until)] for by in CountBy
    }
    assert found == {
        CountBy.CONTENT: [("劳动和社会保障", 2), ("农村农业", 1)],
        CountBy.PLACE: [("示例村", 2), ("新塘村", 1)],
        CountBy.MONTH: [("2026-09", 2), ("2026-10", 1)],
    }
    assert lists.counts(register, CountBy.MONTH, day + timedelta(days=1), day + timedelta(days=2)) == ()
