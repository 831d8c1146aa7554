#!/bin/sh
# Start the program on two screens of a virtual display, present the sample workshop, unplug the
# projector and plug it in again, and draw both screens each time.
# Usage: scripts/two-screens.sh [FOLDER]      (from the top of the repository)
# Needs Xvfb, openbox, xdotool, xrandr and ImageMagick.
set -eu

folder=${1:-docs/screenshots}
work=$(mktemp -d)
children=""

for tool in Xvfb openbox xdotool xrandr import; do
  command -v "$tool" >/dev/null || { echo "two-screens: $tool was not found" >&2; exit 1; }
done

finish() {
  # Those started here, the last one first.
  # shellcheck disable=SC2086  # the list is meant to fall apart into numbers
  [ -z "$children" ] || kill $children 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

start() {
  "$@" >>"$work/log" 2>&1 &
  children="$! $children"
}

# Wait for a command to succeed: 10 seconds at the longest.
await() {
  tries=100
  until "$@" >/dev/null 2>&1; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || { echo "two-screens: waited in vain for: $*" >&2; cat "$work/log" >&2; exit 1; }
    sleep 0.1
  done
}

# The projector, 1920 × 1080, stands to the right of the laptop, 1440 × 900.
plug_projector() { xrandr --setmonitor projector 1920/510x1080/290+1440+0 none; }
audience() { xdotool search --onlyvisible --name "audience view"; }
no_audience() { ! audience; }
typed() { xdotool key --delay 60 "$@"; }
draw() {
  sleep 1
  import -window root "$folder/two-screens-$1.png"
}

# Xvfb takes the first free number itself and tells it.
mkfifo "$work/number"
start sh -c "exec Xvfb -displayfd 3 -screen 0 3360x1080x24 -nolisten tcp -noreset 3>'$work/number'"
DISPLAY=:$(head -n 1 "$work/number")
export DISPLAY
output=$(xrandr | awk '/ connected/ { print $1; exit }')
xrandr --setmonitor laptop 1440/380x900/240+0+0 "$output" >/dev/null
plug_projector >/dev/null
start openbox

COMMON_GROUND_DATA=$work/data
export COMMON_GROUND_DATA
.venv/bin/python main.py import resources/samples/hollin-bank.visioning.json >/dev/null
export QT_QPA_PLATFORM=xcb
start .venv/bin/python main.py
await xdotool search --onlyvisible --name "^Common Ground"
sleep 2
mkdir -p "$folder"

typed Return            # open the workshop, the only one in the list
sleep 1
typed ctrl+3            # the visioning grid
sleep 1
typed Page_Down Page_Down Page_Down F5
await audience
draw presenting

xrandr --delmonitor projector
await no_audience
draw unplugged

plug_projector >/dev/null
await audience
draw again
