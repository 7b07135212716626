#!/bin/sh
# Brings the programs that read calendars: Python's and Node's into the folder of the first
# argument, the others by apt-get where that may be run. What cannot be had is skipped later.
set -u
folder=${1:?usage: install.sh FOLDER}
mkdir -p "$folder/node"
"$folder/venv/bin/python" -c "import khal, radicale, recurring_ical_events" 2>/dev/null || {
    python3 -m venv "$folder/venv"
    "$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        khal radicale recurring-ical-events
}
if command -v npm >/dev/null && [ ! -d "$folder/node/node_modules/ical.js" ]; then
    npm install --silent --no-audit --no-fund --prefix "$folder/node" ical.js node-ical
fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    command -v calcurse >/dev/null && pkg-config --exists libical 2>/dev/null || {
        apt-get update -qq
        apt-get install -y -qq calcurse libical-dev gcc pkg-config >/dev/null
    }
    [ -n "${TIMELINE_INTEROP_SMALL-}" ] || command -v thunderbird >/dev/null ||
        apt-get install -y -qq --no-install-recommends thunderbird >/dev/null
fi
exit 0
