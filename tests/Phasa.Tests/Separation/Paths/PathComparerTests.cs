using Phasa.Languages;
using Phasa.Separation.Paths;

namespace Phasa.Tests.Separation.Paths;

public sealed class PathComparerTests
{
    [Fact]
    public void Measure_Answers_AveragesEachPathInTheOrderTheyCome()
    {
        var measured = PathComparer.Measure(
        [
            Answer("a", Given.Lo, RetrievalPath.CrossLingual, ndcg: 0.5, similarity: 0.25),
            Answer("b", Given.Lo, RetrievalPath.CrossLingual, ndcg: 1, similarity: null),
            Answer("a", Given.Lo, RetrievalPath.Index, ndcg: 1, similarity: 0.75),
            Answer("a", Given.En, RetrievalPath.Index, ndcg: 0, similarity: null),
        ]);

        Assert.Equal(
            [
                new PathMeasurement(Given.Lo, RetrievalPath.CrossLingual, 2, 0.25, 0.75, 0.75, 0.75, 0.75, 0.75) { Reached = 1 },
                new PathMeasurement(Given.Lo, RetrievalPath.Index, 1, 0.75, 1, 1, 1, 1, 1) { Reached = 1 },
                new PathMeasurement(Given.En, RetrievalPath.Index, 1, null, 0, 0, 0, 0, 0),
            ],
            measured);
    }

    [Fact]
    public void Compare_QueriesOfOnePathOnly_AreLeftOut()
    {
        var difference = Assert.Single(PathComparer.Compare(
            [
                Answer("a", Given.Lo, RetrievalPath.CrossLingual, 0.25),
                Answer("b", Given.Lo, RetrievalPath.CrossLingual, 0.75),
                Answer("c", Given.Lo, RetrievalPath.Index, 0),
                Answer("b", Given.Lo, RetrievalPath.Index, 1),
            ],
            seed: 1,
            draws: 100));

        Assert.Equal((RetrievalPath.Index, RetrievalPath.CrossLingual), (difference.First, difference.Second));
        Assert.Equal((1, 0.75, -0.25), (difference.NdcgAt10.First, difference.NdcgAt10.Second, difference.NdcgAt10.Difference));
    }

    [Fact]
    public void Compare_NoQueryOnBoth_SaysNothing() => Assert.Empty(PathComparer.Compare(
        [Answer("a", Given.Lo, RetrievalPath.Index, 1), Answer("b", Given.Lo, RetrievalPath.CrossLingual, 1), Answer("b", Given.En, RetrievalPath.Index, 1)], 1, 100));

    [Fact]
    public void Compare_ThreePaths_ComparesEveryPairOfThem()
    {
        RetrievalPath[] paths = [RetrievalPath.Auto, RetrievalPath.Index, RetrievalPath.QueryTranslation];
        Assert.Equal(
            [(RetrievalPath.Index, RetrievalPath.QueryTranslation), (RetrievalPath.Index, RetrievalPath.Auto), (RetrievalPath.QueryTranslation, RetrievalPath.Auto)],
            PathComparer.Compare([.. paths.Select(p => Answer("a", Given.Th, p, 1))], 1, 100).Select(d => (d.First, d.Second)));
    }

    [Fact]
    public void Compare_IndexFindsWhatCrossLingualMisses_IsBetterBeyondLuck()
    {
        var difference = Assert.Single(PathComparer.Compare(Of(Given.Lo, 30, i => 1, i => i % 3 == 0 ? 1 : 0), seed: 1, draws: 1000));

        Assert.Equal(-2.0 / 3, difference.NdcgAt10.Difference, 9);
        Assert.True(difference.NdcgAt10.High < 0);
        Assert.Equal(2.0 / 1001, difference.Chance, 9);
        Assert.Equal(RetrievalPath.Index, difference.Better);
    }

    /// <summary>Four queries that agree are 1/8 of all ways in which four coins fall: no finding, whatever a bootstrap of the four says.</summary>
    [Fact]
    public void Compare_FewQueriesThatAllAgree_IsNoFinding()
    {
        var difference = Assert.Single(PathComparer.Compare(Of(Given.Lo, 4, i => 1, i => 0), seed: 1, draws: 1000));
        Assert.Equal((0.125, null), (difference.Chance, difference.Better));
    }

    [Fact]
    public void Compare_OneOfSeveralLanguages_RegardsHowManyThereAre()
    {
        // Six queries that agree: 2^-5 = .03125 alone; the least of four languages counts four times.
        var alone = PathComparer.Compare(Of(Given.Lo, 6, i => 1, i => 0), 1, 1000);
        List<PathAnswer> answers = [.. Of(Given.Lo, 6, i => 1, i => 0)];
        answers.AddRange(new[] { Given.Ja, Given.En, Given.Th }.SelectMany(l => Of(l, 6, i => 1, i => 1)));
        var among = PathComparer.Compare(answers, 1, 1000);

        Assert.Equal((0.03125, RetrievalPath.Index), (alone[0].Chance, alone[0].Better));
        Assert.Equal((0.125, null), (among[0].Chance, among[0].Better));
        Assert.All(among.Skip(1), d => Assert.Equal(1, d.Chance));
    }

    [Fact]
    public void Compare_OtherPairsOfPaths_DoNotCountAgainstEachOther()
    {
        PathAnswer[] answers = [.. Of(Given.Lo, 6, i => 1, i => 0), .. Of(Given.Lo, 6, i => 1, i => 0).Skip(6).Select(a => a with { Path = RetrievalPath.Auto })];
        Assert.Equal([0.03125, 0.03125, 1], PathComparer.Compare(answers, 1, 1000).Select(d => d.Chance));
    }

    /// <summary>All queries on the index, then all across languages.</summary>
    private static PathAnswer[] Of(LanguageTag language, int queries, Func<int, double> index, Func<int, double> crossing) =>
    [
        .. Enumerable.Range(0, queries).Select(i => Answer($"{i}", language, RetrievalPath.Index, index(i))),
        .. Enumerable.Range(0, queries).Select(i => Answer($"{i}", language, RetrievalPath.CrossLingual, crossing(i))),
    ];

    private static PathAnswer Answer(string id, LanguageTag language, RetrievalPath path, double ndcg, double? similarity = null) =>
        new(id, language, path, similarity, ndcg, ndcg, ndcg, ndcg, ndcg);
}
