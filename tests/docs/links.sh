#!/bin/sh
# SPDX-License-Identifier: MIT
#
# links.sh ROOT: every link from one page to another file of the repository leads somewhere.
set -eu
cd "$1"
failed=0
pages=$(find . -name '*.md' -not -path './build/*' -not -path './out/*' -not -path '*/node_modules/*')
for page in $pages; do
  for link in $(grep -oE '\]\([^)]+\)' "$page" | sed 's/^](//; s/)$//; s/#.*//' | grep -vE '^[a-z]+:' || true); do
    if [ ! -e "$(dirname "$page")/$link" ]; then
      echo "$page: no such file: $link" >&2
      failed=1
    fi
  done
done
exit $failed
