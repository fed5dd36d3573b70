#!/usr/bin/env bash
# Simulates how often the measurement's intervals hold the truth.
# Usage: eval/coverage/run.sh [REPLICATIONS] [SEED]      writes eval/coverage/results/coverage.json
set -euo pipefail
cd "$(dirname "$0")/../.."

dotnet run -c Release --project bench/Phasa.Bench -- coverage --replications "${1:-2000}" --seed "${2:-20260101}"
