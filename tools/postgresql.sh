#!/bin/sh
# Makes sure there is a PostgreSQL server for the tests, from the system's packages. The tests start
# one of their own, on 127.0.0.1 and in a folder of their own; this only installs the programs.
set -eu

if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    exit 0
fi

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

as_root apt-get update -q
as_root apt-get install -y -q --no-install-recommends postgresql
