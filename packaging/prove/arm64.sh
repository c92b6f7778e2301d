#!/bin/sh
# The arm64 .deb's tour on this machine, in a root of busybox alone: qemu-user-static plays the processor. Slow.
# Usage, as root: packaging/prove/arm64.sh PACKAGE.deb FOLDER
set -eu
here=$(dirname "$(realpath "$0")")
root=$(realpath -m "$2")
rm -rf "$root"
mkdir -p "$root/bin" "$root/root" "$root/etc"
cp "$(command -v busybox)" "$(command -v qemu-aarch64-static)" "$root/bin/"
for name in sh env; do ln -s busybox "$root/bin/$name"; done
dpkg-deb --extract "$1" "$root"
# The launcher names the interpreter, which this kernel cannot start by itself.
start='import sys; sys.argv[0] = "xinfang-desk"; from app import main; raise SystemExit(main())'
python=/opt/xinfang-desk/current/python/bin/python3.11
told=$("$here/inside.sh" "$root" /bin/qemu-aarch64-static "$python" -I -c "$start" tour --to /root/tour)
printf '%-58s %s\n' "arm64 under qemu, a root of busybox alone: tour" "$(echo "$told" | head -1)"
[ -s "$root/root/tour/desk.png" ]
