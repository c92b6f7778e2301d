#!/bin/sh
# The README's two commands on a clean checkout in a bare Debian 12: python3, python3-venv, make and git alone.
# Usage, as root: packaging/prove/minimal_root.sh FOLDER [COMMAND]; FOLDER is made once by debootstrap and kept.
set -eu
root=$(realpath -m "$1")
command=${2:-make run && make test}
project=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
if [ ! -e "$root/etc/debian_version" ]; then
    debootstrap --variant=minbase --include=python3,python3-venv,make,git,ca-certificates bookworm "$root"
fi
rm -rf "$root/root/desk" "$root/etc/machine-id" "$root/var/lib/dbus/machine-id"
git clone --quiet "$project" "$root/root/desk"
# How this machine reaches its packages is its own affair: the root takes it over.
cp -L /etc/resolv.conf "$root/etc/"
rm -rf "$root/etc/ssl/certs"
cp -rL /etc/ssl/certs "$root/etc/ssl/certs"
[ ! -e /etc/pip.conf ] || cp -L /etc/pip.conf "$root/etc/"
passed=$(env | grep -E '^(PIP_[A-Z_]+|SSL_CERT_FILE|https?_proxy)=' || true)
# shellcheck disable=SC2086  # a list of assignments is meant
exec unshare --mount --pid --fork sh -euc '
    root=$1 command=$2; shift 2
    # A place that something is mounted on: inside, nothing else can be mounted in private.
    mount --bind "$root" "$root"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount -t sysfs sysfs "$root/sys"
    exec chroot "$root" env -i HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@" \
        sh -euc "cd /root/desk; $command"
' sh "$root" "$command" $passed
