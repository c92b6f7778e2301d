"""A quarrel within the speaker's own family (亲戚之间的事): it accuses nobody in office, however it reads."""

from __future__ import annotations

import re

_OWN = re.compile(
    "(?:^|[，。；！？、,.;!?\\s]|被|让|叫|跟|我|俺|咱|我家|俺家|我的|俺的)(?:亲|堂|表|远房|本家|大|二|三|小)*"
    "(?:亲戚|哥|弟|姐|妹|兄弟|叔|伯|舅|姨|姑|婶|侄|外甥|嫂|姐夫|妹夫|公公|婆婆|女婿|儿媳|媳妇)"
    "[^，。；！？、,.;!?\\s]{0,6}(?:占|霸|强种|种了|种着|借|欠|砍|抢)"
)
"""A relative of whoever speaks, and what they took; nobody else stands before them (他堂弟, 支书的小舅子)."""
_OF_OFFICE = re.compile(
    "[公官党团村队组镇乡县市局所站院校社委权职长]|书记|主任|干部|会计|代表|领导|老师|医生|警|军"
    "|低保|补贴|补助|救|扶贫|五保|名额|指标|评|账|关系|后台|靠山|人脉|认识人|上面|上班|编制|皇粮"
    "|管事|当家|贪|贿|送礼|红包|请客|包庇|章|套|虚报|冒领|克扣|截留|私分"
)
"""A word by which somebody in office, public money or a favour may be meant, however it is told."""


def is_of_own_family(text: str) -> bool:
    """Whether a relative of whoever speaks took something, and no word may mean somebody in office."""
    return _OWN.search(text) is not None and _OF_OFFICE.search(text) is None
