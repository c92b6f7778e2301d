#!/bin/sh
# The .deb in a root that holds nothing but busybox: no C library, no fonts, no machine-id, no network.
# Usage, as root: packaging/prove/empty_root.sh PACKAGE.deb FOLDER
set -eu
here=$(dirname "$(realpath "$0")")
root=$(realpath -m "$2")
rm -rf "$root"
mkdir -p "$root/bin" "$root/root" "$root/etc"
cp "$(command -v busybox)" "$root/bin/"
for name in sh env; do ln -s busybox "$root/bin/$name"; done
dpkg-deb --extract "$1" "$root"
told=$("$here/inside.sh" "$root" /opt/xinfang-desk/current/bin/xinfang-desk tour --to /root/tour)
printf '%-58s %s\n' "a root of busybox alone: tour" "$(echo "$told" | head -1)"
[ -s "$root/root/tour/desk.png" ]
