"""Names of what is asked about people (名称): apart, because the first field waits for no others."""

from __future__ import annotations

from enum import Enum

from xinfang_desk.domain.people.petitioner import IdType, Need, Role, Sex
from xinfang_desk.words.language import N_

PEOPLE: dict[Enum, str] = {
    Role.PETITIONER: N_("信访人"),
    Role.REPRESENTATIVE: N_("代表"),
    Role.AGENT: N_("委托代理人"),
    Role.GUARDIAN: N_("监护人"),
    Role.MINOR: N_("未成年人"),
    Role.INTERPRETER: N_("口译人员"),
    Role.COMPANION: N_("陪同人"),
    IdType.RESIDENT_ID: N_("居民身份证"),
    IdType.HK_MACAO_PERMIT: N_("港澳居民来往内地通行证"),
    IdType.TAIWAN_PERMIT: N_("台湾居民来往大陆通行证"),
    IdType.HK_MACAO_TW_RESIDENCE: N_("港澳台居民居住证"),
    IdType.FOREIGN_PERMANENT_RESIDENCE: N_("外国人永久居留身份证"),
    IdType.PASSPORT: N_("护照"),
    IdType.OTHER: N_("其他证件"),
    IdType.NONE: N_("未出示证件"),
    Sex.UNKNOWN: N_("未知"),
    Sex.MALE: N_("男"),
    Sex.FEMALE: N_("女"),
    Sex.UNSTATED: N_("未说明"),
    Need.LARGE_TYPE: N_("大字"),
    Need.HEARING: N_("助听"),
    Need.SCRIBE: N_("代书"),
    Need.INTERPRETER: N_("口译"),
    Need.SIGN_LANGUAGE: N_("手语"),
    Need.WHEELCHAIR: N_("轮椅"),
    Need.COMPANION: N_("陪同"),
}
