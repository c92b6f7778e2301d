"""The scripts that make the package, as modules; they are no part of the program."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

Script = Callable[[str], Any]


@pytest.fixture(scope="session")
def script() -> Iterator[Script]:
    """Gives a script of ``packaging`` or ``packaging/deb`` by its name."""

    def load(name: str) -> ModuleType:
        return importlib.import_module(name)

    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend("packaging")
        patched.syspath_prepend("packaging/deb")
        yield load
