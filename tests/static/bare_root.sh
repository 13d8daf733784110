#!/bin/sh
# SPDX-License-Identifier: MIT
#
# bare_root.sh FCM SOURCE WORK: fcm asks for no shared library, and in a root that holds nothing but
# itself and an example it makes the report; its map is laid out without Graphviz, and it says so. Where
# only root may change the root, others at least run it with an empty environment.
set -eu
fcm=$1 source=$2 work=$3 example=examples/01-public-documents

fail() {
  echo "bare_root: $*" >&2
  exit 1
}

if readelf --dynamic --program-headers "$fcm" | grep -E 'NEEDED|INTERP'; then
  fail "the program above is not static"
fi

rm -rf "$work"
mkdir -p "$work/examples"
cp "$fcm" "$work/fcm"
cp -R "$source/$example" "$work/examples"
cp -R "$source/data" "$work"
if [ "$(id -u)" -eq 0 ]; then
  chroot=$(PATH=$PATH:/usr/sbin:/sbin command -v chroot)
  in_root() { env -i "$chroot" "$work" /fcm "$@"; }
  at=
else
  echo "bare_root: not root, so without chroot"
  in_root() { env -i "$work/fcm" "$@"; }
  at=$work
fi

in_root version | grep -q '^a static program; leaves out ' || fail "version does not say what is left out"
in_root run "$at/$example" -o "$at/out" 2>"$work/said" || { cat "$work/said" >&2; fail "run failed"; }
[ -s "$work/out/report.html" ] || fail "there is no report"
in_root what-if "$at/$example" --more signposting --json >"$work/answer.json"
grep -q '"schema": "fcm.what_if/' "$work/answer.json" || fail "what-if does not answer"
if [ -z "$at" ]; then
  grep -qi 'graphviz' "$work/said" || { cat "$work/said" >&2; fail "no word of the missing Graphviz"; }
fi
echo "bare_root: runs alone"
