#!/usr/bin/env bash
# The judged questions of the handbook through the product's own search, once with each model in the box.
set -euo pipefail
cd "$(dirname "$0")/../.."
for model in phasa-static-1 hashed-ngrams; do
  dotnet run -c Release --project src/Phasa.Cli -- demo --exit --json --embedding "$model" > "eval/handbook/results/$model.json"
done
