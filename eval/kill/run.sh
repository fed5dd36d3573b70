#!/usr/bin/env bash
# Kills the real service many times while it works and checks its promises after each restart.
# Usage: eval/kill/run.sh [KILLS] [SEED]      writes eval/kill/results/KILLS-kills.json
set -euo pipefail
cd "$(dirname "$0")/../.."

export PHASA_KILLS=${1:-500} PHASA_KILL_SEED=${2:-20260101}
export PHASA_KILL_REPORT="$PWD/eval/kill/results/$PHASA_KILLS-kills.json"

mkdir -p "$(dirname "$PHASA_KILL_REPORT")"
dotnet build -c Release tests/Phasa.Cli.Tests
dotnet run -c Release --no-build --project tests/Phasa.Cli.Tests -- -class Phasa.Cli.Tests.Kills.KillTests -showLiveOutput
cat "$PHASA_KILL_REPORT"
