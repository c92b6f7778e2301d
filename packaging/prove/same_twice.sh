#!/bin/sh
# Build the bundle and its .deb again, and compare both byte for byte with those that are there.
# Usage: packaging/prove/same_twice.sh PYTHON BUNDLE PACKAGE.deb LEVEL FOLDER
set -eu
packaging=$(dirname "$(dirname "$(realpath "$0")")")
python=$1 bundle=$2 package=$3 level=$4 folder=$5
rm -rf "$folder"
mkdir -p "$folder"
export PYTHONPATH="$packaging"
"$python" "$packaging/deb/bundle.py" --out "$folder/root"
"$python" "$packaging/deb/package.py" --bundle "$folder/root" --to "$folder" --level "$level" >/dev/null
# Beside it lies what package.py adds, for whichever version it last made a package of.
different=$(diff -rq --no-dereference "$bundle/opt" "$folder/root/opt" | wc -l)
printf '%-58s %s\n' "bundle built twice: files that differ" "$different"
[ "$different" = 0 ]
cmp "$package" "$folder/$(basename "$package")"
printf '%-58s %s\n' "package built twice" "the same bytes"
