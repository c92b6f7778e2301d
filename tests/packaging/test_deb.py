"""A package of a few files: what dpkg is told, and what its scripts do in a root of busybox alone."""

from __future__ import annotations

import base64
import configparser
import gzip
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.packaging.conftest import Script

pytestmark = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="no Debian: dpkg-deb is not here")
WORKS, BROKEN = "#!/bin/sh\necho verbs\n", "#!/bin/sh\nexit 7\n"
Build = Callable[..., Path]


@pytest.fixture
def build(script: Script, tmp_path: Path) -> Build:
    """Builds a package whose program is two shell scripts."""

    def build(version: str = "0.1.0", start: str = WORKS) -> Path:
        bundle = tmp_path / "bundle"
        shutil.rmtree(bundle, ignore_errors=True)
        place = bundle / f"opt/xinfang-desk/versions/{version}"
        for name, words in (("bin/xinfang-desk", start), ("python/bin/python3.11", WORKS), ("lib/a.so", "-")):
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(words)
        (bundle / "opt/xinfang-desk/current").symlink_to(f"versions/{version}")
        return Path(script("package").package(bundle, tmp_path / "made", version, "amd64", 0))

    return build


def _keys(folder: Path, *flags: bool, same: bool = False) -> Path:
    file = folder / "keys.json"
    keys = [
        {"name": str(at), "key": base64.b64encode(bytes([0 if same else at] * 32)).decode()}
        | ({"placeholder": True} if flag else {})
        for at, flag in enumerate(flags)
    ]
    file.write_text(json.dumps({"note": "", "keys": keys}))
    return file


def test_a_package_with_a_placeholder_among_its_keys_is_a_trial(script: Script, tmp_path: Path) -> None:
    edition = script("parts").edition
    assert edition("1.0", _keys(tmp_path, False, False, False)) == "1.0"
    assert edition("1.0", _keys(tmp_path, False, False, True)) == "1.0~test"
    for wrong in (_keys(tmp_path, False, False), _keys(tmp_path, False, False, False, same=True)):
        with pytest.raises(SystemExit, match="each another's"):
            edition("1.0", wrong)
    # The real one takes the place of the trial.
    subprocess.run(["dpkg", "--compare-versions", "1.0~test", "lt", "1.0"], check=True)


def _field(package: Path, name: str) -> str:
    asked = ["dpkg-deb", "--field", str(package), name]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


def _files(package: Path) -> tarfile.TarFile:
    raw = subprocess.run(["dpkg-deb", "--fsys-tarfile", package], capture_output=True, check=True).stdout
    return tarfile.open(fileobj=io.BytesIO(raw))


def _listed(package: Path) -> dict[str, tarfile.TarInfo]:
    with _files(package) as tar:
        return {each.name.removeprefix("./"): each for each in tar}


def test_dpkg_is_told_what_it_is_and_asked_for_nothing(build: Build) -> None:
    package = build()
    assert package.name == "xinfang-desk_0.1.0_amd64.deb"
    assert (_field(package, "Version"), _field(package, "Architecture")) == ("0.1.0", "amd64")
    assert [_field(package, each) for each in ("Depends", "Pre-Depends", "Recommends")] == ["", "", ""]
    listed = _listed(package)
    for name in (
        "usr/share/applications/xinfang-desk.desktop",
        "usr/share/applications/xinfang-county.desktop",
        "usr/share/mime/packages/xinfang-desk.xml",
        "usr/share/icons/hicolor/scalable/apps/xinfang-desk.svg",
        "usr/share/doc/xinfang-desk/copyright",
        "usr/share/doc/xinfang-desk/sbom.cdx.json",
        "usr/share/man/man1/xinfang-desk.1.gz",
    ):
        assert listed[name].isreg(), name
    assert listed["usr/bin/xinfang-desk"].linkname == "/opt/xinfang-desk/current/bin/xinfang-desk"
    assert {(each.uid, each.gid) for each in listed.values()} == {(0, 0)}
    assert not any(each.mode & 0o7022 for each in listed.values() if not each.issym())
    # Nothing of anybody's home, and no folder that another package owns files in.
    assert {name.split("/")[0] for name in listed} <= {"", ".", "opt", "usr"}


def test_the_same_files_give_the_same_bytes(build: Build) -> None:
    first = build().read_bytes()
    assert build().read_bytes() == first


def test_every_file_has_its_sum_and_no_link_has(build: Build, tmp_path: Path) -> None:
    package = build()
    subprocess.run(["dpkg-deb", "--control", package, tmp_path / "control"], check=True)
    summed = {line.split("  ")[1] for line in (tmp_path / "control/md5sums").read_text().splitlines()}
    assert summed == {name for name, each in _listed(package).items() if each.isreg()}


class Machine:
    """A root of busybox alone, and the host's dpkg that works on it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for folder in ("bin", "usr/bin", "sbin", "usr/sbin", "proc", "dev", "root", "tmp"):
            (root / folder).mkdir(parents=True)
        for folder in ("info", "updates", "triggers"):
            (root / "var/lib/dpkg" / folder).mkdir(parents=True)
        for file in ("status", "available"):
            (root / "var/lib/dpkg" / file).touch()
        shutil.copy(str(shutil.which("busybox")), root / "bin/busybox")
        for name in ("sh", "rm", "readlink", "env", "find", "grep", "chown", "chmod"):
            (root / "bin" / name).symlink_to("busybox")
        (root / "dev/null").touch()
        self.register = root / "root/.local/share/xinfang-desk/register.db"
        self.register.parent.mkdir(parents=True)
        self.register.write_bytes(b"of an officer")

    def dpkg(self, *words: object) -> subprocess.CompletedProcess[str]:
        """What dpkg makes of it; its own look for programs is for a whole system."""
        call = ["dpkg", f"--root={self.root}", "--force-bad-path", "--log=/dev/null", *map(str, words)]
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
        return subprocess.run(call, capture_output=True, text=True, check=False, env=environment)

    def version(self) -> str:
        """What is installed, and how far: ``ii`` is all of it."""
        asked = ["dpkg-query", f"--admindir={self.root}/var/lib/dpkg", "-W", "-f"]
        asked += ["${Version} ${db:Status-Abbrev}", "xinfang-desk"]
        return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()

    def runs(self, program: str) -> Path:
        """A process of this program, as ``/proc`` shows it."""
        process = self.root / "proc/4321"
        process.mkdir()
        (process / "exe").symlink_to(program)
        return process


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    if os.getuid() != 0 or not shutil.which("busybox") or not shutil.which("dpkg"):
        pytest.skip("dpkg works on another root for root alone, and with busybox-static")
    return Machine(tmp_path / "root")


def test_it_is_installed_upgraded_and_purged_and_the_register_stays(build: Build, machine: Machine) -> None:
    done = machine.dpkg("-i", build("0.1.0"))
    assert done.returncode == 0, done.stderr
    assert machine.version() == "0.1.0 ii"
    program = machine.root / "opt/xinfang-desk"
    # An update by stick put one beside, and was cut off at the next.
    (program / "versions/0.1.5").mkdir()
    (program / "versions/.new-abc/tree").mkdir(parents=True)
    done = machine.dpkg("-i", build("0.2.0"))
    assert done.returncode == 0, done.stderr
    assert machine.version() == "0.2.0 ii"
    assert [each.name for each in (program / "versions").iterdir()] == ["0.2.0"]
    assert (program / "current").readlink() == Path("versions/0.2.0")
    (program / "versions/0.3.0").mkdir()
    done = machine.dpkg("-P", "xinfang-desk")
    assert done.returncode == 0, done.stderr
    assert not program.exists()
    assert not (machine.root / "usr/bin/xinfang-desk").is_symlink()
    assert machine.register.read_bytes() == b"of an officer"


def test_it_is_not_exchanged_while_its_window_is_open(build: Build, machine: Machine) -> None:
    machine.dpkg("-i", build("0.1.0"))
    process = machine.runs("/opt/xinfang-desk/versions/0.1.0/python/bin/python3.11")
    refused = machine.dpkg("-i", build("0.2.0"))
    assert refused.returncode != 0
    assert "正在运行" in refused.stderr
    assert machine.version() == "0.1.0 ii"
    shutil.rmtree(process)
    machine.runs("/usr/bin/python3")
    assert machine.dpkg("-i", build("0.2.0")).returncode == 0


def test_it_is_not_taken_away_while_its_window_is_open(build: Build, machine: Machine) -> None:
    machine.dpkg("-i", build("0.1.0"))
    process = machine.runs("/opt/xinfang-desk/versions/0.1.0/python/bin/python3.11")
    refused = machine.dpkg("-P", "xinfang-desk")
    assert refused.returncode != 0
    assert "再卸载" in refused.stderr
    assert (machine.root / "opt/xinfang-desk/current/lib/a.so").exists()
    shutil.rmtree(process)
    assert machine.dpkg("-P", "xinfang-desk").returncode == 0


def test_what_a_group_wrote_there_is_gone_before_root_runs_anything(build: Build, machine: Machine) -> None:
    """Installed anew the folder is root's alone, and nothing in it that is not of the package."""
    machine.dpkg("-i", build("0.1.0"))
    place = machine.root / "opt/xinfang-desk/versions/0.1.0"
    for folder in (place, place / "python", place / "python/bin"):
        os.chown(folder, 0, 4321)
        folder.chmod(0o2775)
    (place / "python/zz.pth").write_text("import os")
    (place / "python/a name\tof 王.pth").write_text("import os")
    (place / "bin/sitecustomize.py").symlink_to("/tmp/theirs.py")
    (place / "bin/xinfang-desk").write_text("#!/bin/sh\ntouch /ran-as-root\n")
    done = machine.dpkg("-i", build("0.1.0"))
    assert done.returncode == 0, done.stderr
    assert not (machine.root / "ran-as-root").exists()
    assert sorted(each.name for each in place.rglob("*") if not each.is_dir()) == [
        "a.so",
        "python3.11",
        "xinfang-desk",
    ]
    for each in (place, *place.rglob("*")):
        found = each.stat()
        assert (found.st_uid, found.st_gid, found.st_mode & 0o2022) == (0, 0, 0), each


def test_a_program_that_does_not_start_is_not_called_installed(build: Build, machine: Machine) -> None:
    assert machine.dpkg("-i", build("0.1.0", BROKEN)).returncode != 0
    assert not machine.version().endswith("ii")
    assert machine.dpkg("-i", build("0.2.0")).returncode == 0
    assert machine.version() == "0.2.0 ii"


def test_what_man_and_the_changelog_say_is_of_this_version(build: Build) -> None:
    package = build("0.2.0")

    def text(name: str) -> str:
        with _files(package) as tar:
            file = tar.extractfile(f"./usr/share/{name}.gz")
            assert file is not None
            return gzip.decompress(file.read()).decode()

    assert "xinfang-desk 0.2.0" in text("man/man1/xinfang-desk.1")
    assert text("doc/xinfang-desk/changelog").startswith("xinfang-desk (0.2.0) stable; urgency=medium\n")
    assert text("doc/xinfang-desk/CHANGELOG.md") == Path("CHANGELOG.md").read_text("utf-8")


def test_what_is_read_without_a_network_travels_with_it(build: Build) -> None:
    """How it is installed, and against whom it keeps what safe; each page that one leads to is there too."""
    papers = "usr/share/doc/xinfang-desk"
    with _files(build()) as tar:
        pages = {
            each.name.removeprefix("./"): tar.extractfile(each)
            for each in tar
            if papers in each.name and each.name.endswith(".md")
        }
        words = {name: file.read().decode() for name, file in pages.items() if file is not None}
    assert {f"{papers}/{name}" for name in ("SECURITY.md", "docs/install.md", "docs/security.md")} <= set(
        words
    )
    led = {
        os.path.normpath(Path(name).parent / link)
        for name, text in words.items()
        for link in re.findall(r"\]\(([^)#:]+\.md)", text)
    }
    assert led - set(words) <= {f"{papers}/{name}" for name in ("README.md", "CONTRIBUTING.md")}


def test_both_halves_are_offered_for_what_travels_between_them(build: Build) -> None:
    known = Path("packaging/deb/files/xinfang-desk.xml").read_text("utf-8")
    with _files(build()) as tar:
        for name in ("desk", "county"):
            entry = configparser.ConfigParser(interpolation=None)
            file = tar.extractfile(f"./usr/share/applications/xinfang-{name}.desktop")
            assert file is not None
            entry.read_string(file.read().decode())
            it = entry["Desktop Entry"]
            assert it["Exec"] == f"/usr/bin/xinfang-{name} open %f"
            taken = set(it["MimeType"].split(";"))
            assert {f"application/x-xinfang-{each}" for each in ("batch", "card", "update")} <= taken
            assert all(f'type="{each}"' in known for each in taken if each)


@pytest.mark.parametrize(("lost", "code"), [(0, 0), (1, 1)])
def test_the_last_step_tells_a_binding_that_was_made_for_a_later_python(lost: int, code: int) -> None:
    words = Path("packaging/deb/files/postinst").read_text("utf-8").split("-c '")[1].split("'")[0]
    # Each look sees one less per call: 500 of them.
    sinking = (
        "import sys\n"
        "real, seen = sys.getrefcount, []\n"
        f"sys.getrefcount = lambda it: seen.append(0) or real(it) - (len(seen) > 1) * {lost} * 500\n"
    )
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", sinking + words], capture_output=True, check=False, env=environment
    )
    assert done.returncode == code, done.stderr
