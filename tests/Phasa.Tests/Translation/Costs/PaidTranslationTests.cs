using Microsoft.Extensions.DependencyInjection;
using Phasa.Collections;
using Phasa.Jobs;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using Phasa.Translation.Costs;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Translation.Costs;

/// <summary>What document translations are charged, and what they are not charged twice.</summary>
public sealed class PaidTranslationTests
{
    private static readonly SpendMonth January = new(2026, 1);

    [Fact]
    public async Task Run_Document_IsBookedByProviderLanguageAndDocument()
    {
        var gpt = ScriptedTranslator.Of("gpt", Translate);
        await using var bench = await StartAsync(1_000_000, gpt);
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(collection, Japanese("bill", "# 請求\n\n請求書は毎月一日に送ります。"));

        await bench.WorkAsync();

        // The title, then heading-less passage: 2 + 14 characters at one dollar each.
        var line = Assert.Single(await bench.Store.Ledger.ReadAsync(collection.Id, January, January));
        Assert.Equal(("bill", "gpt", "USD"), (line.DocumentId, line.Provider, line.Currency));
        Assert.Equal(new SpendFigures(2, 0, 2, 16, 0, 0, 16, 0), line.Figures);
    }

    [Fact]
    public async Task Run_OverBudget_WaitsForTheNextMonthWithoutACall()
    {
        var gpt = ScriptedTranslator.Of("gpt", Translate);
        await using var bench = await StartAsync(1_000_000, gpt);
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Store.Ledger.SetBudgetAsync(collection.Id, new(10, "USD"));
        await bench.Documents.PutAsync(collection, Japanese("bill", "# 請求\n\n請求書は毎月一日に送ります。"));

        await bench.WorkAsync();

        var job = Assert.Single(await bench.Store.Jobs.ListAsync(null, null, null, 0, 10));
        Assert.Equal((JobState.Queued, JobProblem.Budget, January.End), (job.State, job.Step, job.DueAt));
        Assert.Contains("The budget of 10.00 USD for 2026-01 has 8.00 left; the call can cost 14.00.", job.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await bench.Store.Ledger.BudgetAsync(collection.Id, January)).Spent);
        Assert.Single(gpt.Requests);

        await bench.Store.Ledger.SetBudgetAsync(collection.Id, new(100, "USD"));
        await bench.WorkAsync();
        Assert.Empty(await bench.Store.Jobs.ListAsync(null, null, null, 0, 10));
        Assert.Equal(2, gpt.Requests.Count);
    }

    [Fact]
    public async Task Run_OverBudgetMonthAfterMonth_IsNeverGivenUp()
    {
        await using var bench = await StartAsync(1_000_000, ScriptedTranslator.Of("gpt", Translate));
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Store.Ledger.SetBudgetAsync(collection.Id, new(1, "USD"));
        await bench.Documents.PutAsync(collection, Japanese("bill", "請求書は毎月一日に送ります。"));

        for (var month = January; month.Month < 8; month = month.Add(1))
        {
            Assert.Equal(1, await bench.WorkAsync());
            bench.Time.SetUtcNow(month.End);
        }

        Assert.Equal(JobState.Queued, Assert.Single(await bench.Store.Jobs.ListAsync(null, null, null, 0, 10)).State);
    }

    [Fact]
    public async Task Run_OverBudgetOfTheFirst_GoesOnWithAFreeProvider()
    {
        var (gpt, libre) = (ScriptedTranslator.Of("gpt", Translate), ScriptedTranslator.Of("libre", Translate));
        await using var bench = await StartAsync(1_000_000, gpt, libre);
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Store.Ledger.SetBudgetAsync(collection.Id, new(0, "USD"));
        await bench.Documents.PutAsync(collection, Japanese("bill", "請求書は毎月一日に送ります。"));

        await bench.WorkAsync();

        Assert.Empty(gpt.Requests);
        Assert.Equal("libre", Assert.Single((await bench.DocumentAsync(collection, "bill")).Translations).Provider);
    }

    [Fact]
    public async Task Run_DiedBetweenAnswerAndStore_IsNotPaidAgain()
    {
        // What a process has done that dies before it writes: asked, and settled.
        var gpt = ScriptedTranslator.Of("gpt", Translate);
        await using var bench = await StartAsync(1_000_000, gpt);
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(collection, Japanese("bill", "# 請求\n\n請求書は毎月一日に送ります。"));
        var document = await bench.DocumentAsync(collection, "bill");
        var account = bench.Get<TranslationAccounts>().Of(new(collection.Id, Lo, new(document.Key, "bill")));
        await bench.Get<TranslatorChain>().TranslateAsync(new(new(Ja, Lo), [document.Title, document.Passages[0].Text]), account, CancellationToken.None);

        await bench.WorkAsync();

        Assert.Single(gpt.Requests);
        Assert.Equal(16, (await bench.Store.Ledger.ReadAsync(collection.Id, January, January)).Single().Figures.Cost);
        Assert.Single((await bench.DocumentAsync(collection, "bill")).Translations);
        Assert.Empty(await bench.Store.Ledger.KeptAsync(document.Key, Lo));
    }

    [Fact]
    public async Task Run_EqualPassagesOfTwoDocuments_AreTranslatedOnceAndCounted()
    {
        const string Same = "この窓口は平日の九時から五時まで開いています。";
        var gpt = ScriptedTranslator.Of("gpt", Translate);
        await using var bench = await StartAsync(1, gpt);
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(collection, Japanese("one", Same));
        await bench.WorkAsync();
        await bench.Documents.PutAsync(collection, Japanese("two", Same));

        await bench.WorkAsync();

        Assert.Equal(1, gpt.Requests.SelectMany(r => r.Texts).Count(t => t == Same));
        var translation = Assert.Single((await bench.DocumentAsync(collection, "two")).Translations);
        Assert.Equal((Translate(Same), "gpt"), (translation.Text, translation.Provider));
        Assert.Equal(1, (await bench.Store.Collections.CoverageAsync(collection.Id)).Single(c => c.Language == Lo).Reused);
    }

    [Fact]
    public async Task Run_EqualPassagesAtTheSameTime_AreTranslatedOnce()
    {
        const string Same = "この窓口は平日の九時から五時まで開いています。";
        var both = new CountdownEvent(2);
        var release = new TaskCompletionSource();
        var gpt = new ScriptedTranslator("gpt", async (request, token) =>
        {
            // Both titles are in work before either passage is: two workers at it at once.
            if (!request.Texts.Contains(Same))
            {
                if (both.Signal())
                {
                    release.SetResult();
                }

                await release.Task.WaitAsync(token);
            }

            return [.. request.Texts.Select(t => new TranslatedText(Translate(t), "gpt"))];
        });
        await using var bench = await StartAsync(1, gpt);
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(collection, Japanese("one", "# 一番\n\n" + Same));
        await bench.Documents.PutAsync(collection, Japanese("two", "# 二番\n\n" + Same));

        await Task.WhenAll(Task.Run(() => bench.Worker.RunNextAsync()), Task.Run(() => bench.Worker.RunNextAsync()));

        Assert.Equal(1, gpt.Requests.SelectMany(r => r.Texts).Count(t => t == Same));
        foreach (var id in (string[])["one", "two"])
        {
            Assert.Equal(Translate(Same), Assert.Single((await bench.DocumentAsync(collection, id)).Translations).Text);
        }
    }

    [Fact]
    public async Task Translate_TextSeveralTimesInARequest_IsSentOnce()
    {
        var gpt = ScriptedTranslator.Of("gpt", Translate);
        await using var bench = await StartAsync(1, gpt);

        var result = await bench.Get<TranslatorChain>().TranslateAsync(new(new(Ja, Lo), ["門の前", "図書館", "門の前"]), CancellationToken.None);

        Assert.Equal(["門の前", "図書館"], Assert.Single(gpt.Requests).Texts);
        Assert.Equal([Translate("門の前"), Translate("図書館"), Translate("門の前")], result.Texts.Select(t => t!.Text));
    }

    [Theory]
    [InlineData(TranslationFailure.Timeout, 1, 16)]
    [InlineData(TranslationFailure.Unreachable, 1, 16)]
    [InlineData(TranslationFailure.RateLimited, 0, 0)]
    [InlineData(TranslationFailure.ServerError, 0, 0)]
    [InlineData(TranslationFailure.Rejected, 0, 0)]
    public async Task Translate_CallThatFails_CountsWhereItMayBeCharged(TranslationFailure failure, int unconfirmed, int cost)
    {
        await using var bench = await StartAsync(1_000_000, ScriptedTranslator.Failing("gpt", failure));
        var (collection, account) = await AccountAsync(bench);

        await bench.Get<TranslatorChain>().TranslateAsync(new(new(Ja, Lo), [new string('門', 16)]), account, CancellationToken.None);

        var figures = Assert.Single(await bench.Store.Ledger.ReadAsync(collection.Id, January, January)).Figures;
        Assert.Equal((unconfirmed, (decimal)cost), (figures.UnconfirmedCalls, figures.UnconfirmedCost));
        Assert.Equal(0, (await bench.Store.Ledger.BudgetAsync(collection.Id, January)).Held);
    }

    [Fact]
    public async Task Translate_Cancelled_CountsAsUnconfirmed()
    {
        using var stop = new CancellationTokenSource();
        await using var bench = await StartAsync(1_000_000, new ScriptedTranslator("gpt", async (_, token) =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
            return [];
        }));
        var (collection, account) = await AccountAsync(bench);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            bench.Get<TranslatorChain>().TranslateAsync(new(new(Ja, Lo), ["門の前"]), account, stop.Token));

        Assert.Equal(3, Assert.Single(await bench.Store.Ledger.ReadAsync(collection.Id, January, January)).Figures.UnconfirmedCost);
    }

    private static string Translate(string text) => PseudoTranslation.Translate(text, "ja", "lo");

    /// <summary>Providers in this order, the first with a price per million characters.</summary>
    private static Task<Workbench> StartAsync(decimal price, params ScriptedTranslator[] translators) => Workbench.StartAsync(services =>
    {
        var options = new TranslationOptions();
        options.Prices[translators[0].Name] = new() { PerMillionCharacters = price };
        services.AddSingleton(options);
        foreach (var translator in translators)
        {
            services.AddSingleton<ITranslator>(translator);
        }
    });

    private static async Task<(Collection Collection, ITranslationAccount Account)> AccountAsync(Workbench bench)
    {
        var collection = await bench.CollectionAsync("ja lo");
        return (collection, bench.Get<TranslationAccounts>().Of(new(collection.Id, Lo, Document: null)));
    }
}
