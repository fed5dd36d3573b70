#!/usr/bin/env bash
# Lives through simulated fortnights, with and without a broken language, and counts searches until the alert.
# Usage: eval/alerts/run.sh      writes eval/alerts/results/alerts.json
set -euo pipefail
cd "$(dirname "$0")/../.."

dotnet run -c Release --project bench/Phasa.Bench -- alerts "$@"
