#!/bin/sh
# Writes the lock files: exact versions with hashes for every supported Python and platform,
# and no address, so that any mirror of the package index serves.
set -eu
cd "$(dirname "$0")/.."

lock() {
    uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
        --no-annotate --no-emit-index-url --no-emit-find-links \
        --custom-compile-command "make lock" "$@"
}

lock pyproject.toml --extra postgres --group build -o requirements.txt
lock pyproject.toml --extra postgres --extra pdf --group build --group dev -c requirements.txt -o requirements-dev.txt
