"""Others' programs open our batch: Debian's age, zstd and tar, the Library of Congress's bagit."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import bagit
import pytest
from bag_forge import RECORDS, SCAN, SCAN_SHA, Forge

from xinfang_desk.batch.layout import TAG_ORDER

TOOLS = pytest.mark.skipif(
    not all(map(shutil.which, ("age", "zstd", "tar"))), reason="needs age, zstd and tar"
)


@TOOLS
def test_age_zstd_tar_and_bagit_open_our_batch(forge: Forge, tmp_path: Path) -> None:
    sealed, key, out = forge.good(), tmp_path / "key", tmp_path / "out"
    key.write_text(forge.county.secret)
    out.mkdir()
    pipe = 'set -o pipefail; age -d -i "$1" "$2" | zstd -d | tar -x -C "$3"'
    subprocess.run(["bash", "-c", pipe, "-", key, sealed.path, out], check=True)
    assert (out / "data/records.jsonl").read_bytes().splitlines() == RECORDS
    assert (out / "data/attachments" / SCAN_SHA).read_bytes() == SCAN
    bag = bagit.Bag(str(out))
    assert bag.validate()
    assert bag.info["External-Identifier"] == "411526102-1-000042"


@TOOLS
def test_we_open_what_age_zstd_and_tar_made(forge: Forge, tmp_path: Path) -> None:
    parts, bag, sealed = forge.parts(forge.good().path), tmp_path / "bag", tmp_path / "theirs.xfb"
    for name, content in parts.items():
        (bag / name).parent.mkdir(parents=True, exist_ok=True)
        (bag / name).write_bytes(content)
    payload = [name for name in parts if name.startswith("data/")]
    pipe = (
        'set -o pipefail; out=$1; to=$2; shift 2; tar -c --format=ustar "$@" | zstd | age -r "$to" -o "$out"'
    )
    command = ["bash", "-c", pipe, "-", sealed, forge.county.public, *TAG_ORDER, *payload]
    subprocess.run(command, check=True, cwd=bag)
    with forge.open(sealed) as opened:
        assert list(opened.records()) == RECORDS
        assert opened.attachment(SCAN_SHA).read_bytes() == SCAN


PEAK = textwrap.dedent("""
    import resource, sys
    from pathlib import Path
    from bag_forge import Forge
    forge, count = Forge(Path(sys.argv[1])), int(sys.argv[2])
    line = b'{"uid":"%012d","statement":"' + b"w" * 700 + b'"}'
    sealed = forge.good(records=(line % number for number in range(count)))
    with forge.open(sealed.path) as bag:
        assert sum(1 for _ in bag.records()) == count
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
""")


@pytest.mark.skipif(not hasattr(resource, "getrusage"), reason="needs getrusage")
def test_memory_does_not_grow_with_the_batch(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        folder = tmp_path / str(count)
        folder.mkdir()
        command = [sys.executable, "-c", PEAK, folder, str(count)]
        path = ":".join([str(Path(__file__).parent), str(Path(__file__).parents[2])])
        done = subprocess.run(command, check=True, capture_output=True, env={"PYTHONPATH": path})
        return int(done.stdout)

    few, many = peak(1_000), peak(100_000)
    # The records themselves are 70 MiB; ru_maxrss counts KiB.
    assert many - few < 16 * 1024
