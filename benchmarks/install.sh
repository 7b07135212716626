#!/bin/sh
# Install what is measured into a folder of its own: the library with its plugins, and the peers
# in Python, in node if there is npm, and in C if there is libical's header. What cannot be
# installed is left out, and the results say so.
# Usage: install.sh UV PYTHON FOLDER
set -eu
uv=$1 python=$2 folder=$3
mkdir -p "$folder/node"
"$uv" venv --quiet --allow-existing --python "$python" "$folder"
"$uv" pip install --quiet --python "$folder" --reinstall-package timeline-events \
    --reinstall-package timeline-html --reinstall-package timeline-ical --reinstall-package timeline-json \
    --reinstall-package timeline-markdown --reinstall-package timeline-svg \
    --reinstall-package timeline-table --reinstall-package timeline-toml \
    . plugins/* -r benchmarks/requirements.txt
if command -v npm >/dev/null; then
    cp benchmarks/peers/package.json "$folder/node/"
    npm install --silent --no-audit --no-fund --no-package-lock --prefix "$folder/node" ||
        echo 'the packages of node could not be installed' >&2
fi
if pkg-config --exists libical 2>/dev/null && command -v cc >/dev/null; then
    # The flags are words of their own.
    # shellcheck disable=SC2046
    cc -O2 "-DLIBICAL_VERSION=\"$(pkg-config --modversion libical)\"" benchmarks/peers/libical.c \
        -o "$folder/libical" $(pkg-config --cflags --libs libical)
fi
sh tests/browser/install.sh || echo 'pages are not measured' >&2
