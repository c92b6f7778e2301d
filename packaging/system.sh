#!/bin/sh
# Make sure that the system packages in the lists given are there: install them when root, else say how.
set -eu
wanted=$(cat "$@" | grep -v '^#')
missing=""
for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ]; then
    echo "安装系统组件：$missing" >&2
    apt-get update -qq >/dev/null
    # shellcheck disable=SC2086  # a list of words is meant
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "缺少系统组件。请运行：" >&2
    echo "    sudo apt-get install$missing" >&2
    exit 1
fi
