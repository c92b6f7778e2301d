"""Names of the pages that are not places of the road map; no place begins with ``@``."""

from __future__ import annotations

WELCOME = "@welcome"
"""Where every visit begins and ends (欢迎页)."""

TODAY, RIGHTS, CONDUCT = "@today", "@rights", "@conduct"
"""What happens today, one's rights, what is asked of everyone."""

MATTER = "@matter"
"""The road of the matter at the desk (我这件事)."""

STEPS = "@steps"
"""All of it: each step, each day, each other road (每一步细看)."""

PICTURES = "@pictures"
"""The next thing for those who do not read (看图)."""

TILE = "@tile:"
"""Before the place of a picture: touched, it is read."""

STOP = "@stop:"
"""Before the id of a stop: the page that explains it."""

READ_BACK = "@read_back"
"""What was written, before it is registered (核对)."""

LOOKED = "@looked"
"""Something covered was touched: a sign of life, and no other page."""

AGREED, CHANGE = "@agreed", "@change"
"""After the read-back: it is right, or something is to be changed."""

DRAWN = "@drawn:"
"""Before what was drawn by hand: touched, it is given."""

SIGNED, WAITING = "@signed", "@waiting"
"""After drawing, and where nobody wants to."""

FEEDBACK, WHY, THANKS = "@feedback", "@feedback_why", "@feedback_thanks"
"""How one was received (满意度): the answer, what could be better, thanks."""

GIVEN = "@given:"
"""Before an answer, and a reason behind a further colon: touched, it is given."""

LANGUAGES = "@languages"
"""Which language to read (语言)."""

SPEAK = "@speak:"
"""Before the code of a language: touched, it is spoken."""

UYGHUR = "@uyghur"
"""The worked page in Uyghur (维吾尔文)."""
