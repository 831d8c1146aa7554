#!/bin/sh
# Install the programs of others that the tests open, read and fill the program's files with, as
# root on Debian. Tests that need one of them are skipped where it is missing.
# Usage: scripts/install-readers.sh FOLDER      (where the JavaScript package goes)
set -eu

folder=${1:?usage: scripts/install-readers.sh FOLDER}
programs="chromium libreoffice-writer poppler-utils qpdf pdftk-java"

missing=
for pair in chromium:chromium soffice:libreoffice-writer pdfinfo:poppler-utils qpdf:qpdf \
  pdftk:pdftk-java; do
  command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair#*:}"
done
if [ -n "$missing" ]; then
  printf 'common-ground: installing%s\n' "$missing" >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >&2
  # shellcheck disable=SC2086  # the list is meant to fall apart into words
  apt-get install -y -qq --no-install-recommends $programs >/dev/null
fi
if command -v npm >/dev/null && [ ! -d "$folder/node_modules/pdf-lib" ]; then
  npm install --silent --no-save --no-package-lock --no-audit --no-fund \
    --prefix "$folder" pdf-lib@1.17.1 >/dev/null
fi
