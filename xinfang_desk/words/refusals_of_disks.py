"""Sentences for what disks, sticks and shares refuse (磁盘、U盘)."""

from __future__ import annotations

from xinfang_desk.words.language import N_

OF_DISKS = {
    "disk.nearly_full": N_("磁盘只剩{free_mb}兆。请先腾出空间或备份后清理，再开始登记。"),
    "drive.bad_name": N_("文件名里有U盘存不下的字符，没有写入。请换成字母和数字。"),
    "drive.exists": N_("那里已有同名文件而内容不同，没有覆盖：{file}。请把旧文件移走，或换一个U盘。"),
    "drive.file_too_big": N_(
        "这个U盘或磁盘上一个文件放不下约{needed_mb}兆，没有写入。FAT32 格式的盘，一个文件不能超过 4 GiB；"
        "请换一个 exFAT 或 NTFS 格式的盘。"
    ),
    "drive.full": N_("U盘空间不够，需要约{needed_mb}兆，没有写入。请腾出空间或换一个U盘。"),
    "drive.gone": N_(
        "找不到要写的文件夹：没有这个文件夹，或者U盘被拔出了。没有写入，请核对文件夹，或插好再试。"
    ),
    "drive.read_only": N_("U盘或文件夹是只读的，没有写入。请打开写保护开关或换一个。"),
    "drive.unreadable_back": N_("写上去的文件读回来不一样，或U盘没有确认写牢，不能算写成。请换一个U盘再试。"),
    "disk.failed": N_(
        "磁盘或U盘读写出错，这一步没有办成，以前登记的都在。请再办一次；还不行，请人检查磁盘。"
    ),
    "disk.full": N_("磁盘已满，这一步没有办成，以前登记的都在。请腾出空间再办。"),
    "disk.read_only": N_(
        "磁盘只能读、不能写，这一步没有办成，以前登记的都在。请检查写保护，或请人检查磁盘。"
    ),
    "stick.blank": N_("这个U盘还没有启用，没有写入。请先把它做成上报U盘，或换已启用的那一个。"),
    "stick.busy": N_(
        "U盘还有程序在用（打开着上面的文件或文件夹），没有断开，先别拔。请关掉它们，再准备拔出一次。"
    ),
    "stick.damaged": N_("这个U盘的标记损坏，没有写入。请换一个U盘，或由县里重新启用。"),
    "stick.foreign": N_("这个U盘是给别的县用的，没有写入。请换成本县的上报U盘。"),
    "stick.none": N_("没有找到上报U盘。请插好，等几秒再试；新U盘请先启用。"),
    "stick.not_let_go": N_("系统没有说U盘已经断开，先别拔。请用桌面上的“弹出”，等它的图标消失后拔出。"),
    "stick.two": N_("插着{sticks}个上报U盘，不知道写哪一个，没有写入。请只留一个。"),
    "print.not_sent": N_("{why}一份也没有送去打印。可以用 papers 存成 PDF，换一台电脑打；文书还在未交付里。"),
    "store.batch_short": N_(
        "第{sequence}批写着{records}件，登记簿里记着{kept}件，有人绕开程序改过。请保留现状，报县里审计。"
    ),
    "store.record_damaged": N_(
        "这一件的记录被改坏了，读不出来，没有办。别的照常办。请保留现状，联系维护人员从备份里找回这一件。"
    ),
    "store.records_damaged": N_(
        "编号{numbers}的记录被改坏了，读不出来，别的照常办。请保留现状，联系维护人员从备份里找回，不用恢复整份备份。"
    ),
    "store.disk": N_("磁盘出错，没有写入。请检查磁盘，先备份再继续。"),
    "store.full": N_("磁盘已满，没有写入，屏幕上的内容还在。请腾出空间再办。"),
    "store.gone": N_("登记簿找不到了，磁盘可能断开。请接好后重新打开程序。"),
}
