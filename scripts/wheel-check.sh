#!/bin/sh
# Build a wheel, install it in a clean environment outside the tree, and run its self-test.
set -eu

tree=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$tree/.venv/bin/python" -m build --wheel --no-isolation --outdir "$work/dist" "$tree" >/dev/null
"$tree/.venv/bin/python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  -c "$tree/requirements/run.txt" "$work"/dist/*.whl
mkdir "$work/home"
cd "$work/home"
HOME="$work/home" XDG_DATA_HOME="$work/home" XDG_CONFIG_HOME="$work/home" \
  QT_QPA_PLATFORM=offscreen "$work/venv/bin/common-ground" --check
