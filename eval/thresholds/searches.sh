#!/usr/bin/env bash
# What calibration does to searches: the handbook's questions on the route auto, with the model's cuts, with thresholds
# from titles, and with thresholds from half of the questions (asked: the other half, the same for all).
# Usage: eval/thresholds/searches.sh [SEED]      writes eval/thresholds/results/searches.json; needs curl and jq
set -euo pipefail
cd "$(dirname "$0")/../.."
seed=${1:-1}
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
export PHASA_DATA="$work/data"
dotnet build -c Release -v q src/Phasa.Cli
phasa() { dotnet src/Phasa.Cli/bin/Release/net10.0/Phasa.Cli.dll "$@" 2>> "$work/log"; }

handbook=samples/handbook
phasa ingest $handbook/ja --collection handbook --language ja --languages ja,en,th,lo \
  --translation en=$handbook/en --translation th=$handbook/th --translation lo=$handbook/lo > "$work/ingest.txt"
while IFS= read -r line; do printf '%s\t%s\n' "$(printf '%s%s' "$seed" "$line" | sha256sum | cut -c1-16)" "$line"; done < $handbook/queries.jsonl \
  | sort | cut -f2- > "$work/all.jsonl"
head -n 45 "$work/all.jsonl" > "$work/half.jsonl"
tail -n +46 "$work/all.jsonl" > "$work/asked.jsonl"

ask() {
  dotnet src/Phasa.Cli/bin/Release/net10.0/Phasa.Cli.dll serve --urls http://127.0.0.1:0 > "$work/url" 2>> "$work/log" &
  server=$!
  until grep -q http "$work/url"; do kill -0 "$server"; sleep 0.2; done
  local url; url=$(sed 's/.* //' "$work/url")
  for language in ja en th lo; do
    for file in "$work/asked.jsonl" $handbook/unanswerable.jsonl; do
      jq -c --arg l $language '{query: .query[$l], language: $l, top: 20}' "$file" | while IFS= read -r body; do
        curl -sf "$url/v1/collections/handbook/search" -H 'Content-Type: application/json' -d "$body" | jq -c '[.hits[].documentId]'
      done | paste -d'\t' - <(jq -c '.relevant // []' "$file")
    done | jq -R -c 'split("\t") | map(fromjson) | {found: (.[0] | reduce .[] as $d ([]; if index($d) then . else . + [$d] end)), relevant: .[1]}' \
      | jq -s --arg l $language --arg cuts "$1" '
          def gain: 1 / (. + 2 | log2);
          (map(select(.relevant != []))) as $q | (map(select(.relevant == []))) as $u |
          {cuts: $cuts, language: $l, questions: ($q | length),
           ndcgAt10: ($q | map(. as $i | ([.found[:10] | to_entries[] | select(.value as $d | $i.relevant | index($d)) | .key | gain] | add // 0)
             / ([range([10, ($i.relevant | length)] | min) | gain] | add)) | add / length * 1000 | round / 1000),
           recallAt5: ($q | map(. as $i | ([.found[:5][] | select(. as $d | $i.relevant | index($d))] | length) / ($i.relevant | length)) | add / length * 1000 | round / 1000),
           unanswerable: ($u | length), silent: ($u | map(select(.found == [])) | length)}'
  done
  kill "$server"; wait "$server" || true
  server=
}

{
  ask model
  phasa calibrate -c handbook > "$work/titles.txt"; ask titles
  phasa calibrate -c handbook --queries "$work/half.jsonl" > "$work/queries.txt"; ask "half of the questions"
  PHASA_Calibration__prefer=silence ask "half of the questions, silence"
} | jq -s --argjson seed "$seed" '{model: "phasa-static-1", seed: $seed, searches: .}' > eval/thresholds/results/searches.json
