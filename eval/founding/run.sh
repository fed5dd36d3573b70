#!/usr/bin/env bash
# The founding measurement again, on a model made for it. MODEL.phasa is made as docs/concepts/founding-measurement.md says.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: eval/founding/run.sh MODEL.phasa" >&2; exit 2; }
model=$(realpath "$1")
cd "$(dirname "$0")/../.."
dotnet build -c Release src/Phasa.Cli -v q
phasa() { dotnet run -c Release --no-build --project src/Phasa.Cli -- "$@"; }
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
name=static-lao-apart
echo "{\"Embedding\": {\"default\": \"$name\", \"models\": [{\"name\": \"$name\", \"kind\": \"phasa\", \"file\": \"$model\"}]}}" > "$data/phasa.json"
out=eval/founding/results
mkdir -p "$out" docs/reports
for pairs in everyday workplace workplace-indirect news; do
  phasa measure --data "$data" --model $name --pairs $pairs --languages ja,en,th,lo --source ja --json > "$out/$pairs.json"
done
phasa measure --data "$data" --model $name --pairs everyday --languages ja,en,th,lo --source ja --html docs/reports/founding-measurement.html > /dev/null
phasa measure --data "$data" --model $name --languages ja,en,th,lo --source ja --pairs eval/prose/test.tsv --json > "$out/sentences.json"
phasa ingest samples/handbook/ja --collection handbook --language ja --data "$data" \
  --translation en=samples/handbook/en --translation th=samples/handbook/th --translation lo=samples/handbook/lo
phasa evaluate --queries samples/handbook/queries.jsonl --collection handbook --data "$data" --json > "$out/handbook.json"
