"""Names of the pages that are not places of the road map; no place begins with ``@``."""

from __future__ import annotations

WELCOME = "@welcome"
"""Where every visit begins and ends (欢迎页)."""

TODAY, RIGHTS, CONDUCT = "@today", "@rights", "@conduct"
"""What happens today, one's rights, what is asked of everyone."""

MATTER = "@matter"
"""The road of the matter at the desk (我这件事)."""

STOP = "@stop:"
"""Before the id of a stop: the page that explains it."""

READ_BACK = "@read_back"
"""What was written, before it is registered (核对)."""

AGREED, CHANGE = "@agreed", "@change"
"""After the read-back: it is right, or something is to be changed."""
