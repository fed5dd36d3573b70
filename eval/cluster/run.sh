#!/usr/bin/env bash
# Kills and pauses servers and workers over one PostgreSQL while they work, and checks the promises all the while.
# Usage: eval/cluster/run.sh [FAULTS] [DOCUMENTS] [SEED]      writes eval/cluster/results/FAULTS-faults.json
set -euo pipefail
cd "$(dirname "$0")/../.."

export PHASA_CLUSTER_FAULTS=${1:-500} PHASA_CLUSTER_DOCUMENTS=${2:-2000} PHASA_CLUSTER_SEED=${3:-20260201}
export PHASA_CLUSTER_REPORT="$PWD/eval/cluster/results/$PHASA_CLUSTER_FAULTS-faults.json"

mkdir -p "$(dirname "$PHASA_CLUSTER_REPORT")"
dotnet build -c Release tests/Phasa.Cli.Tests
dotnet run -c Release --no-build --project tests/Phasa.Cli.Tests -- -class Phasa.Cli.Tests.Clusters.ClusterTests -showLiveOutput
cat "$PHASA_CLUSTER_REPORT"
