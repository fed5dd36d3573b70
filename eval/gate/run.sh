#!/usr/bin/env bash
# Spoils the handbook's translations in many ways and counts what the checks of translations catch.
# Usage: eval/gate/run.sh [--list]      writes eval/gate/results/gate.json
set -euo pipefail
cd "$(dirname "$0")/../.."

dotnet run -c Release --project bench/Phasa.Bench -- gate "$@"
