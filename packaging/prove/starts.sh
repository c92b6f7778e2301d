#!/bin/sh
# How soon the package's window is painted beside the checkout's: see starts.py.
# Usage, as root: packaging/prove/starts.sh PYTHON ROOT [TURNS]; the package is unpacked in ROOT.
set -eu
project=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
export PYTHONPATH="$project"
# The loader finds its libraries by /proc/self/exe.
exec unshare --mount sh -euc '
    mkdir -p "$2/proc"
    mount -t proc proc "$2/proc"
    exec "$1" "$3/packaging/prove/starts.py" "$2" "$4"
' sh "$(realpath -s "$1")" "$(realpath "$2")" "$project" "${3:-9}"
