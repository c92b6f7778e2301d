"""Where the program stands on a township's PC (安装位置)."""

from parts import VERSION

PROGRAM = "opt/xinfang-desk"
"""A folder for each version, and the ``current`` one."""
PLACE = f"{PROGRAM}/versions/{VERSION}"
"""Where this one stands; its path is written into the interpreter, and nothing in it ever changes."""
READING = "opt/xinfang-desk-reading"
"""Where the second package stands (xinfang_desk/apart.py): the first one sweeps its own folder."""
