#!/bin/sh
# Writes dist/sbom.cdx.json: every package that the lock file names, in the form of CycloneDX.
set -eu
cd "$(dirname "$0")/.."

tool=.venv/sbom
if [ ! -x "$tool/bin/cyclonedx-py" ]; then
    "${PYTHON:-python3}" -m venv "$tool"
    "$tool/bin/pip" install --quiet "cyclonedx-bom>=7"
fi
mkdir -p dist
"$tool/bin/cyclonedx-py" requirements requirements.txt --pyproject pyproject.toml \
    --output-reproducible --output-format JSON --output-file dist/sbom.cdx.json
echo "dist/sbom.cdx.json: $(grep -c '"purl"' dist/sbom.cdx.json) packages"
