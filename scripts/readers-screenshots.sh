#!/bin/sh
# Draw the HTML record in Chromium and the Word file in LibreOffice, from the sample workshop.
# Usage: scripts/readers-screenshots.sh FOLDER      (with the programs of install-readers.sh)
set -eu

folder=${1:?usage: scripts/readers-screenshots.sh FOLDER}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export QT_QPA_PLATFORM=offscreen COMMON_GROUND_DATA="$work"
python=.venv/bin/python

session=$($python main.py import --library "$work/library.db" \
  resources/samples/hollin-bank.visioning.json)
for ending in html docx; do
  $python main.py export --library "$work/library.db" --session "$session" \
    --out "$work/record.$ending" >/dev/null
done

draw() { # name, width, height, light (1) or dark (0)
  chromium --headless --no-sandbox --disable-gpu --no-first-run --hide-scrollbars \
    --disable-background-networking --disable-component-update --disable-sync \
    --user-data-dir="$work/profile" --blink-settings=preferredColorScheme="$4" \
    --window-size="$2,$3" --screenshot="$folder/$1.png" "file://$work/record.html" 2>/dev/null
}
draw record-html-light 1280 1600 1
draw record-html-dark 1280 1600 0
draw record-html-narrow 500 1600 1

soffice -env:UserInstallation="file://$work/office" --headless --convert-to pdf \
  --outdir "$work" "$work/record.docx" >/dev/null 2>&1
pdftoppm -r 65 -png -f 1 -l 4 "$work/record.pdf" "$folder/record-docx"
