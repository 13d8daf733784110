#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# compare.sh PROGRAM DIGEST: the same digest from 1, 2 and 8 threads under three locales. Locales
# that are not there are made for the test where Debian's package 'locales' is; else they are
# skipped, and the last line says so.
set -euo pipefail
program=$1
expected=$(<"$2")
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
export LOCPATH=$made

failed=0 skipped=""
for locale in C de_DE.UTF-8 tr_TR.UTF-8; do
  if [[ $locale != C ]] && ! localedef -i "${locale%.*}" -f UTF-8 "$made/$locale" 2>/dev/null; then
    skipped+=" $locale"
    continue
  fi
  for threads in 1 2 8; do
    found=$("$program" "$threads" "$locale")
    if [[ $found != "$expected" ]]; then
      echo "$threads threads, locale $locale: $found instead of $expected"
      failed=1
    fi
  done
done
if [[ -n $skipped ]]; then echo "no such locale here, and no package 'locales' to make it:$skipped"; fi
exit "$failed"
