"""The Debian packages whose files the bundle carries (随带的系统库): fetched by hash, listed anew on purpose.

``carried-amd64.lock`` and its kin have a line for each: suite, package, version, SHA-256 of the ``.deb``.
Which archive they come from is this machine's own affair: its configured Debian mirror is asked, with lists
of our own.

    python packaging/deb/carried.py --renew   # write the newest version of each into the lock
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

CACHE = Path(__file__).parents[2] / "build" / "carried"
_SOURCES = (Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*")))
_MIRROR = re.compile(r"(?m)^(?:deb(?: \[[^]]*\])?|URIs:) +(\S+/debian)/?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Carried:
    """One package of Debian, as the lock names it."""

    suite: str
    package: str
    version: str
    sha256: str


def lock_of(architecture: str) -> Path:
    """The lock for machines of an architecture, as Debian calls it."""
    return Path(__file__).with_name(f"carried-{architecture}.lock")


def locked(architecture: str) -> list[Carried]:
    """What its lock lists, in that order."""
    lines = lock_of(architecture).read_text("utf-8").splitlines()
    return [Carried(*line.split()) for line in lines if line and not line.startswith("#")]


def fetch(carried: list[Carried], architecture: str, cache: Path = CACHE) -> list[Path]:
    """The ``.deb`` of each, from the cache or the mirror; one whose hash differs ends the build."""
    loading = cache / "loading"
    loading.mkdir(parents=True, exist_ok=True)
    files = {each: cache / f"{each.sha256}.deb" for each in carried}
    wanted = [
        f"{each.package}:{architecture}={each.version}" for each, file in files.items() if not file.exists()
    ]
    if wanted:
        options = _own_lists(cache / architecture, {each.suite for each in carried}, architecture)
        subprocess.run(["apt-get", *options, "-q", "download", *wanted], cwd=loading, check=True)
    for file in loading.glob("*.deb"):
        file.replace(cache / f"{_sum(file)}.deb")
    for each, file in files.items():
        if not file.exists() or _sum(file) != each.sha256:
            file.unlink(missing_ok=True)
            raise SystemExit(f"{each.package} {each.version} has another SHA-256 than the lock says")
    return list(files.values())


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def unpack(debs: list[Path], root: Path) -> None:
    """Lay the files of all packages into one folder."""
    root.mkdir(parents=True)
    for deb in debs:
        subprocess.run(["dpkg-deb", "--extract", deb, root], check=True)


def _own_lists(cache: Path, suites: set[str], architecture: str) -> list[str]:
    """Options with which apt reads lists of our own, for these suites, and leaves the machine's alone."""
    mirrors = [
        found for path in _SOURCES if path.is_file() for found in _MIRROR.findall(path.read_text("utf-8"))
    ]
    if not mirrors:
        raise SystemExit("no Debian mirror in /etc/apt: what is carried cannot be fetched")
    apt = (cache / "apt").resolve()
    for folder in ("lists/partial", "archives/partial"):
        (apt / folder).mkdir(parents=True, exist_ok=True)
    keyring = "/usr/share/keyrings/debian-archive-keyring.gpg"
    source = apt / "sources.list"
    source.write_text(
        "".join(f"deb [signed-by={keyring}] {mirrors[0]} {suite} main\n" for suite in sorted(suites))
    )
    settings = {
        "Dir::Etc::sourcelist": source,
        "Dir::Etc::sourceparts": "/dev/null",
        "Dir::State::lists": apt / "lists",
        "Dir::Cache": apt,
        "APT::Architecture": architecture,
        "APT::Architectures": architecture,
        "APT::Sandbox::User": "root",
    }
    options = [part for name, value in settings.items() for part in ("-o", f"{name}={value}")]
    subprocess.run(["apt-get", *options, "-q", "update"], check=True, stdout=subprocess.DEVNULL)
    return options


def _renewed(architecture: str) -> str:
    """The text of the lock with the newest version of each package in its suite."""
    named = [(each.suite, each.package) for each in locked(architecture)]
    options = _own_lists(CACHE / architecture, {suite for suite, _package in named}, architecture)
    asked = [
        "apt-cache",
        *options,
        "show",
        "--no-all-versions",
        *(f"{package}/{suite}" for suite, package in named),
    ]
    told = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split("\n\n")
    newest = {
        fields["Package"]: (fields["Version"], fields["SHA256"])
        for fields in (dict(re.findall(r"(?m)^(Package|Version|SHA256): (\S+)$", each)) for each in told)
        if fields
    }
    head = [line for line in lock_of(architecture).read_text("utf-8").splitlines() if line.startswith("#")]
    return (
        "\n".join([*head, *(f"{suite} {package} {' '.join(newest[package])}" for suite, package in named)])
        + "\n"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--renew", action="store_true", required=True, help="write the lock anew")
    parser.add_argument("--architecture", default="amd64")
    architecture = parser.parse_args().architecture
    lock_of(architecture).write_text(_renewed(architecture), "utf-8")
