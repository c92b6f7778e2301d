#!/bin/sh
# The .deb on an old desktop without a network: Debian 11 (glibc 2.31), fcitx 4, ibus, CUPS; then in a root of busybox alone.
# Usage, as root: packaging/prove/old_desktop.sh OLDER.deb NEWER.deb FOLDER
# FOLDER keeps the Debian 11 roots for the next time. Where its archive is no longer to be had, busybox stands alone.
set -eu
here=$(dirname "$(realpath "$0")")
older=$(realpath "$1") newer=$(realpath "$2") folder=$(realpath -m "$3")
display=:${PROVE_DISPLAY:-73}
kept=$folder/bullseye with_ibus=$folder/ibus root=$folder/tried
desk=/opt/xinfang-desk/current/bin/xinfang-desk
mkdir -p "$folder"

told() { printf '%-58s %s\n' "$1" "$2"; }
inside() { "$here/inside.sh" "$root" "$@"; }

prepare() {
    [ ! -e "$kept/ready" ] || return 0
    rm -rf "$kept"
    debootstrap --variant=minbase bullseye "$kept" >"$folder/debootstrap.log" 2>&1 || return 1
    cp -L /etc/resolv.conf "$kept/etc/"
    chroot "$kept" sh -ec 'apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends fcitx-bin fcitx-pinyin fcitx-module-dbus dbus cups cups-client fontconfig-config xkb-data' \
        >"$folder/debootstrap.log" 2>&1
    touch "$kept/ready"
}

# ibus brings a python of the system's along, which the first root shall not have.
prepare_ibus() {
    [ ! -e "$with_ibus/ready" ] || return 0
    rm -rf "$with_ibus"
    cp -a "$kept" "$with_ibus"
    rm -f "$with_ibus/ready"
    cp -L /etc/resolv.conf "$with_ibus/etc/"
    chroot "$with_ibus" sh -ec 'apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends ibus ibus-libpinyin dconf-gsettings-backend' >"$folder/ibus.log" 2>&1
    touch "$with_ibus/ready"
}

screen() {
    Xvfb "$display" -screen 0 1366x768x24 -nolisten tcp >/dev/null 2>&1 &
    screens=$!
    sleep 1
    DISPLAY=$display openbox >/dev/null 2>&1 &
    trap 'kill $screens 2>/dev/null || true' EXIT
}

# What stands in a field after n i h a o and a space, with the session's usual variables.
typed() {
    method=$1 begin=$2 turned=$3
    cp "$here/typed.py" "$root/tmp/typed.py"
    # fcitx 4 offers pinyin by itself where the session's language is Chinese.
    mkdir -p "$root/root/.config/fcitx"
    printf '[Profile]\nIMName=fcitx-keyboard-us\nEnabledIMList=fcitx-keyboard-us:True,pinyin:True\n' \
        >"$root/root/.config/fcitx/profile"
    DISPLAY=$display inside env LANG=C.UTF-8 XMODIFIERS=@im=$method QT_IM_MODULE=$method dbus-run-session -- sh -c "
        $begin"'
        exec /opt/xinfang-desk/current/python/bin/python3.11 -I /tmp/typed.py 14000' >"$folder/typed.txt" 2>"$folder/typed.err" &
    waiting=$!
    for _ in $(seq 60); do
        DISPLAY=$display xdotool search --name '^typed$' >/dev/null 2>&1 && break
        sleep 0.5
    done
    sleep 1
    [ -z "$turned" ] || DISPLAY=$display xdotool key "$turned"
    sleep 1
    DISPLAY=$display xdotool type --delay 150 nihao
    sleep 1
    DISPLAY=$display xdotool key space
    wait $waiting || true
    cat "$folder/typed.txt"
}

window() {
    rm -f "$root/tmp/shown" "$root/tmp/taken"
    # One namespace for both: what is installed looks for what runs. The session asks for Wayland, as some do.
    DISPLAY=$display inside sh -c '
        QT_QPA_PLATFORM=wayland "$1" --home /root/fresh & running=$!
        while [ ! -e /tmp/shown ]; do sleep 0.5; done
        dpkg -i "$2" >/tmp/refused.log 2>&1 && touch /tmp/taken
        kill $running' sh "$desk" "/tmp/$(basename "$newer")" >/dev/null 2>"$folder/window.err" &
    waiting=$!
    for _ in $(seq 120); do
        DISPLAY=$display xdotool search --onlyvisible --name 来访接待台 >/dev/null 2>&1 && break
        sleep 0.5
    done
    DISPLAY=$display xdotool search --onlyvisible --name 来访接待台 >/dev/null
    sleep 3
    DISPLAY=$display import -window root "$folder/first_run.png"
    told "window of the first set-up" shown
    touch "$root/tmp/shown"
    wait $waiting || true
    [ ! -e "$root/tmp/taken" ]
    told "upgrade while the window is open" "$(grep -m1 正在运行 "$root/tmp/refused.log")"
}

visit() {
    cat >"$root/tmp/visit.json" <<'V'
{"received_at": "2026-09-21T09:30:00+08:00", "people": [{"role": "petitioner", "name": "周试例"}],
 "matters": [{"purpose": "shensu", "statement": "干了四个月活，工钱没有给。"}]}
V
    inside env XINFANG_PASSPHRASE=xf-prove-2026 "$desk" --home /root/desk init --office-code 411526102 --office-name 示例镇 \
        --desk 1 --officer 示例员 >/dev/null
    inside env XINFANG_PASSPHRASE=xf-prove-2026 "$desk" --home /root/desk --json register --input /tmp/visit.json \
        --papers /root/papers >"$folder/visit.json"
    told "visit registered, papers drawn" "$(find "$root/root/papers" -name '*.pdf' | wc -l) PDF"
}

# What a checkout may leave out: the national algorithms, and the way to a ledger on a server (which nobody has here).
county() {
    inside env XINFANG_PASSPHRASE=xf-prove-2026 "$(dirname "$desk")/xinfang-county" --home /root/county init --name 示例县 \
        --suite xf2 >/dev/null
    ! inside env XINFANG_PASSPHRASE=xf-prove-2026 "$(dirname "$desk")/xinfang-county" --home /root/served init --name 示例县 \
        --ledger postgresql://127.0.0.1:1/none 2>"$folder/served.txt"
    grep -q '"code": "ledger.server_gone"' "$folder/served.txt"
    told "county's keys of the national algorithms, a server asked" yes
}

printed() {
    printf '#!/bin/sh\n[ $# = 0 ] && exit 0\ncat "${6:--}" >/tmp/printed.pdf\n' >"$root/usr/lib/cups/backend/keep"
    chmod 700 "$root/usr/lib/cups/backend/keep"
    # The print system's library is the host's own, and is loaded as the program loads it.
    inside sh -c '
        cupsd; sleep 2; lpadmin -p paper -E -v keep:/ -m raw 2>/dev/null; lpadmin -d paper
        XINFANG_PASSPHRASE=xf-prove-2026 /opt/xinfang-desk/current/python/bin/python3.11 -I /tmp/printed.py
        for _ in $(seq 40); do [ -s /tmp/printed.pdf ] && break; sleep 0.5; done'
    told "receipt printed to a queue" "$(head -c 5 "$root/tmp/printed.pdf") $(wc -c <"$root/tmp/printed.pdf") bytes"
}

if prepare; then
    screen
    rm -rf "$root"
    cp -a "$kept" "$root"
    cp "$older" "$newer" "$root/tmp/"
    cp "$here/printed.py" "$root/tmp/"
    rm -f "$root/etc/resolv.conf"
    # A started system has one; the busybox root below has none.
    chroot "$root" dbus-uuidgen >"$root/etc/machine-id"
    inside dpkg -i "/tmp/$(basename "$older")" >"$folder/dpkg.log" 2>&1
    told "dpkg -i without a network, $(inside /lib/x86_64-linux-gnu/libc.so.6 | sed -n '1s/.*version \([0-9.]*\).*/glibc \1/p')" installed
    told "tour" "$(inside "$desk" tour --to /root/tour | head -1)"
    ! inside "$desk" --home /root/fresh 2>"$folder/no_screen.txt"
    told "started without a screen" "$(sed -n 's/.*"words": "\([^。]*\).*/\1/p' "$folder/no_screen.txt")"
    grep -q '"code": "window.no_screen"' "$folder/no_screen.txt"
    word=$(typed fcitx 'fcitx -d >/dev/null 2>&1; sleep 4;' ctrl+space)
    told "n i h a o under fcitx 4" "$word"
    [ "$word" = 你好 ]
    visit
    county
    printed
    window
    inside dpkg -i "/tmp/$(basename "$newer")" >"$folder/dpkg.log" 2>&1
    number=$(sed 's/.*"number": *"\([0-9 ]*\)".*/\1/;q' "$folder/visit.json" | tr -d ' ')
    inside env XINFANG_PASSPHRASE=xf-prove-2026 "$desk" --home /root/desk --json show "$number" >/dev/null
    told "upgrade, the register opens after" "$(inside dpkg-query -W -f '${Version}' xinfang-desk)"
    inside dpkg -P xinfang-desk >"$folder/dpkg.log" 2>&1
    [ ! -e "$root/opt/xinfang-desk" ]
    [ -e "$root/root/desk/register.db" ]
    told "purge: nothing left in /opt, the register stays" yes
    prepare_ibus
    rm -rf "$root"
    cp -a "$with_ibus" "$root"
    rm -f "$root/etc/resolv.conf"
    chroot "$root" dbus-uuidgen >"$root/etc/machine-id"
    cp "$newer" "$root/tmp/"
    inside dpkg -i "/tmp/$(basename "$newer")" >"$folder/dpkg.log" 2>&1
    word=$(typed ibus 'ibus-daemon -drx >/dev/null 2>&1; sleep 4; ibus engine libpinyin; sleep 1;' '')
    told "n i h a o under ibus" "$word"
    [ "$word" = 你好 ]
    kill $screens
else
    told "Debian 11" "its archive cannot be had: busybox stands alone"
fi

"$here/empty_root.sh" "$newer" "$folder/empty"
