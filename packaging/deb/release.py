"""Release keys and the signed statement of an update (发布签字): each releaser signs alone.

    PYTHONPATH=. python packaging/deb/release.py key FILE    # its public half: resources/release/keys.json
    PYTHONPATH=. python packaging/deb/release.py make DIR PACKAGE.deb… --min-from 0.1.0
    PYTHONPATH=. python packaging/deb/release.py sign DIR --key FILE   # one releaser, then another

``DIR/XINFANG-UPDATE`` is what goes on the stick. With one signature alone every program refuses it.
"""

from __future__ import annotations

import argparse
import base64
import os
import re
import shutil
from pathlib import Path

import msgspec

from xinfang_desk.batch.dsse import Envelope, open_envelope, seal_envelope, signers
from xinfang_desk.batch.signing import new_sign_key
from xinfang_desk.files import hash_of
from xinfang_desk.updates.signed import (
    FOLDER,
    PRODUCT,
    STATEMENT,
    TYPE,
    Package,
    Statement,
    is_trial,
    pinned_keys,
)

_UNSIGNED = "statement.json"
_TRIAL = "~test_"
_NAME = re.compile(r"xinfang-desk_([0-9.]+)_(amd64|arm64)\.deb")


def key(file: Path) -> str:
    """Make a release key in ``file``, its owner's alone; its public half, as ``keys.json`` has it."""
    made = new_sign_key()
    with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
        out.write(base64.b64encode(made.seed) + b"\n")
    return base64.b64encode(made.public).decode()


def make(folder: Path, packages: list[Path], min_from: str) -> Statement:
    """Lay the packages of one version and their statement into ``folder``, for nobody yet."""
    files, versions = [], set()
    for package in packages:
        named = _NAME.fullmatch(package.name)
        if _TRIAL in package.name:
            raise SystemExit(f"{package.name}: a trial, built with placeholders for release keys")
        if named is None:
            raise SystemExit(f"{package.name}: not called xinfang-desk_VERSION_MACHINE.deb")
        versions.add(named[1])
        size, sha256 = package.stat().st_size, hash_of(package)
        files.append(Package(machine=named[2], name=package.name, bytes=size, sha256=sha256))
    if len(versions) != 1:
        raise SystemExit("packages of one version belong into an update")
    made = Statement(product=PRODUCT, version=versions.pop(), min_from=min_from, files=tuple(files))
    payload = msgspec.json.encode(made, order="sorted")
    _read(payload)
    place = folder / FOLDER
    place.mkdir(parents=True)
    for package in packages:
        shutil.copyfile(package, place / package.name)
    (place / _UNSIGNED).write_bytes(payload)
    return made


def sign(folder: Path, seed_file: Path) -> int:
    """Add the signature of the key in ``seed_file``; how many there are now.

    Refused: a key that no program knows, and packages that are not those of the statement.
    """
    place = folder / FOLDER
    seed = base64.b64decode(seed_file.read_bytes(), validate=False)
    payload, signed = (place / _UNSIGNED).read_bytes(), place / STATEMENT
    ours = open_envelope(seal_envelope(TYPE, payload, [seed]))
    if is_trial():
        raise SystemExit(
            "keys.json: a release key is still a placeholder; every program refuses what is signed"
        )
    if ours is None or not signers(ours, pinned_keys()):
        raise SystemExit(
            f"{seed_file.name}: not one of the three release keys that programs are built with, so none would"
            " take it. Sign with the key whose public half is in resources/release/keys.json."
        )
    for each in _read(payload).files:
        if not (place / each.name).is_file() or hash_of(place / each.name) != each.sha256:
            raise SystemExit(f"{each.name}: not the package that the statement names; get it anew")
    there = open_envelope(signed.read_bytes()) if signed.exists() else None
    if there is not None and there.payload != payload:
        raise SystemExit("what was signed before is another statement")
    others = there.signatures if there else ()
    signatures = {each.keyid: each for each in (*others, *ours.signatures)}
    whole = Envelope(payload_type=TYPE, payload=payload, signatures=tuple(signatures.values()))
    signed.write_bytes(msgspec.json.encode(whole))
    return len(signatures)


def _read(payload: bytes) -> Statement:
    """The statement as every program will read it."""
    try:
        return msgspec.json.decode(payload, type=Statement)
    except msgspec.DecodeError as fault:
        raise SystemExit(f"no program would read this statement: {fault}") from None


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("key").add_argument("file", type=Path)
    making = verbs.add_parser("make")
    making.add_argument("folder", type=Path)
    making.add_argument("packages", type=Path, nargs="+")
    making.add_argument("--min-from", required=True)
    signing = verbs.add_parser("sign")
    signing.add_argument("folder", type=Path)
    signing.add_argument("--key", type=Path, required=True)
    args = parser.parse_args()
    if args.verb == "key":
        print(key(args.file))
    elif args.verb == "make":
        print(make(args.folder, args.packages, args.min_from))
    else:
        print(sign(args.folder, args.key), "of two signatures that are needed")
