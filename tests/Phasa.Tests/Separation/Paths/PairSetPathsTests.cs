using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Separation.PairSets;
using Phasa.Separation.Paths;

namespace Phasa.Tests.Separation.Paths;

/// <summary>Texts lie in a plane, at the angle that they name: a text "30" at 30°.</summary>
public sealed class PairSetPathsTests
{
    [Fact]
    public void Ask_ThreeItems_RanksAsWorkedOutByHand()
    {
        // Lao queries lie on their Lao documents and all beside the first Japanese one.
        var pairs = Set(
            Item("a", ("lo", "0", "1"), ("ja", "40", "40")),
            Item("b", ("lo", "20", "21"), ("ja", "60", "61")),
            Item("c", ("lo", "10", "10"), ("ja", "80", "55")));

        var answers = PairSetPaths.Ask(pairs, Vectors(pairs), Given.Ja);

        // Across languages documents lie at 40, 61 and 55 degrees: second of b's is c, so its own is third.
        Assert.Equal(
            [
                ("a", "lo", RetrievalPath.Index, 1), ("b", "lo", RetrievalPath.Index, 1), ("c", "lo", RetrievalPath.Index, 1),
                ("a", "lo", RetrievalPath.CrossLingual, 1), ("b", "lo", RetrievalPath.CrossLingual, 3), ("c", "lo", RetrievalPath.CrossLingual, 2),
                ("a", "lo", RetrievalPath.QueryTranslation, 1), ("b", "lo", RetrievalPath.QueryTranslation, 1), ("c", "lo", RetrievalPath.QueryTranslation, 2),
                ("a", "ja", RetrievalPath.Index, 1), ("b", "ja", RetrievalPath.Index, 1), ("c", "ja", RetrievalPath.Index, 2),
            ],
            answers.Select(a => (a.QueryId, a.Language.Value, a.Path, (int)Math.Round(1 / a.ReciprocalRank))));
        var third = answers[4];
        Assert.Equal(Math.Cos(41 * Math.PI / 180), third.Similarity!.Value, 5);
        Assert.Equal((0.0, 1.0, 1.0, 0.5, 1.0 / 3), (third.RecallAt1, third.RecallAt5, third.RecallAt10, third.NdcgAt10, third.ReciprocalRank));
    }

    [Fact]
    public void Ask_ItemsThatLackAText_AreOnNoPathOfThatLanguage()
    {
        var pairs = Set(
            Item("a", ("lo", "0", "0"), ("ja", "0", "0")),
            Item("b", ("lo", "30", "30"), ("ja", "30", "30")),
            new PairItem("no-lao-document", Texts(("lo", "60"), ("ja", "60")), Texts(("ja", "60"))),
            new PairItem("no-japanese-query", Texts(("lo", "90")), Texts(("lo", "90"), ("ja", "90"))));

        var answers = PairSetPaths.Ask(pairs, Vectors(pairs), Given.Ja);

        Assert.All(answers.Where(a => a.Language == Given.Lo), a => Assert.Contains(a.QueryId, new[] { "a", "b" }));
        Assert.Equal(["a", "b", "no-lao-document"], answers.Where(a => a.Language == Given.Ja).Select(a => a.QueryId));
        Assert.Equal(9, answers.Count);
    }

    [Fact]
    public void Ask_DocumentsAsSimilarAsTheRightOne_ComeBeforeIt()
    {
        var pairs = Set(Item("a", ("ja", "0", "5")), Item("b", ("ja", "20", "5")), Item("c", ("ja", "40", "40")));
        Assert.Equal([0.5, 0.5, 1], PairSetPaths.Ask(pairs, Vectors(pairs), Given.Ja).Select(a => a.ReciprocalRank));
    }

    [Fact]
    public void Ask_BeyondTheTenth_GainsNothing()
    {
        // The query "0" has its own document farthest of twelve.
        var pairs = Set([Item("a", ("ja", "0", "90")), .. Enumerable.Range(1, 11).Select(i => Item($"b{i}", ("ja", $"{i}", $"{i}")))]);
        var answer = PairSetPaths.Ask(pairs, Vectors(pairs), Given.Ja)[0];
        Assert.Equal((0, 0, 1.0 / 12), (answer.RecallAt10, answer.NdcgAt10, answer.ReciprocalRank));
    }

    [Fact]
    public void Ask_QueryAndDocumentOneText_ComparesAcrossLanguagesOnly()
    {
        var pairs = Set(Item("a", ("lo", "0", "0"), ("ja", "1", "1")), Item("b", ("lo", "20", "20"), ("ja", "21", "21"))) with { IsParallelOnly = true };
        Assert.Equal(
            [("a", RetrievalPath.CrossLingual), ("b", RetrievalPath.CrossLingual)],
            PairSetPaths.Ask(pairs, Vectors(pairs), Given.Ja).Select(a => (a.QueryId, a.Path)));
    }

    [Fact]
    public void Ask_NoDocumentsInTheSource_IsEmpty()
    {
        var pairs = Set(Item("a", ("lo", "0", "0")), Item("b", ("lo", "20", "20")));
        Assert.Empty(PairSetPaths.Ask(pairs, Vectors(pairs), Given.Ja));
    }

    private static PairSet Set(params PairItem[] items) => new("angles", items);

    private static PairItem Item(string id, params (string Language, string Query, string Document)[] texts) => new(
        id, Texts([.. texts.Select(t => (t.Language, t.Query))]), Texts([.. texts.Select(t => (t.Language, t.Document))]));

    private static Dictionary<LanguageTag, string> Texts(params (string Language, string Text)[] texts) =>
        texts.ToDictionary(t => LanguageTag.Parse(t.Language), t => t.Text);

    private static PairVectors Vectors(PairSet pairs)
    {
        var texts = pairs.Items.SelectMany(i => i.Query.Values.Select(t => (TextRole.Query, t)).Concat(i.Document.Values.Select(t => (TextRole.Document, t))));
        return new("angles", new EmbeddingSpace("test", "angles", "1", 2), texts.Distinct().ToDictionary(t => t, t => At(int.Parse(t.Item2))));
    }

    private static float[] At(int degrees) => [(float)Math.Cos(degrees * Math.PI / 180), (float)Math.Sin(degrees * Math.PI / 180)];
}
