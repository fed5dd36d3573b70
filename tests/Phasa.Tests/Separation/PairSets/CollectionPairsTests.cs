using Phasa.Collections;
using Phasa.Documents;
using Phasa.Ingestion;
using Phasa.Languages;
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

    private static Task<PairSet> MakeAsync(Workbench bench, Collection collection) => new CollectionPairs(bench.Store).MakeAsync(collection, 1, cancellationToken: Cancel);

    private static Task<DocumentChangeKind> PutAsync(Workbench bench, Collection collection, string id, string title, string text, (string Title, string Text)? lao) =>
        bench.Documents.PutAsync(collection, new DocumentInput(id, text)
        {
            Title = title,
            Language = En,
            Translations = lao is { } l ? new Dictionary<LanguageTag, TranslationInput> { [Lo] = new(l.Text, l.Title) } : [],
        }, cancellationToken: Cancel);
}
