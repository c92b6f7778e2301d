"""Words for people (词句): one catalogue for screen and paper, one sentence for each refusal."""

from xinfang_desk.words.labels import label
from xinfang_desk.words.language import _, use_language
from xinfang_desk.words.notices import notice
from xinfang_desk.words.refusals import sentence

__all__ = ["_", "label", "notice", "sentence", "use_language"]
