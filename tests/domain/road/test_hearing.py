"""Who hears a limit (向谁提出): a door that is closed is not the one a person is sent to."""

from __future__ import annotations

import pytest

from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.road.offices import NO_OFFICES, asked


@pytest.mark.parametrize(
    ("place", "to", "heard"),
    [
        ("caijue", "县劳动人事争议仲裁委员会", ""),
        ("caijue", "县人民法院", "县人民法院"),
        ("fuyi_hou", "县人民政府", ""),
        ("fucha_ok", "县人民政府", "县人民政府"),
        ("fucha_ok", "示例镇人民政府", ""),
        ("fuhe", "县人民政府", ""),
        ("fuhe", "示例市人民政府", "示例市人民政府"),
    ],
)
def test_whoever_decided_hears_it_no_more_and_review_goes_up(place: str, to: str, heard: str) -> None:
    """信访工作条例 arts. 35, 36; 行政诉讼法 art. 45."""
    assert asked(NO_OFFICES, place, MatterDraft(statement="不服", to=to)) == heard
