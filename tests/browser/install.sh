#!/bin/sh
# Install what the tests in a browser need and pip cannot give: Debian's Chromium, fonts for all
# scripts, and pdftotext. Where all of it is there, nothing is done.
set -eu
missing=
command -v chromium >/dev/null || missing="$missing chromium"
command -v pdftotext >/dev/null || missing="$missing poppler-utils"
fonts=$(fc-list 2>/dev/null || true)
case $fonts in *NotoSansArabic*) ;; *) missing="$missing fonts-noto-core" ;; esac
case $fonts in *NotoSansCJK*) ;; *) missing="$missing fonts-noto-cjk" ;; esac
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
    echo "The tests in a browser need:$missing" >&2
    echo "Install them, or run make browser as root on Debian or Ubuntu, which installs them." >&2
    exit 1
fi
echo "installing$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# One word for each package.
# shellcheck disable=SC2086
apt-get install -qq -y --no-install-recommends $missing >/dev/null
