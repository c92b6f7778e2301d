"""Print what is owed on the register's first matter, as the program does; run by the bundle's interpreter."""

import os
from pathlib import Path

from xinfang_desk.desk.start import open_desk

desk = open_desk(Path("/root/desk"), os.environ["XINFANG_PASSPHRASE"])
[owed, *_others] = desk.papers.owed()
desk.papers.send(str(owed.row.number))
desk.close()
