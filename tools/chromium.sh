#!/bin/sh
# Makes sure there is a Chromium for the browser tests.
# Debian has it as a package. Ubuntu's package only points at a snap, so there Playwright brings one.
set -eu

if command -v chromium >/dev/null || ls "$HOME"/.cache/ms-playwright/chromium-* >/dev/null 2>&1; then
    exit 0
fi

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

if grep -qs '^ID=debian' /etc/os-release; then
    as_root apt-get update -q
    as_root apt-get install -y -q --no-install-recommends chromium
else
    .venv/bin/playwright install --with-deps chromium
fi
