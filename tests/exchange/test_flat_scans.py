"""Memory does not grow with the scans that a batch carries, at the desk or at the county."""

from __future__ import annotations

import hashlib

import pytest

from bench import homes
from bench.scans import carried, filled


@pytest.fixture(scope="module")
def none(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(homes.tempfile, "tempdir", str(tmp_path_factory.mktemp("bench")))
        with filled(0) as folder:
            yield carried(folder)


@pytest.mark.parametrize(
    "mebibytes", [64, pytest.param(2048, marks=pytest.mark.long)], ids=["64 MiB", "2 GiB"]
)
def test_a_batch_of_scans_is_carried_in_flat_memory(none, mebibytes: int) -> None:
    with filled(mebibytes) as folder:
        made = carried(folder)
        assert made["receive_accepted"] == none["receive_accepted"] > 0
        assert (folder / "stick" / made["file"]).stat().st_size > mebibytes << 20
        assert made["peak"] <= 1.2 * none["peak"], (made, none)
        assert made["receive_peak"] <= 1.2 * none["receive_peak"], (made, none)
        names = [each.stem for each in (folder / homes.COUNTY / "attachments").iterdir()]
        assert len(names) == mebibytes // 16
        # Nothing lies open anywhere once it is done.
        assert not list((folder / homes.DESK / "outgoing").glob("batch-*"))
        assert not set(names) & {
            hashlib.sha256(each.read_bytes()).hexdigest()
            for each in (folder / homes.DESK / "attachments").iterdir()
        }
