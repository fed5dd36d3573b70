#!/usr/bin/env bash
# What the check of answers takes for said by a passage.
# Usage: eval/answers/run.sh [--list]      writes eval/answers/results/support.json
set -euo pipefail
cd "$(dirname "$0")/../.."

dotnet run -c Release --project bench/Phasa.Bench -- support "$@"
