#!/bin/sh
# SPDX-License-Identifier: MIT
#
# errors.sh ROOT: the table of error codes, the page and the sources agree.
set -eu
root=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
LC_ALL=C
export LC_ALL

sed -n 's/^{"\([^"]*\)".*/\1/p' "$root/libfcm/src/core/error_codes.inc" >"$work/listed"
if ! sort -cu "$work/listed"; then
  echo "libfcm/src/core/error_codes.inc should be sorted, every code once" >&2
  failed=1
fi

sh "$(dirname "$0")/errors_page.sh" "$root" >"$work/page"
if ! diff "$root/docs/errors.md" "$work/page"; then
  echo "docs/errors.md is behind: sh tests/docs/errors_page.sh . > docs/errors.md" >&2
  failed=1
fi

# A string like "word.word" in the sources is a code, unless it is the name of a file.
find "$root/libfcm/src" "$root/tools/fcm" -name '*.[ch]pp' -exec grep -hoE '"[a-z_]+\.[a-z0-9_]+"' {} + |
  tr -d '"' | grep -vE '\.(csv|tsv|json|yaml|html|md|svg|pdf|xlsx|prsm|mmp|inc|hpp|xml|qde|qda|main)$|^(code\.description|concept\.class|attr\.name)$' | sort -u >"$work/used"
sort -u "$work/listed" >"$work/sorted"
for code in $(comm -13 "$work/sorted" "$work/used"); do
  echo "the sources say \"$code\", which error_codes.inc does not list" >&2
  failed=1
done
for code in $(comm -23 "$work/sorted" "$work/used"); do
  echo "error_codes.inc lists \"$code\", which no source says" >&2
  failed=1
done
exit $failed
