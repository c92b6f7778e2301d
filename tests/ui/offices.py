"""A table of offices that do not exist."""

from xinfang_desk.domain.road.offices import read_offices

TABLE = {
    "version": "x",
    "offices": [
        {
            "name": "示例县劳动人事争议仲裁委员会",
            "places": ["laodong"],
            "address": "示例县平安路8号人社局二楼",
            "phone": "0000-1110001",
            "hours": "工作日 8:30–12:00，14:30–17:30",
        },
        {"name": "示例县劳动保障监察大队", "places": ["laodong", "jiancha"], "phone": "0000-1110002"},
        {"name": "示例县信访局复查复核科", "places": ["fucha_ok"]},
        {"name": "示例县纪委监委信访室", "places": ["jubao_jw"], "phone": "0000-1110004"},
    ],
}
OFFICES = read_offices(TABLE)
