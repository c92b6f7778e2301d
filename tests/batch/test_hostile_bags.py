"""Every kind of bad file has its own code, and none gives out a part of what it holds."""

from __future__ import annotations

import hashlib
import io
import tarfile

import pytest
import zstandard
from bag_forge import HEADING, RECORDS, SCAN_SHA, Forge, refused

from xinfang_desk.batch.layout import (
    BAG_INFO,
    BAGIT,
    MANIFEST,
    STATEMENT,
    TAGGED,
    TAGMANIFEST,
    Limits,
    manifest_text,
)
from xinfang_desk.batch.seal import new_seal_key, recipient_id, seal_file
from xinfang_desk.batch.signing import new_sign_key
from xinfang_desk.batch.statement import Counts, Kind

pytestmark = pytest.mark.usefixtures("no_plain_text_left")

ATTACHMENT = "data/attachments/" + SCAN_SHA


@pytest.fixture
def parts(forge: Forge) -> dict[str, bytes]:
    return forge.parts(forge.good().path)


def test_the_forge_itself_makes_good_batches(forge, parts) -> None:
    with forge.open(forge.seal_parts(forge.resigned(parts))) as bag:
        assert list(bag.records()) == RECORDS


# The seal.


@pytest.mark.parametrize("place", [0, 5, 30, 300, -1])
def test_one_bit_flipped(forge, place: int) -> None:
    path = forge.good().path
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    assert refused(forge, path) in {"batch.damaged", "batch.not_for_us"}


@pytest.mark.parametrize("keep", [0, 10, 100, 1000, -1])
def test_cut_short(forge, keep: int) -> None:
    path = forge.good().path
    path.write_bytes(path.read_bytes()[:keep])
    assert refused(forge, path) == "batch.damaged"


def test_cut_after_whole_chunks_were_already_decrypted(forge) -> None:
    noise = [hashlib.shake_256(b"%d" % n).hexdigest(2000).encode() for n in range(200)]
    path = forge.good(records=noise).path
    assert path.stat().st_size > 300_000
    path.write_bytes(path.read_bytes()[:-70_000])
    assert refused(forge, path) == "batch.damaged"


def test_an_endless_header(forge) -> None:
    path = forge.path(".xfb")
    path.write_bytes(b"age-encryption.org/v1\n" + b"-> X25519 abc\n" * 100_000)
    assert refused(forge, path) == "batch.damaged"


def test_sealed_to_somebody_else(forge) -> None:
    assert refused(forge, forge.good().path, identities=[new_seal_key().secret]) == "batch.not_for_us"


def test_sealed_anew_to_us_by_somebody_it_was_meant_for(forge) -> None:
    path = forge.good(recipients=[new_seal_key().public, forge.county.public]).path
    plain, sealed, thief = forge.path(".plain"), forge.path(".xfb"), new_seal_key()
    plain.write_bytes(forge.packed(path))
    seal_file(plain, sealed, [thief.public])
    assert refused(forge, sealed, identities=[thief.secret]) == "batch.redirected"


def test_the_medium_fails(forge) -> None:
    assert refused(forge, forge.folder) == "batch.cannot_read"
    assert refused(forge, forge.folder / "gone.xfb") == "batch.cannot_read"


# The statement.


def test_unknown_signer(forge) -> None:
    assert refused(forge, forge.good(sign_seed=new_sign_key().seed).path) == "batch.unknown_signer"


def test_signature_of_another_statement(forge, parts) -> None:
    other = forge.parts(forge.good(records=[b"{}"]).path)
    mixed = (
        parts[STATEMENT].split(b'"signatures"')[0]
        + b'"signatures"'
        + other[STATEMENT].split(b'"signatures"')[1]
    )
    assert refused(forge, forge.seal_parts(parts | {STATEMENT: mixed})) == "batch.bad_signature"


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.BATCH])
def test_one_kind_never_passes_for_another(forge, kind: Kind) -> None:
    path = forge.good().path
    assert refused(forge, path, kind=kind) == "batch.wrong_kind"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"schema": "9"}, "batch.newer_schema"),
        ({"suite": "gm1"}, "batch.unknown_suite"),
        ({"desk": "411526102"}, "batch.bad_statement"),
        ({"sequence": 0}, "batch.bad_statement"),
        ({"recipients": ()}, "batch.bad_statement"),
        ({"previous": "AB"}, "batch.bad_statement"),
        ({"created": HEADING.created.replace(tzinfo=None)}, "batch.bad_statement"),
        ({"recipients": (recipient_id(new_seal_key().public),)}, "batch.redirected"),
        ({"tagmanifest_sha256": "00" * 32}, "batch.changed"),
        ({"counts": Counts(records=8, events=2, attachments=1)}, "batch.count_differs"),
        ({"counts": Counts(records=7, events=1, attachments=1)}, "batch.count_differs"),
        ({"counts": Counts(records=7, events=2, attachments=0)}, "batch.count_differs"),
    ],
)
def test_a_signed_statement_that_does_not_hold(forge, parts, changes, code: str) -> None:
    assert refused(forge, forge.seal_parts(forge.resigned(parts, **changes))) == code


@pytest.mark.parametrize("junk", [b"", b"{}", b"\xff\xfe", b"[" * 50_000, b'{"payloadType":1}'])
def test_a_statement_that_is_none(forge, parts, junk: bytes) -> None:
    assert refused(forge, forge.seal_parts(parts | {STATEMENT: junk})) == "batch.bad_statement"


# The bag.


@pytest.mark.parametrize("name", ["data/records.jsonl", ATTACHMENT, BAG_INFO, MANIFEST, TAGMANIFEST])
def test_changed_content(forge, parts, name: str) -> None:
    content = bytearray(parts[name])
    content[-2] ^= 1
    assert refused(forge, forge.seal_parts(parts | {name: bytes(content)})) == "batch.changed"


@pytest.mark.parametrize("name", ["data/extra.exe", "extra.txt", "data/attachments/" + "0" * 64])
def test_unlisted_file(forge, parts, name: str) -> None:
    assert refused(forge, forge.seal_parts(parts | {name: b"MZ"})) == "batch.unlisted_file"


@pytest.mark.parametrize(
    "name",
    ["data/records.jsonl", "data/events.jsonl", ATTACHMENT, BAG_INFO, MANIFEST, TAGMANIFEST, STATEMENT],
)
def test_missing_file(forge, parts, name: str) -> None:
    del parts[name]
    assert refused(forge, forge.seal_parts(parts)) == "batch.missing_file"


def test_an_empty_archive(forge) -> None:
    assert refused(forge, forge.seal_parts({})) == "batch.missing_file"


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/evil", "data/../../evil", "./data", "a//b", "a\\b", "证", "a b", "c:x"]
)
def test_bad_path(forge, parts, name: str) -> None:
    assert refused(forge, forge.seal_parts(parts | {name: b"x"})) == "batch.bad_path"


@pytest.mark.parametrize(
    "type_",
    [
        tarfile.SYMTYPE,
        tarfile.LNKTYPE,
        tarfile.DIRTYPE,
        tarfile.FIFOTYPE,
        tarfile.CHRTYPE,
        b"x",
        b"L",
        b"S",
        b"g",
    ],
)
def test_links_folders_devices_and_extensions(forge, parts, type_: bytes) -> None:
    info = tarfile.TarInfo("data/link")
    info.type, info.linkname = type_, "/etc/passwd" if type_ in {tarfile.SYMTYPE, tarfile.LNKTYPE} else ""
    path = forge.seal_members([*parts.items(), (info, b"")])
    assert refused(forge, path) == "batch.not_regular"


@pytest.mark.parametrize("name", [STATEMENT, "data/records.jsonl"])
def test_duplicate_entry(forge, parts, name: str) -> None:
    assert (
        refused(forge, forge.seal_members([*parts.items(), (name, parts[name])])) == "batch.duplicate_entry"
    )


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"no manifest\n",
        b"0" * 64 + b"  data/records.jsonl\n" + b"1" * 64,
        b"0" * 64 + b"  data/other.txt\n",
        b"0" * 64 + b"  data/records.jsonl",
        (b"0" * 64 + b"  data/records.jsonl\n") * 2,
        b"0" * 64 + b"  data/records.jsonl\n" + b"1" * 64 + b"  data/attachments/" + b"2" * 64 + b"\n",
        "证".encode() + b"\n",
    ],
)
def test_a_signed_manifest_that_is_none(forge, parts, manifest: bytes) -> None:
    path = forge.seal_parts(forge.resealed_tags(parts | {MANIFEST: manifest}))
    assert refused(forge, path) == "batch.bad_manifest"


BAGIT_TXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
INFO = "Bagging-Date: 2026-09-14\nExternal-Identifier: {identifier}\nPayload-Oxum: {oxum}\n"


def info(parts: dict[str, bytes], **changes: str) -> bytes:
    payload = [content for name, content in parts.items() if name.startswith("data/")]
    right = {"identifier": "411526102-1-000042", "oxum": f"{sum(map(len, payload))}.{len(payload)}"}
    return INFO.format(**right | changes).encode()


@pytest.mark.parametrize(
    "declaration",
    [
        b"",
        BAGIT_TXT.replace(b"1.0", b"9.9"),
        BAGIT_TXT.replace(b"UTF-8", b"UTF-16"),
        BAGIT_TXT.decode().encode("utf-16"),
        b"\xef\xbb\xbf" + BAGIT_TXT,
        BAGIT_TXT.replace(b": ", b" : "),
        BAGIT_TXT + b"\n",
        BAGIT_TXT + b"More: x\n",
        b"\n".join(reversed(BAGIT_TXT.split(b"\n"))),
    ],
)
def test_a_declaration_of_another_bag_is_refused(forge, parts, declaration: bytes) -> None:
    path = forge.seal_parts(forge.resealed_tags(parts | {BAGIT: declaration}))
    assert refused(forge, path) == "batch.bad_manifest"


@pytest.mark.parametrize(
    "changes", [{"oxum": "1.1"}, {"oxum": "x"}, {"identifier": "411526103-1-000042"}, {"identifier": ""}]
)
def test_bag_info_of_another_bag_is_refused(forge, parts, changes: dict[str, str]) -> None:
    path = forge.seal_parts(forge.resealed_tags(parts | {BAG_INFO: info(parts, **changes)}))
    assert refused(forge, path) == "batch.bad_manifest"


@pytest.mark.parametrize(
    "junk", [b"no label\n", b" indented: first\n", "Größe".encode("utf-16"), b": x\n", b"\n"]
)
def test_bag_info_that_is_none_is_refused(forge, parts, junk: bytes) -> None:
    path = forge.seal_parts(forge.resealed_tags(parts | {BAG_INFO: junk}))
    assert refused(forge, path) == "batch.bad_manifest"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: text + b"Contact-Name: Wang\n  and others\n",
        lambda text: b"",
        lambda text: text.replace(b"Payload-Oxum", b"payload-oxum"),
    ],
)
def test_bag_info_as_others_write_it_opens(forge, parts, change) -> None:
    path = forge.seal_parts(forge.resealed_tags(parts | {BAG_INFO: change(info(parts))}))
    with forge.open(path) as bag:
        assert bag.statement.sequence == 42


@pytest.mark.parametrize("tags", [{}, {MANIFEST: "0" * 64}, dict.fromkeys([*TAGGED, "more.txt"], "0" * 64)])
def test_a_signed_tag_manifest_that_lists_other_files(forge, parts, tags: dict[str, str]) -> None:
    tagmanifest = manifest_text(tags)
    changes = {"tagmanifest_sha256": hashlib.sha256(tagmanifest).hexdigest()}
    bad = forge.resealed_tags(parts, **changes) | {TAGMANIFEST: tagmanifest}
    assert refused(forge, forge.seal_parts(bad)) == "batch.bad_manifest"


@pytest.mark.parametrize(
    ("records", "code"),
    [
        (b"\xff" * 9 + b"\n", "batch.not_utf8"),
        (b'{"cut":"\xe5\x91"}\n', "batch.not_utf8"),
        (b"{}\n\n{}\n", "batch.bad_line"),
        (b"{}", "batch.bad_line"),
        (b"x" * 101 + b"\n", "batch.line_too_long"),
        (b"x" * 101, "batch.line_too_long"),
    ],
)
def test_lines_that_are_none(forge, parts, records: bytes, code: str) -> None:
    path = forge.seal_parts(forge.resigned(parts | {"data/records.jsonl": records}))
    assert refused(forge, path, limits=Limits(line=100)) == code


# What would fill our disk or memory.


def test_a_bomb(forge, parts) -> None:
    path = forge.seal_parts(forge.resigned(parts | {"data/records.jsonl": b"\0" * 3_000_000}))
    assert path.stat().st_size < 20_000
    assert refused(forge, path, limits=Limits(unpacked_free=500_000)) == "batch.too_big"


def test_a_bomb_behind_the_end_of_the_archive(forge, parts) -> None:
    path = forge.seal_tar(forge.tar(forge.seal_parts(parts)) + b"\0" * 5_000_000)
    assert refused(forge, path, limits=Limits(unpacked_free=500_000)) == "batch.too_big"


def test_a_window_that_would_fill_memory(forge, parts) -> None:
    wide = zstandard.ZstdCompressionParameters.from_level(3, window_log=27)
    tar = forge.tar(forge.seal_parts(parts))
    out = io.BytesIO()
    with zstandard.ZstdCompressor(compression_params=wide).stream_writer(out, closefd=False) as stream:
        stream.write(tar)
    assert refused(forge, forge.seal_packed(out.getvalue())) == "batch.damaged"


def test_limits_on_the_whole(forge, parts) -> None:
    path = forge.good().path
    assert refused(forge, path, limits=Limits(sealed=100)) == "batch.too_big"
    assert refused(forge, path, limits=Limits(tag=100)) == "batch.too_big"
    assert refused(forge, path, limits=Limits(unpacked=5_000)) == "batch.too_big"
    many = forge.seal_members([*parts.items(), ("a1", b""), ("a2", b"")])
    assert refused(forge, many, limits=Limits(attachments=0)) == "batch.too_many_files"


def test_anything_behind_the_end_of_the_archive(forge, parts) -> None:
    assert refused(forge, forge.seal_tar(forge.tar(forge.seal_parts(parts)) + b"more")) == "batch.damaged"


@pytest.mark.parametrize("keep", [0, 100, 512, 700, 3000])
def test_an_archive_cut_short(forge, parts, keep: int) -> None:
    assert refused(forge, forge.seal_tar(forge.tar(forge.seal_parts(parts))[:keep])) == "batch.damaged"


def test_a_compressed_stream_cut_short(forge) -> None:
    packed = forge.packed(forge.good().path)
    assert refused(forge, forge.seal_packed(packed[: len(packed) // 2])) == "batch.damaged"
    assert refused(forge, forge.seal_packed(packed + b"more")) == "batch.damaged"


def test_filling_that_is_not_empty(forge, parts) -> None:
    tar = bytearray(forge.tar(forge.seal_parts(parts)))
    tar[512 + len(parts[STATEMENT])] = 1
    assert refused(forge, forge.seal_tar(bytes(tar))) == "batch.damaged"


@pytest.mark.parametrize("said", ["", "0", "01", "-1", "1000000", "一", "1 "])
def test_a_parting_that_is_no_batch_is_refused(forge, parts, said: str) -> None:
    junk = info(parts) + f"Trail-Parted: {said}\n".encode()
    path = forge.seal_parts(forge.resealed_tags(parts | {BAG_INFO: junk}))
    assert refused(forge, path) == "batch.bad_manifest"
