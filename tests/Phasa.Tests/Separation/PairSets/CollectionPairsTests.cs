using Microsoft.Extensions.DependencyInjection;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Ingestion;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Search;
using Phasa.Separation;
using Phasa.Separation.Conditions;
using Phasa.Separation.PairSets;

namespace Phasa.Tests.Separation.PairSets;

public sealed class CollectionPairsTests
{
    private static readonly LanguageTag Lo = LanguageTag.Parse("lo");
    private static readonly LanguageTag En = LanguageTag.Parse("en");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Make_OfTitlesAndTexts_AsksInEveryLanguageThatIsCurrent()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync("en lo");
        await PutAsync(bench, collection, "a", "Annual leave", "Everybody may be away for twenty days.", ("ການລາພັກ", "ທຸກຄົນສາມາດພັກໄດ້ຊາວມື້ຕໍ່ປີ"));
        await PutAsync(bench, collection, "b", "Invoices", "They are sent on the first of each month.", null);
        await PutAsync(bench, collection, "c", "Password", "Set another one on the page for accounts.", null);

        var set = await MakeAsync(bench, collection);

        Assert.Equal(("kb", false), (set.Name, set.IsParallelOnly));
        Assert.Equal(["a", "b", "c"], set.Items.Select(i => i.Id));
        Assert.Equal(En, set.Languages[0]);
        Assert.Equal(("Annual leave", "ການລາພັກ"), (set.Items[0].Query[En], set.Items[0].Query[Lo]));
        Assert.Equal(("Everybody may be away for twenty days.", "ທຸກຄົນສາມາດພັກໄດ້ຊາວມື້ຕໍ່ປີ"), (set.Items[0].Document[En], set.Items[0].Document[Lo]));
        Assert.Single(set.ItemsOf(new Condition(Lo, En)));
    }

    [Fact]
    public async Task Make_TextRepeatsItsTitle_LeavesTheSentenceOut()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync("en lo");
        await PutAsync(bench, collection, "a", "Annual leave", "This page is about annual leave. Everybody may be away for twenty days.", null);
        await PutAsync(bench, collection, "b", "Invoices", "They are sent on the first of each month.", null);
        await PutAsync(bench, collection, "c", "Mail", "Mail", null);

        var set = await MakeAsync(bench, collection);

        Assert.Equal(["a", "b"], set.Items.Select(i => i.Id));
        Assert.Equal("Everybody may be away for twenty days.", set.Items[0].Document[En]);
        Assert.All(set.Items, i => Assert.DoesNotContain(i.Query[En], i.Document[En], StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Make_SameQuestionTwice_AsksOnce()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync("en lo");
        foreach (var (id, title) in new[] { ("a", "Introduction"), ("b", "Introduction"), ("c", "Invoices") })
        {
            await PutAsync(bench, collection, id, title, $"What is said here concerns the matter {id} alone.", null);
        }

        var set = await MakeAsync(bench, collection);

        Assert.Equal(2, set.Items.Count);
        Assert.Equal(set.Fingerprint, (await MakeAsync(bench, collection)).Fingerprint);
    }

    [Fact]
    public async Task Make_WithoutDocuments_SaysWhatIsMissing()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync();

        var error = await Assert.ThrowsAsync<PhasaException>(() => MakeAsync(bench, collection));

        Assert.Contains("'kb' has no two documents", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Make_QuestionsThatUsersSaidWereAnswered_TakeThePlaceOfTitles()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await ThreeAsync(bench);
        await SayAsync(bench, "ຂ້ອຍຢາກພັກ twenty", "a", Lo, true);
        await SayAsync(bench, "when is the month paid", "b", En, true);
        await SayAsync(bench, "how do accounts log in", "c", En, false);

        var set = await MakeAsync(bench, collection);

        Assert.Equal(["a", "b", "c"], set.Items.Select(i => i.Id));
        Assert.Equal(("Annual leave", "ຂ້ອຍຢາກພັກ twenty"), (set.Items[0].Query[En], set.Items[0].Query[Lo]));
        Assert.Equal(("when is the month paid", "Password"), (set.Items[1].Query[En], set.Items[2].Query[En]));
        Assert.Equal([[Lo], [En], []], set.Items.Select(i => i.AskedIn));
        Assert.Equal((3, 2), (PairSetSummary.Of(set).Items, PairSetSummary.Of(set).AskedByUsers));
        Assert.Equal(1, PairSetSummary.Of(set.In([En])).AskedByUsers);
    }

    [Fact]
    public async Task Make_WhatIsDeniedAmbiguousOrOfAnEarlierText_IsLeftOut()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await ThreeAsync(bench);
        await SayAsync(bench, "denied twenty days", "a", En, true);
        await SayAsync(bench, "Denied twenty days", "a", En, false);
        await SayAsync(bench, "the page for each", "b", En, true);
        await SayAsync(bench, "the page for each", "c", En, true);
        await SayAsync(bench, "another page for accounts", "c", En, true);
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        await PutAsync(bench, collection, "c", "Password", "Set another one on the page for accounts. It has changed.", null);

        Assert.All((await MakeAsync(bench, collection)).Items, i => Assert.Empty(i.AskedIn));
    }

    [Fact]
    public async Task Make_SeveralQuestionsOfADocument_AsksTheOneThatHelpedMostOfItsOwnPassage()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await ThreeAsync(bench);
        foreach (var question in new[] { "away once", "away twenty", "away twenty", "away last" })
        {
            await SayAsync(bench, question, "a", En, true);
            bench.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var set = await MakeAsync(bench, collection);

        Assert.Equal("away twenty", set.Items[0].Query[En]);
        Assert.Equal("Everybody may be away for twenty days.", set.Items[0].Document[En]);
        Assert.Equal(3, set.Items.Count);
    }

    [Fact]
    public async Task Make_TextsWereNotKept_AsksByTitlesAlone()
    {
        await using var bench = await Workbench.StartAsync(services => services.Configure<SearchLogOptions>(o => o.Queries = QueryTexts.Hashed));
        var collection = await ThreeAsync(bench);
        await SayAsync(bench, "away for twenty", "a", En, true);
        var summary = PairSetSummary.Of(await MakeAsync(bench, collection));
        Assert.Equal((3, 0), (summary.Items, summary.AskedByUsers));
    }

    private static async Task<Collection> ThreeAsync(Workbench bench)
    {
        var collection = await bench.CollectionAsync("en lo");
        await PutAsync(bench, collection, "a", "Annual leave", "Everybody may be away for twenty days.", ("ການລາພັກ", "ທຸກຄົນສາມາດພັກໄດ້ຊາວມື້ຕໍ່ປີ"));
        await PutAsync(bench, collection, "b", "Invoices", "They are sent on the first of each month.", null);
        await PutAsync(bench, collection, "c", "Password", "Set another one on the page for accounts.", null);
        return collection;
    }

    /// <summary>Searches, and says of the hit in a document whether it helped.</summary>
    private static async Task SayAsync(Workbench bench, string query, string document, LanguageTag language, bool helped)
    {
        var result = await bench.Search.SearchAsync("kb", new SearchRequest(query) { Language = language, Threshold = -1 }, Cancel);
        await bench.Get<FeedbackService>().GiveAsync(result.SearchId, result.Hits.Single(h => h.Text.DocumentId == document).Text.Passage, helped, Cancel);
    }

    private static Task<PairSet> MakeAsync(Workbench bench, Collection collection) => new CollectionPairs(bench.Store).MakeAsync(collection, 1, cancellationToken: Cancel);

    private static Task<DocumentChangeKind> PutAsync(Workbench bench, Collection collection, string id, string title, string text, (string Title, string Text)? lao) =>
        bench.Documents.PutAsync(collection, new DocumentInput(id, text)
        {
            Title = title,
            Language = En,
            Translations = lao is { } l ? new Dictionary<LanguageTag, TranslationInput> { [Lo] = new(l.Text, l.Title) } : [],
        }, cancellationToken: Cancel);
}
