#!/bin/sh
# Make .venv with the pinned dependencies, and the system libraries that Qt needs.
# Usage: scripts/set-up.sh run|dev      (from the top of the repository)
set -eu

kind=${1:?usage: scripts/set-up.sh run|dev}
stamp=.venv/.set-up-$kind

# Package:library. The first list is needed always, the second only for a real display.
base="libgl1:libGL.so.1 libegl1:libEGL.so.1 libxkbcommon0:libxkbcommon.so.0
  libfontconfig1:libfontconfig.so.1 libdbus-1-3:libdbus-1.so.3 libglib2.0-0:libglib-2.0.so.0"
display="libxcb-cursor0:libxcb-cursor.so.0 libxcb-icccm4:libxcb-icccm.so.4
  libxcb-image0:libxcb-image.so.0 libxcb-keysyms1:libxcb-keysyms.so.1
  libxcb-randr0:libxcb-randr.so.0 libxcb-render-util0:libxcb-render-util.so.0
  libxcb-shape0:libxcb-shape.so.0 libxcb-xkb1:libxcb-xkb.so.1
  libxkbcommon-x11-0:libxkbcommon-x11.so.0 libx11-xcb1:libX11-xcb.so.1"

say() { printf '%s\n' "common-ground: $*" >&2; }

find_python() {
  for name in ${PYTHON:-} python3.11 python3 python3.12 python3.13; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s' "$name"
      return
    fi
  done
  say "Python 3.11 or later was not found. Install it, or set PYTHON to its path."
  return 1
}

# Install Debian packages where that needs no password; otherwise fail quietly.
install() {
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" = 0 ]; then
    as_root=env
  elif sudo -n true 2>/dev/null; then
    as_root="sudo -n env"
  else
    return 1
  fi
  say "installing $*"
  $as_root DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 &&
    $as_root DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# The packages among the given ones whose library the linker does not know.
missing() {
  known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
  for pair in "$@"; do
    case $known in
      *"${pair#*:} "*) ;;
      *) printf '%s ' "${pair%%:*}" ;;
    esac
  done
}

need_libraries() {
  [ "$(uname -s)" = Linux ] || return 0
  # shellcheck disable=SC2086  # the lists are meant to fall apart into words
  if [ "$kind" = run ]; then wanted=$(missing $base $display); else wanted=$(missing $base); fi
  # shellcheck disable=SC2086
  [ -z "$wanted" ] || install $wanted || {
    say "Qt needs some system libraries. Please run: sudo apt-get install ${wanted% }"
    # A desktop without X may do without the second list, so only the first one is fatal.
    # shellcheck disable=SC2086
    [ -z "$(missing $base)" ]
  }
}

need_venv() {
  "$1" -c 'import venv, ensurepip' 2>/dev/null && return
  package=$("$1" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')
  install "$package" || {
    say "Python cannot make virtual environments yet. Please run: sudo apt-get install $package"
    return 1
  }
}

main() {
  need_libraries
  if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python=$(find_python)
    need_venv "$python"
    "$python" -m venv --clear .venv
  fi
  say "installing the pinned Python packages into .venv"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check \
    -r "requirements/$kind.txt"
  touch "$stamp"
}

main
