using Phasa.Documents;
using Phasa.Search;
using Phasa.Separation.Paths;

namespace Phasa.Tests.Separation.Paths;

public sealed class PathJudgeTests
{
    [Fact]
    public void Judge_SeveralPassagesOfADocument_StandsWhereItsFirstPassageStands()
    {
        // Documents in order: x, y, right, z, also.
        var answer = Judge(["right", "also"], ("x", 0.9f), ("x", 0.8f), ("y", 0.7f), ("right", 0.6f), ("x", 0.5f), ("right", 0.4f), ("z", 0.3f), ("also", 0.2f));

        Assert.Equal((0.6f, 1.0 / 3), ((float)answer.Similarity!.Value, answer.ReciprocalRank));
        Assert.Equal((0.0, 1.0, 1.0), (answer.RecallAt1, answer.RecallAt5, answer.RecallAt10));

        // Gains at ranks 3 and 5, 1/log2 4 and 1/log2 6, against those of ranks 1 and 2.
        Assert.Equal((0.5 + (1 / Math.Log2(6))) / (1 + (1 / Math.Log2(3))), answer.NdcgAt10, 12);
    }

    [Fact]
    public void Judge_RightDocumentNotFound_HasNoSimilarity()
    {
        var answer = Judge(["right"], ("x", 0.9f));
        Assert.Equal((null, 0, 0, 0), (answer.Similarity, answer.RecallAt10, answer.NdcgAt10, answer.ReciprocalRank));
    }

    private static PathAnswer Judge(string[] relevant, params (string Document, float Similarity)[] hits) => PathJudge.Judge(
        new("q", new Dictionary<Phasa.Languages.LanguageTag, string> { [Given.Lo] = "?" }, relevant),
        Given.Lo,
        RetrievalPath.Index,
        [.. hits.Select((h, i) => new Hit(i + 1, Text(h.Document), Route.Index, h.Similarity, default, 0))]);

    private static HitText Text(string document) => new()
    {
        Passage = default,
        Language = Given.Lo,
        DocumentId = document,
        DocumentVersion = 1,
        Sequence = 1,
        Title = "",
        Text = "",
        Source = TextSource.Original,
        IsStale = false,
        OriginalLanguage = Given.Ja,
        OriginalTitle = "",
        OriginalText = "",
        Metadata = new Dictionary<string, System.Text.Json.JsonElement>(),
    };
}
