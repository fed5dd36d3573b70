#!/usr/bin/env bash
# Puts the handbook's translations to the canary, as they are and with vectors that lost their meaning.
# Usage: eval/canary/run.sh      writes eval/canary/results/canary.json
set -euo pipefail
cd "$(dirname "$0")/../.."

dotnet run -c Release --project bench/Phasa.Bench -- canary "$@"
