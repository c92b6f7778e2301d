"""Sentences for scans and pictures that are not taken in, or not there (扫描件的说明)."""

from __future__ import annotations

from xinfang_desk.words.language import N_

OF_SCANS = {
    "attachment.damaged": N_("附件 {file} 的内容变了。请不要删改，从最近的备份里取回这个附件。"),
    "attachment.gone": N_(
        "附件 {file} 不在登记簿的文件夹里了。请从最近的备份里取回；取不回，请重新扫描，再撤下原来的。"
    ),
    "attachment.stray": N_(
        "附件文件夹里有{count}个文件登记簿不认识：可能换回过旧的登记簿，也可能断过电。请不要删，先备份，再请人看。"
    ),
    "attachment.too_many": N_(
        "一件事项最多{most}份扫描件、共{most_mb} MB，没有收下。请把几页合成一份，或扫得小一些。"
    ),
    "picture.damaged": N_("这个文件坏了或没有复制完，没有收下。请重新扫描，或重新复制一遍。"),
    "picture.empty": N_("这个文件是空的，没有收下。请重新扫描，或重新复制一遍。"),
    "picture.heic": N_(
        "这是苹果手机的 HEIC 照片，没有收下。请在手机“设置—相机—格式”里选“兼容性最佳”再拍，或另存为 JPEG。"
    ),
    "picture.locked": N_("这个 PDF 上了密码，没有收下。请要一份不带密码的，或打印出来再扫描。"),
    "picture.too_large": N_(
        "这个文件太大，或解开来太大，没有收下。一个文件最多64 MB、一页最多6400万点。请用200点每英寸重新扫描。"
    ),
    "picture.too_many_pages": N_("一份材料最多200页，没有收下。请分成几份。"),
    "picture.two_in_one": N_(
        "这个文件里还藏着另一种文件，没有收下。请不要打开它；请来访人另给一份，或打印出来再扫描。"
    ),
    "reading.failed": N_("这一份没有读成，读的程序中途停了。请重新拍或扫一张再读；读不了的，照常手输。"),
    "reading.model_changed": N_(
        "阅读部件里的 {file} 不见了或被改过，没有读。请把阅读部件重新安装；没装好以前，照常手输。"
    ),
    "reading.not_here": N_("这台电脑没有装阅读部件，没有读。请照常手输；要装的，请见“安装”里的阅读部件。"),
    "reading.stopped": N_("已停下，没有读。要读的，请再点一次。"),
    "reading.too_many_pages": N_("一次最多读{most}页，没有读。请只挑写着决定、日期和怎么救济的几页。"),
    "reading.too_slow": N_("有一页读了很久还没有读完，停下了。请把这一页拍清楚、摆正再读，或者照常手输。"),
    "scanner.failed": N_(
        "扫描仪没有扫成。请看它开着、纸放好、没有别的程序在用，再扫一次；也可以选文件、拖进来。"
    ),
    "picture.unknown_kind": N_(
        "这不是图片或 PDF，没有收下。请存成 JPEG、PNG、TIFF 或 PDF 再收；看内容，不看文件名。"
    ),
}
