"""Whatever is done to a good batch, it is refused or it is whole: never another fault, never a part."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from bag_forge import RECORDS, SCAN, SCAN_SHA, Forge, refused
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xinfang_desk.batch.layout import BAG_INFO, MANIFEST, STATEMENT, TAGMANIFEST
from xinfang_desk.domain.errors import DeskError

pytestmark = pytest.mark.usefixtures("no_plain_text_left")

FLIPS = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 7)), min_size=1, max_size=3)
FUZZ = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def flipped(content: bytes, flips: list[tuple[int, int]]) -> bytes:
    changed = bytearray(content)
    for place, bit in flips:
        changed[place % len(changed)] ^= 1 << bit
    return bytes(changed)


def refused_or_whole(forge: Forge, path: Path) -> None:
    """Either a refusal, or all of it exactly as it was signed: never anything between."""
    with contextlib.suppress(DeskError), forge.open(path) as bag:
        assert list(bag.records()) == RECORDS
        assert bag.attachment(SCAN_SHA).read_bytes() == SCAN


@FUZZ
@given(flips=FLIPS)
def test_flips_in_the_sealed_file_are_refused(forge, flips) -> None:
    content = forge.good().path.read_bytes()
    path = forge.path(".xfb")
    path.write_bytes(flipped(content, flips))
    if path.read_bytes() != content:
        assert refused(forge, path).startswith("batch.")


@FUZZ
@given(flips=FLIPS)
def test_flips_under_the_seal(forge, flips) -> None:
    refused_or_whole(forge, forge.seal_packed(flipped(forge.packed(forge.good().path), flips)))


@FUZZ
@given(flips=FLIPS)
def test_flips_in_the_archive(forge, flips) -> None:
    refused_or_whole(forge, forge.seal_tar(flipped(forge.tar(forge.good().path), flips)))


@FUZZ
@given(junk=st.binary(max_size=2000))
def test_noise_under_the_seal(forge, junk: bytes) -> None:
    assert refused(forge, forge.seal_packed(junk)).startswith("batch.")
    assert refused(forge, forge.seal_tar(junk)).startswith("batch.")


@FUZZ
@given(junk=st.binary(max_size=500), name=st.sampled_from([STATEMENT, TAGMANIFEST, MANIFEST, BAG_INFO]))
def test_noise_for_a_tag(forge, junk: bytes, name: str) -> None:
    parts = forge.parts(forge.good().path)
    assert refused(forge, forge.seal_parts(parts | {name: junk})).startswith("batch.")
