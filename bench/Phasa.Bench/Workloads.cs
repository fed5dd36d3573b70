using Phasa.Bench.Filters;
using Phasa.Bench.LanguageIndexes;
using Phasa.Bench.Macro;
using Phasa.Bench.Nodes;
using Phasa.Bench.Onnx;
using Phasa.Bench.Peers;
using Phasa.Bench.Rollout;
using Phasa.Bench.Scan;
using Phasa.Bench.SearchLog;
using Phasa.Bench.Start;
using Phasa.Bench.Static;
using Phasa.Bench.Statistics;
using Phasa.Bench.Words;

namespace Phasa.Bench;

/// <summary>The workloads there are.</summary>
internal static class Workloads
{
    /// <summary>All, in the order in which <c>all</c> runs them.</summary>
    public static IReadOnlyList<IWorkload> All { get; } =
        [new StaticWorkload(), new OnnxWorkload(), new StatisticsWorkload(), new RecallWorkload(), new ScanWorkload(), new SidecarWorkload(), new StartWorkload(), new SearchLogWorkload(), new InsightsWorkload(), new OverviewWorkload(), new WordsWorkload(), new PeersWorkload(), new MacroWorkload(), new NodesWorkload(), new LanguageIndexesWorkload(), new RolloutWorkload(), new FiltersWorkload()];
}
