#!/bin/sh
# Makes sure there is Pango, which the extra `pdf` (WeasyPrint) draws text with.
set -eu

if ldconfig -p 2>/dev/null | grep -q 'libpangoft2-1\.0\.so\.0'; then
    exit 0
fi

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

as_root apt-get update -q
as_root apt-get install -y -q --no-install-recommends \
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core
