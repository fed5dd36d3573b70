#!/usr/bin/env bash
# Exact terms of the handbook, looked for by words alone.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build -c Release src/Phasa.Cli -v q
phasa() { dotnet run -c Release --no-build --project src/Phasa.Cli -- "$@"; }
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
phasa ingest samples/handbook/ja --collection handbook --language ja --data "$data" \
  --translation en=samples/handbook/en --translation th=samples/handbook/th --translation lo=samples/handbook/lo
mkdir -p eval/words/results
phasa evaluate --queries eval/words/terms.jsonl --collection handbook --data "$data" --path auto-words --json \
  > eval/words/results/terms.json
