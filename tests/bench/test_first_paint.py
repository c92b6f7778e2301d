"""The window stands before anything heavy is loaded."""

from bench import homes, windows
from bench.process import run_child


def test_nothing_is_loaded_before_it_is_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr(homes.tempfile, "tempdir", str(tmp_path))
    with homes.copy_of(1) as folder:
        started = run_child("desk", folder / homes.DESK, screens=windows.screens_in(folder))
    assert started["early"] == []
    assert started["soon"] == []
    assert 0 < started["first_paint"] <= started["typable"] <= started["all"]
