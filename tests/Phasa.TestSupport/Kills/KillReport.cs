namespace Phasa.TestSupport.Kills;

/// <summary>What a run of kills did and saw.</summary>
/// <param name="Seed">The seed of its random choices.</param>
/// <param name="Kills">Times the process was killed.</param>
/// <param name="Acknowledged">Writes and deletions that were answered.</param>
/// <param name="InDoubt">Writes and deletions that a kill left without an answer.</param>
/// <param name="InDoubtDone">Those of them found done afterwards.</param>
/// <param name="DocumentsChecked">Documents compared with what was acknowledged, after a restart each.</param>
/// <param name="SearchesChecked">Searches checked for a mixture of contents, most of them while documents were replaced.</param>
/// <param name="Translated">Passages ready in Lao at the end, when all jobs were done.</param>
public sealed record KillReport(
    int Seed, int Kills, int Acknowledged, int InDoubt, int InDoubtDone, int DocumentsChecked, int SearchesChecked, int Translated);
