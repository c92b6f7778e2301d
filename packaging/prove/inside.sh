#!/bin/sh
# Run a command inside another root, with a /proc, /dev and mounts of its own and no network; nothing stays mounted.
# Usage, as root: packaging/prove/inside.sh ROOT COMMAND [ARGUMENT]...
# DISPLAY, where set, is passed on with the folder of its socket.
set -eu
root=$(realpath "$1")
shift
exec unshare --mount --pid --fork --net --propagation private sh -euc '
    root=$1; shift
    mkdir -p "$root/proc" "$root/dev" "$root/tmp"
    mount --bind "$root" "$root"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount -t tmpfs tmpfs "$root/dev/shm"
    ip link set lo up 2>/dev/null || true
    if [ -n "${DISPLAY:-}" ]; then
        mkdir -p "$root/tmp/.X11-unix"
        mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
    fi
    exec chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        ${DISPLAY:+DISPLAY="$DISPLAY"} "$@"
' sh "$root" "$@"
