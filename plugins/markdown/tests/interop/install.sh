#!/bin/sh
# Brings the MDX compiler into the folder of the first argument. Where there is no npm, or it
# cannot be had, the tests are skipped.
set -u
folder=${1:?usage: install.sh FOLDER}/markdown
if command -v npm >/dev/null && [ ! -d "$folder/node_modules/@mdx-js/mdx" ]; then
    mkdir -p "$folder"
    cp "$(dirname "$0")/package.json" "$folder/"
    npm install --silent --no-audit --no-fund --prefix "$folder"
fi
exit 0
