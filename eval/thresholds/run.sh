#!/usr/bin/env bash
# Do calibrated thresholds keep their promises on questions that had no part in them? The handbook, the model in the box.
# Usage: eval/thresholds/run.sh [SPLITS]      writes eval/thresholds/results/*.json; needs jq
set -euo pipefail
cd "$(dirname "$0")/../.."
splits=${1:-20}
results=eval/thresholds/results
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PHASA_DATA="$work/data"
dotnet build -c Release -v q src/Phasa.Cli
phasa() { dotnet src/Phasa.Cli/bin/Release/net10.0/Phasa.Cli.dll "$@" 2>> "$work/log"; }

handbook=samples/handbook
phasa ingest $handbook/ja --collection handbook --language ja --languages ja,en,th,lo \
  --translation en=$handbook/en --translation th=$handbook/th --translation lo=$handbook/lo > "$work/ingest.txt"

# A split is the order of the digests of its seed and each line: the same everywhere.
shuffled() {
  while IFS= read -r line; do printf '%s\t%s\n' "$(printf '%s%s' "$1" "$line" | sha256sum | cut -c1-16)" "$line"; done < "$2" | sort | cut -f2-
}

checks() { phasa calibrate -c handbook --dry-run --json "$@"; }

for seed in $(seq 1 "$splits"); do
  shuffled "$seed" $handbook/queries.jsonl > "$work/all.jsonl"
  head -n 45 "$work/all.jsonl" > "$work/half.jsonl"
  tail -n +46 "$work/all.jsonl" > "$work/other.jsonl"
  checks --queries "$work/half.jsonl" --held-out "$work/other.jsonl" | jq --argjson seed "$seed" '{split: $seed, heldOut: .heldOut}'
done | jq -s '{
  model: "phasa-static-1", source: "45 of the 90 judged questions", heldOut: "the other 45", splits: length,
  pairs: [.[].heldOut[]] | group_by([.query, .rows]) | map({
    pair: "\(.[0].query)→\(.[0].rows)",
    falseAcceptShare: ((map(.falseAccepts) | add) / (map(.queries) | add) * 1000 | round / 1000),
    falseAccepts: map(.falseAccepts), band: .[0].band, inBand: (map(select(.holds)) | length),
    missShare: ((map(.misses) | add) / (map(.answerable) | add) * 1000 | round / 1000),
    missesInBand: (map(select(.missHolds)) | length)})
}' > $results/questions.json

compact='{source: .thresholds.source, pairs: [.heldOut[] | {pair: "\(.query)→\(.rows)", queries, falseAccepts, band, holds, answerable, misses, missBand, missHolds}]}'
checks --held-out $handbook/queries.jsonl | jq "$compact" > $results/titles-on-questions.json
if [ -e $handbook/unanswerable.jsonl ]; then
  checks --queries $handbook/queries.jsonl --held-out $handbook/unanswerable.jsonl | jq "$compact" > $results/questions-on-unanswerable.json
  checks --held-out $handbook/unanswerable.jsonl | jq "$compact" > $results/titles-on-unanswerable.json
fi
