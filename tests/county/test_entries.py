"""What was done on a matter is entered line by line: good lines once, bad ones with their reason."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.county.parties import record
from tests.county.test_reply import event
from xinfang_desk.batch.wire import CountyEvent
from xinfang_desk.county.entries import EntryIn, read_entry
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.people.text import on_one_line

NUMBER = record(1).number


def test_an_answer_stands_on_its_matter(county, desk) -> None:
    county.take(desk.batch(record(1)))
    taken = county.office.answer([event(NUMBER, event="answered", due=None, text="已责令支付")])
    assert (taken.taken, taken.refused) == (1, ())
    (answer,) = county.office.matter(NUMBER).answers
    assert (answer.event, answer.day, answer.text, answer.due, answer.replied) == (
        "answered",
        date(2026, 9, 16),
        "已责令支付",
        None,
        False,
    )


def test_the_same_answer_again_is_told_apart_and_adds_nothing(county, desk) -> None:
    county.take(desk.batch(record(1)))
    first, again = (county.office.answer(lines) for lines in ([event(NUMBER)] * 2, [event(NUMBER)]))
    assert [(each.taken, each.same) for each in (first, again)] == [(1, 1), (0, 1)]
    assert len(county.office.matter(NUMBER).answers) == 1


def test_a_corrected_answer_is_another_answer(county, desk) -> None:
    county.take(desk.batch(record(1)))
    county.office.answer([event(NUMBER), event(NUMBER, due=None), event(NUMBER, text="更正")])
    assert len(county.office.matter(NUMBER).answers) == 3


BAD = [
    (event(record(2).number), "matter.unknown", {}),
    (event(NUMBER[:-1] + "0"), "number.mistyped", {}),
    (event(NUMBER, event="praised"), "input.bad_value", {"field": "event"}),
    (event(NUMBER, date="2026-02-30"), "input.no_day", {"field": "date"}),
    (event(NUMBER, date="0001-01-01"), "input.no_day", {"field": "date"}),
    (event(NUMBER, due="soon"), "input.no_day", {"field": "due"}),
    (event(NUMBER, org=""), "input.empty", {"field": "org"}),
    (event(NUMBER, text="字" * 100_001), "input.bad_value", {"field": "text"}),
    (event(NUMBER, mood="bad"), "input.unknown_key", {"field": "mood"}),
    (b'{"number":"1","event":"assigned","org":"x"}', "input.missing_key", {"field": "date"}),
    (b"[]", "input.not_object", {}),
    (b'["x"]', "input.not_object", {}),
    (b'"s"', "input.not_object", {}),
    (b"null", "input.not_object", {}),
    (event(NUMBER)[:-1] + b',"org":"x"}', "input.repeated_key", {"field": "org"}),
    (event(NUMBER, org="\u202e\u0000\n"), "input.empty", {"field": "org"}),
    (b"{", "input.not_json", {}),
    (b"\xff", "input.not_json", {}),
    (b"[" * 100_000, "input.not_object", {}),
]


@pytest.mark.parametrize(("line", "code", "facts"), BAD)
def test_a_bad_line_is_told_and_the_good_ones_stand(county, desk, line, code, facts) -> None:
    county.take(desk.batch(record(1)))
    taken = county.office.answer([b"", line, event(NUMBER)])
    assert taken.taken == 1
    assert [(each.line, each.code, each.facts) for each in taken.refused] == [(2, code, facts)]


def test_words_are_kept_without_what_nobody_sees(county, desk) -> None:
    county.take(desk.batch(record(1)))
    line = event(NUMBER, org="县人\u202e社\n局", text="已\u0000办\r\n好", document="\u2066一号")
    assert county.office.answer([line]).taken == 1
    (found,) = county.office.matter(NUMBER).answers
    assert (found.org, found.text, found.document) == ("县人 社 局", "已 办 好", "一号")


def test_a_number_may_be_typed_in_groups(county, desk) -> None:
    county.take(desk.batch(record(1)))
    assert county.office.answer([event(f"{NUMBER[:9]} {NUMBER[9:]}")]).taken == 1
    assert len(county.office.matter(NUMBER).answers) == 1


def read(line: bytes) -> EntryIn | DeskError:
    try:
        return read_entry(line)
    except DeskError as refused:
        return refused


@given(st.binary() | st.text().map(str.encode))
def test_whatever_a_line_holds_it_is_read_or_refused(line) -> None:
    found = read(line)
    assert isinstance(found, EntryIn) or found.code.startswith("input.")


@given(
    st.fixed_dictionaries(
        {
            "number": st.text(max_size=20),
            "event": st.sampled_from(CountyEvent.__args__) | st.text(),
            "org": st.text(max_size=9),
            "date": st.dates().map(str) | st.text() | st.integers(),
        },
        optional={
            "document": st.text(),
            "text": st.text(),
            "due": st.none() | st.dates().map(str) | st.text(),
        },
    )
)
def test_what_is_read_is_what_was_written(given) -> None:
    found = read(json.dumps(given).encode())
    if isinstance(found, DeskError):
        assert found.code in {"input.bad_value", "input.empty", "input.no_day"}
        assert found.facts["field"] in given
        return
    assert found.event in CountyEvent.__args__
    assert (found.number, str(found.day)) == (given["number"], given["date"])
    words = (given["org"], given.get("document", ""), given.get("text", ""))
    assert (found.org, found.document, found.text) == tuple(map(on_one_line, words))
    assert found.due == (date.fromisoformat(given["due"]) if given.get("due") else None)


def test_blanks_around_words_are_no_other_answer(county, desk) -> None:
    county.take(desk.batch(record(1)))
    county.office.answer([event(NUMBER), event(NUMBER, org=" 县人社局　", text=" \n")])
    assert [each.org for each in county.office.matter(NUMBER).answers] == ["县人社局"]


def test_an_opinion_tells_when_it_was_served_at_once_or_later(county, desk) -> None:
    county.take(desk.batch(record(1)))
    opinion = {"event": "review_answered", "due": None}
    county.office.answer([event(NUMBER, **opinion)])
    assert county.office.answer([event(NUMBER, **opinion, served_on="2026-09-16")]).taken == 1
    (answer,) = county.office.matter(NUMBER).answers
    assert answer.served_on == date(2026, 9, 16)
    refused = county.office.answer(
        [
            event(NUMBER, event="answered", due=None, served_on="2026-09-16"),
            event(NUMBER, **opinion, served_on="2026-09-15"),
            event(NUMBER, **opinion, served_on="2026-09-18"),
        ]
    ).refused
    assert [(each.code, each.facts["field"]) for each in refused] == [
        ("input.bad_value", "served_on"),
        ("entries.served_before", "served_on"),
        ("step.after_today", "served_on"),
    ]


@pytest.mark.parametrize("content", [b"PK\x03\x04\x14\n\n", b"\xd0\xcf\x11\xe0\xa1\n"])
def test_a_workbook_is_refused_in_one_sentence(county, content) -> None:
    with pytest.raises(DeskError) as refused:
        county.office.answer(content.split(b"\n"))
    assert refused.value.code == "entries.a_workbook"
