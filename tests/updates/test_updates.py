"""An update on a stick: each way of being wrong is refused in words, and leaves the program alone."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.desk.conftest import OFFICE, PASSPHRASE
from tests.exchange.test_killed import dies, in_child
from tests.updates.conftest import Make, Releasers, deb
from xinfang_desk import VERSION
from xinfang_desk.desk.start import init_desk, open_desk
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import HIGHEST
from xinfang_desk.updates import applying, signed
from xinfang_desk.words import sentence

Wrong = Callable[[Make, Releasers], Path]


def _altered(make: Make, _keys: Releasers) -> Path:
    folder = make()
    file = folder / signed.FOLDER / signed.STATEMENT
    # One character of the payload: base64 of another version.
    content = file.read_bytes()
    at = content.index(b'"payload":"') + 60
    file.write_bytes(content[:at] + (b"B" if content[at : at + 1] == b"A" else b"A") + content[at + 1 :])
    return folder


def _package(change: Callable[[Path], object]) -> Wrong:
    def wrong(make: Make, _keys: Releasers) -> Path:
        folder = make()
        change(folder / signed.FOLDER / "xinfang-desk.deb")
        return folder

    return wrong


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def _flipped(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[-5] ^= 1
    file.write_bytes(content)


FAULTS: dict[str, tuple[str, Wrong]] = {
    "one key": ("update.signatures", lambda make, keys: make(seeds=[keys.known[0].seed])),
    "the same key twice": ("update.signatures", lambda make, keys: make(seeds=[keys.known[0].seed] * 2)),
    "a foreign key": (
        "update.signatures",
        lambda make, keys: make(seeds=[keys.known[0].seed, keys.foreign.seed]),
    ),
    "statement altered": ("update.signatures", _altered),
    "signed as a table": (
        "update.wrong_type",
        lambda make, _k: make(type_="application/vnd.xinfang.table+json"),
    ),
    "another product": ("update.other_product", lambda make, _k: make(product="other")),
    "a name that leads out": ("update.bad_name", lambda make, _k: make(file={"name": "../evil.deb"})),
    "a hidden name": ("update.bad_name", lambda make, _k: make(file={"name": ".deb"})),
    "a downgrade": ("update.not_newer", lambda make, _k: make(version="0.0.9")),
    "the same again": ("update.not_newer", lambda make, _k: make(version="0.1.0")),
    "the same, spelt longer": ("update.not_newer", lambda make, _k: make(version="0.1.0.0")),
    "too far": ("update.too_far", lambda make, _k: make(version="0.9.0", min_from="0.2.0")),
    "for another machine": ("update.other_machine", lambda make, _k: make(file={"machine": "loong64"})),
    "file altered": ("update.content", _package(_flipped)),
    "file cut": ("update.content", _package(_cut)),
    "file gone": ("update.content", _package(lambda file: file.unlink())),
    "no version": ("update.bad_statement", lambda make, _k: make(version="latest")),
    "a field too many": ("update.bad_statement", lambda make, _k: make(expires="2026")),
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def whole(place: Path) -> dict[str, bytes]:
    """The program as it stands, and where it points."""
    files = {str(file.relative_to(place)): file.read_bytes() for file in place.rglob("*") if file.is_file()}
    return files | {"current": os.fsencode((place / "current").readlink())}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_is_refused_and_nothing_changes(
    make: Make, releasers: Releasers, place: Path, home: Path, name: str
) -> None:
    code, wrong = FAULTS[name]
    folder, before = wrong(make, releasers), whole(place)
    looked = signed.look(folder, home)
    assert looked.refused is not None
    assert looked.refused.code == code
    assert "没有装" in sentence(code, looked.refused.facts)
    with pytest.raises(DeskError, match=code.replace(".", r"\.")):
        applying.apply(folder, home)
    assert whole(place) == before
    assert not list(home.iterdir())


def test_a_sound_one_is_for_the_next_start_and_the_old_one_stays(make: Make, place: Path, home: Path) -> None:
    folder = make()
    (place / "versions").chmod(0o2775)
    assert signed.look(folder, home).refused is None
    assert signed.look(folder / signed.FOLDER, home).version == "0.2.0"
    applying.apply(folder, home)
    assert (place / "current").readlink() == Path("versions/0.2.0")
    start = place / "current/bin/xinfang-desk"
    assert (start.stat().st_mode & 0o777, start.parent.stat().st_mode & 0o777) == (0o775, 0o775)
    # Whoever is in the group that may install can remove what another of it installed.
    assert all(each.stat().st_mode & 0o2000 for each in (start.parent, start.parent.parent))
    assert sorted(each.name for each in (place / "versions").iterdir()) == ["0.1.0", "0.2.0"]
    assert not (place / "current/usr").exists()


def test_what_was_ever_opened_here_is_never_gone_back_to(make: Make, place: Path, home: Path) -> None:
    (home / HIGHEST).write_text("0.3.0")
    found = signed.look(make(), home).refused
    assert found is not None
    assert (found.code, found.facts["highest"]) == ("update.not_newer", "0.3.0")
    # Whatever else lies there counts for nothing.
    (home / HIGHEST).write_bytes(b"\xff9.9")
    assert signed.look(make(), home).refused is None


def test_a_program_that_does_not_start_is_not_taken(make: Make, place: Path, home: Path) -> None:
    before = whole(place)
    with pytest.raises(DeskError, match=r"update\.does_not_start"):
        applying.apply(make(deb(says="exit 7")), home)
    assert whole(place) == before


@pytest.mark.parametrize(
    "package",
    [
        b"PK\x03\x04",
        deb("0.3.0"),
        deb(more={"./opt/xinfang-desk/versions/0.2.0/../../../evil": b""}),
        deb()[:280],
    ],
)
def test_a_package_that_is_not_what_it_should_be_is_not_unpacked(
    make: Make, place: Path, home: Path, package: bytes
) -> None:
    before = whole(place)
    with pytest.raises(DeskError, match=r"update\.content"):
        applying.apply(make(package), home)
    assert whole(place) == before
    assert sorted(each.name for each in place.iterdir()) == ["current", "versions"]


@pytest.mark.parametrize("moment", ["copy_checked", "unpack", "stand", "begin", "point_at", "forget"])
@pytest.mark.parametrize("after", [False, True])
def test_cut_off_at_any_step_it_is_the_old_one_or_the_new_one(
    make: Make, place: Path, home: Path, moment: str, after: bool
) -> None:
    folder, real = make(), getattr(applying, moment)
    (place / "versions/0.0.9").mkdir()

    def step(*args: object) -> object:
        if after:
            real(*args)
        return dies()

    def update() -> None:
        with patch.object(applying, moment, step):
            applying.apply(folder, home)

    in_child(update)
    switched = moment == "forget" or (moment == "point_at" and after)
    assert (place / "current").readlink() == Path("versions/0.2.0" if switched else "versions/0.1.0")
    start = place / "current/bin/xinfang-desk"
    assert b"echo 0." in start.read_bytes()
    # The next one goes through, and takes away what was left.
    applying.apply(folder, home)
    assert sorted(each.name for each in (place / "versions").iterdir()) == ["0.1.0", "0.2.0"]
    assert sorted(each.name for each in place.iterdir()) == ["current", "versions"]


def test_who_may_not_is_told_who_may(
    make: Make, place: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(applying.os, "access", lambda *_asked: False)
    with pytest.raises(DeskError, match=r"update\.not_allowed") as refused:
        applying.apply(make(), home)
    assert "管理员" in sentence(refused.value.code, refused.value.facts)
    assert (place / "current").readlink() == Path("versions/0.1.0")


def test_a_program_that_no_package_brought_is_not_updated(make: Make, home: Path) -> None:
    with pytest.raises(DeskError, match=r"update\.not_packaged"):
        applying.apply(make(), home)


def test_the_keys_in_the_tree_are_three_and_nobody_has_them() -> None:
    assert len(signed.pinned_keys()) == 3
    assert "thrown away" in signed._KEYS.read_text("utf-8")


def test_a_home_remembers_the_highest_version_that_opened_it(tmp_path: Path) -> None:
    world = tmp_path / "desk"
    init_desk(world, PASSPHRASE, office=OFFICE)
    open_desk(world, PASSPHRASE).close()
    assert signed.remembered(world) == VERSION
    (world / HIGHEST).write_text("7.0")
    open_desk(world, PASSPHRASE).close()
    assert signed.remembered(world) == "7.0"


def test_the_package_and_the_program_say_the_same_version() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSION
