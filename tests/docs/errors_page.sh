#!/bin/sh
# SPDX-License-Identifier: MIT
#
# errors_page.sh ROOT: prints docs/errors.md, made from the table of codes.
#
#   sh tests/docs/errors_page.sh . > docs/errors.md
set -eu
cat <<'TOP'
# Errors

A message has the form `file:line:column: error: what is wrong [code]`, and on the next line a hint how to mend it. Codes are
stable: scripts may rely on them, and `--json` gives them as a field of their own. The word before the dot says what it is about.

| code | what it means |
|---|---|
TOP
awk '/^\{"/ { entry = "" }
     { entry = entry $0 }
     /\},[ ]*$/ {
       gsub(/"[ ]*"/, "", entry)
       code = entry; sub(/^\{"/, "", code); sub(/".*/, "", code)
       text = entry; sub(/^\{"[^"]*", *"/, "", text); sub(/"\},[ ]*$/, "", text)
       gsub(/\\"/, "\"", text); gsub(/\|/, "\\|", text)
       print "| `" code "` | " text " |"
     }' "$1/libfcm/src/core/error_codes.inc"
