"""Sentences for an update that is not installed (程序更新的说明)."""

from __future__ import annotations

from xinfang_desk.words.language import N_

OF_UPDATES = {
    "update.back_not_allowed": N_(
        "这台电脑上的程序归管理员装，没有动。请管理员装回 {version} 的安装包（双击，或 dpkg -i）。"
    ),
    "update.bad_name": N_("更新里有不允许的文件名，没有装。请向县里重新要，并告诉县里来源可疑。"),
    "update.bad_statement": N_("更新的声明读不懂，没有装。请向县里重新要一份。"),
    "update.content": N_(
        "更新文件 {file} 和声明的不一样，可能没复制完，也可能被改过，没有装。请重新复制，不行就向县里重新要。"
    ),
    "update.does_not_open": N_(
        "旧版本 {version} 没能打开登记簿，没有换，仍用现在的。"
        "请关掉窗口，用对的口令再试；还不行，请告诉县里。"
    ),
    "update.does_not_start": N_("新版本 {version} 在这台电脑上打不开，没有换，仍用原来的。请告诉县里。"),
    "update.no_older": N_("这里只有 {version}，没有留着旧版本，没有动。请向县里要旧的安装包，由管理员装。"),
    "update.no_room": N_("磁盘空间不够，没有装，仍用原来的。请腾出1 GB再装。"),
    "update.none": N_("这里没有程序更新。请选U盘上的 XINFANG-UPDATE 文件夹。"),
    "update.not_allowed": N_(
        "更新核对过，是真的；但这台电脑上的程序归管理员装，没有动。请管理员装 {file}（双击，或 dpkg -i）。"
    ),
    "update.not_newer": N_("这份更新是 {version}，这里用过 {highest}，没有装，照常用就可以。"),
    "update.not_packaged": N_("这里的程序不是用安装包装的，不能这样更新。请照当初装它的办法更新。"),
    "update.other_machine": N_("这份更新里没有适合这台电脑处理器的文件，没有装。请向县里要合适的。"),
    "update.other_product": N_("这份更新是别的程序的，没有装。请向县里要本程序的。"),
    "update.register_newer": N_(
        "登记簿已经换成新格式，旧版本 {version} 不认识，没有换。"
        "要退回，只能恢复换格式以前的备份，以后登记的要补录。请先问县里。"
    ),
    "update.signatures": N_(
        "更新要两把发布钥匙签字，这份只有{found}把算数，没有装。请不要用它，告诉县里从哪里来的。"
    ),
    "update.too_far": N_("现在是 {version}，太旧，不能一步换成这份更新，没有装。请先装 {least}。"),
    "update.wrong_type": N_("签过字，但签的不是程序更新，没有装。请向县里重新要。"),
}
