#!/usr/bin/env bash
# Translates passages by faulty providers, once undisturbed and once with the process killed many times, and accounts for each.
# Usage: eval/pipeline/run.sh [PASSAGES] [KILLS] [SEED]      writes eval/pipeline/results/PASSAGES-passages-KILLS-kills.json, and one with 0 kills
set -euo pipefail
cd "$(dirname "$0")/../.."

export PHASA_PIPELINE_PASSAGES=${1:-1000} PHASA_PIPELINE_KILLS=${2:-20} PHASA_PIPELINE_SEED=${3:-20260103}
export PHASA_PIPELINE_REPORTS="$PWD/eval/pipeline/results"

mkdir -p "$PHASA_PIPELINE_REPORTS"
dotnet build -c Release tests/Phasa.Cli.Tests
dotnet run -c Release --no-build --project tests/Phasa.Cli.Tests -- -class Phasa.Cli.Tests.Pipeline.PipelineFaultTests
