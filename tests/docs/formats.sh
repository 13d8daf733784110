#!/bin/sh
# SPDX-License-Identifier: MIT
#
# formats.sh FCM PAGE: the table of formats in docs/formats/index.md is what `fcm formats` prints.
# `formats.sh FCM` prints the rows as they should be.
set -eu
rows() {
  "$1" formats --json | sed -n 's/^ *"\(name\|title\|holds\|writes\|extensions\)": "\{0,1\}\([^"]*[^",]\)"\{0,1\},\{0,1\}$/\1\t\2/p' |
    awk -F '\t' '{ value[$1] = $2 }
      $1 == "extensions" { printf "| [%s](%s.md) | %s | %s | %s | %s |\n", value["name"], value["name"],
        value["extensions"], value["holds"], value["writes"] == "true" ? "read, written" : "read", value["title"] }'
}
if [ $# -eq 1 ]; then
  rows "$1"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rows "$1" >"$work/wanted"
sed -n '/^| \[/p' "$2" >"$work/found"
if ! diff "$work/found" "$work/wanted"; then
  echo "docs/formats/index.md is behind: sh tests/docs/formats.sh FCM prints its rows" >&2
  exit 1
fi
