"""Where the program stands on a township's PC, and which version of it is built (安装位置)."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
PROGRAM = "opt/xinfang-desk"
"""A folder for each version, and the ``current`` one."""
PLACE = f"{PROGRAM}/versions/{VERSION}"
"""Where this one stands; its path is written into the interpreter, and nothing in it ever changes."""
EPOCH = 1790000000
"""The time that every file carries: one build is like another."""
