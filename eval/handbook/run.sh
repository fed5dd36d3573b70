#!/usr/bin/env bash
# The judged questions of the handbook through the product's own search, once with each model in the box.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build -c Release src/Phasa.Cli -v q
phasa() { dotnet run -c Release --no-build --project src/Phasa.Cli -- "$@"; }
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
for model in phasa-static-1 hashed-ngrams; do
  mkdir "$data/$model"
  echo "{\"Embedding\": {\"default\": \"$model\"}}" > "$data/$model/phasa.json"
  phasa ingest samples/handbook/ja --collection handbook --language ja --data "$data/$model" \
    --translation en=samples/handbook/en --translation th=samples/handbook/th --translation lo=samples/handbook/lo
  phasa evaluate --queries samples/handbook/queries.jsonl --collection handbook --data "$data/$model" --json \
    > "eval/handbook/results/$model.json"
  # The half by which nothing was chosen.
  grep -E '^\{"id":"q[0-9]*[13579]"' samples/handbook/queries.jsonl > "$data/held-out.jsonl"
  phasa evaluate --queries "$data/held-out.jsonl" --collection handbook --data "$data/$model" --json \
    > "eval/handbook/results/$model.held-out.json"
done
