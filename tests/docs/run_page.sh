#!/bin/sh
# SPDX-License-Identifier: MIT
#
# run_page.sh PAGE FCM FOLDER: does what a documentation page tells its reader to do, in the new FOLDER.
#
#   ```csv file=NAME   the block is written to NAME (any language: yaml file=NAME)
#   ```sh              the block is run, beside a link to examples/; it must end with exit code 0
#   ```sh exit=1       ... with exit code 1
#   ```text            what the last run printed, on both streams; a line of "..." stands for any lines
set -eu
page=$(realpath "$1")
fcm=$(realpath "$2")
folder=$3
examples=$(realpath "$(dirname "$0")/../../examples")
rm -rf "$folder"
mkdir -p "$folder/.blocks" "$folder/.bin"
cd "$folder"
ln -s "$fcm" .bin/fcm
ln -s "$examples" examples
PATH=$PWD/.bin:$PATH
export PATH
unset COLUMNS

# Each block to its own file: the first line says what it is, the rest is the block.
awk '/^```/ { if (inside) { inside = 0; close(out) }
              else { inside = 1; out = sprintf(".blocks/%03d", ++n); print FNR " " substr($0, 4) > out }
              next }
     inside { print > out }' "$page"

fail() {
  echo "$page:$line: $1" >&2
  exit 1
}

# matches EXPECTED ACTUAL: equal line by line, where "..." stands for any lines.
matches() {
  awk 'NR == FNR { want[++w] = $0; next }
       { have[++h] = $0 }
       END {
         j = 1
         for (i = 1; i <= w; i++) {
           if (want[i] == "...") { any = 1; continue }
           while (any && j <= h && have[j] != want[i]) j++
           if (j > h || have[j] != want[i]) { print "  expected: " want[i]; exit 1 }
           j++; any = 0
         }
         if (!any && j <= h) { print "  not expected: " have[j]; exit 1 }
       }' "$1" "$2"
}

runs=0
for block in .blocks/*; do
  head=$(sed -n 1p "$block")
  line=${head%% *}
  kind=${head#* }
  sed 1d "$block" >.body
  case $kind in
    *" file="*)
      mkdir -p "$(dirname "${kind##* file=}")"
      cp .body "${kind##* file=}" ;;
    sh | "sh exit="*)
      code=0
      sh -e .body >.said 2>&1 || code=$?
      wanted=0
      if [ "$kind" != sh ]; then wanted=${kind##*exit=}; fi
      if [ "$code" != "$wanted" ]; then cat .said >&2; fail "exit code $code, not $wanted"; fi
      runs=$((runs + 1)) ;;
    text)
      if ! matches .body .said; then
        sed 's/^/  said: /' .said >&2
        fail "the output is not as shown"
      fi ;;
    *) fail "unknown kind of block '$kind'" ;;
  esac
done
if [ "$runs" = 0 ]; then line=1; fail "no block was run"; fi
