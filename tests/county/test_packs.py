"""Records lie in packs, and come out as they went in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xinfang_desk.county import packs
from xinfang_desk.county.ledger.sqlite import open_sqlite

_MIB = 1 << 20


def test_a_pack_is_full_by_lines_or_by_bytes() -> None:
    assert [len(each) for each in packs.chunks([b"x"] * 2500)] == [1000, 1000, 500]
    assert [len(each) for each in packs.chunks([b"x" * _MIB] * 9)] == [4, 4, 1]
    assert list(packs.chunks([])) == []


def test_each_pack_comes_with_its_lines_and_in_their_order() -> None:
    lines = [b"%d" % each for each in range(2500)]
    found = list(packs.packed(lines))
    assert [chunk for chunk, _ in found] == list(packs.chunks(lines))
    assert [packed for _, packed in found] == [packs.pack(chunk) for chunk, _ in found]
    assert list(packs.packed([])) == []


@given(st.lists(st.binary(min_size=1).map(lambda line: line.replace(b"\n", b" ")), min_size=1), st.data())
def test_what_goes_in_comes_out(tmp_path_factory, lines, data) -> None:
    ledger = open_sqlite(tmp_path_factory.mktemp("packs") / "ledger.db", b"0" * 32)
    ledger.run("PRAGMA foreign_keys = OFF")
    cut = data.draw(st.integers(0, len(lines) - 1))
    packs.put(ledger, (1, 0), packs.pack(lines[: cut + 1]))
    if lines[cut + 1 :]:
        packs.put(ledger, (1, cut + 1), packs.pack(lines[cut + 1 :]))
    packs.put(ledger, (2, 0), packs.pack([b"another batch"]))
    reader = packs.Reader(ledger)
    places = data.draw(st.permutations(range(len(lines))))
    assert [reader.line((1, place)) for place in places] == [lines[place] for place in places]
    assert reader.line((2, 0)) == b"another batch"
    assert list(packs.of_batch(ledger, 1)) == lines
    ledger.close()
