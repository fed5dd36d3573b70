using Microsoft.Extensions.Time.Testing;
using Phasa.Ingestion.Passages;
using Phasa.Languages;
using Phasa.Search.Evidence;
using Phasa.Separation.Conditions;
using Phasa.Separation.Verdicts;
using Phasa.TestSupport.Separation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using Phasa.Translation.Checks;
using Phasa.Translation.Costs;
using Phasa.Translation.Reviews;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Translation.Reviews;

public sealed class TranslationReviewsTests : IDisposable
{
    private const string Leave = "有給休暇を取るときは、五営業日前までに勤怠の画面から申請し、上長の承認を受けてから休んでください。3日以上なら総務にも知らせます。";
    private const string LeaveBack = "年次有給休暇を取得するには、五営業日前までに勤怠画面で申し込み、上司の承認を得てください。3日以上の場合は総務へも連絡します。";
    private const string LeaveInEnglish = "To take paid leave, apply on the attendance page five working days ahead and wait for approval. From 3 days on, tell general affairs.";
    private const string TravelInEnglish = "To claim travel expenses, attach the receipts within a month and submit the form to accounting. From 3 trips on, use the card.";
    private const string TravelBack = "交通費を精算するには、領収書を付けて一か月以内に経理へ書類を出してください。3回以上の出張の場合は会社のカードを使います。";

    private static readonly LanguagePair JapaneseToEnglish = new(Ja, En);

    private readonly TopicEmbedder _embedder = new(["休暇", "leave"], ["交通費", "travel"]);
    private readonly PassageSplitters _splitters = new(new IcuTextBreaker(new IcuWordSegmenter()));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _embedder.Dispose();

    [Fact]
    public async Task Similarity_FluentTextAboutSomethingElse_GoesToTheNextProvider()
    {
        var second = ScriptedTranslator.Of("second", _ => LeaveInEnglish);

        var result = await Chain(ScriptedTranslator.Of("first", _ => TravelInEnglish), second)
            .TranslateAsync(new(JapaneseToEnglish, [Leave]), FreeAccount.Instance, Similarity(Figures.Condition("ja→en", Verdict.Working)), Cancellation);

        Assert.Equal("second", result.Texts[0]?.Provider);
        Assert.Equal([(0, TranslationFailure.Unlike), (1, null)], result.Attempts.Select(a => (a.Accepted, a.Failure)));
        Assert.Contains("text 1: The similarity to the original is 0.00; 0.80 is", result.Attempts[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Similarity_LongText_IsComparedAsAWhole()
    {
        var result = await Chain(ScriptedTranslator.Of("first", _ => $"{TravelInEnglish}\n\n{LeaveInEnglish}"))
            .TranslateAsync(new(JapaneseToEnglish, [$"{Leave}\n\n{TravelBack}"]), FreeAccount.Instance, Similarity(Figures.Condition("ja→en", Verdict.Working)), Cancellation);

        Assert.Equal(ChainOutcome.Complete, result.Outcome);
    }

    [Theory]
    [InlineData("ja→en", Verdict.Weak)]
    [InlineData("ja→en", Verdict.SurfaceOverlapOnly)]
    [InlineData("en→ja", Verdict.Working)]
    public async Task Similarity_PairNotMeasuredAsWorking_HasNoSay(string pair, Verdict verdict)
    {
        var result = await Chain(ScriptedTranslator.Of("first", _ => TravelInEnglish))
            .TranslateAsync(new(JapaneseToEnglish, [Leave]), FreeAccount.Instance, Similarity(Figures.Condition(pair, verdict)), Cancellation);

        Assert.Equal((ChainOutcome.Complete, 0), (result.Outcome, _embedder.Texts));
    }

    [Fact]
    public async Task Similarity_ShortText_HasNoSay()
    {
        var result = await Chain(ScriptedTranslator.Of("first", _ => "travel"))
            .TranslateAsync(new(JapaneseToEnglish, ["休暇"]), FreeAccount.Instance, Similarity(Figures.Condition("ja→en", Verdict.Working)), Cancellation);

        Assert.Equal(ChainOutcome.Complete, result.Outcome);
    }

    [Fact]
    public async Task Similarity_ModelFails_IsTheCallersMatter()
    {
        _embedder.Failure = new InvalidOperationException("away");
        var chain = Chain(ScriptedTranslator.Of("first", _ => LeaveInEnglish));

        var error = await Assert.ThrowsAsync<PhasaException>(() =>
            chain.TranslateAsync(new(JapaneseToEnglish, [Leave]), FreeAccount.Instance, Similarity(Figures.Condition("ja→en", Verdict.Working)), Cancellation));

        Assert.Equal(ErrorCodes.ProviderFailed, error.Code);
    }

    [Theory]
    [InlineData(LeaveBack, null)]
    [InlineData(TravelBack, "has the similarity 0.00 to the original")]
    [InlineData("年次有給休暇を取得するには、五営業日前までに勤怠画面で申し込み、上司の承認を得てください。5日以上の場合は総務へも連絡します。", "The number 3 is missing")]
    public async Task BackTranslation_Text_IsComparedWithTheOriginal(string back, string? expected)
    {
        var libre = new ScriptedTranslator("libre", (r, _) => Task.FromResult<IReadOnlyList<TranslatedText?>>([.. r.Texts.Select(_ => new TranslatedText(back, "libre"))]))
        { Pairs = p => p.Source == En };

        var result = await BackAsync([ScriptedTranslator.Of("gpt", _ => LeaveInEnglish), libre], Figures.Condition("ja→ja", Verdict.Working));

        Assert.Equal(new LanguagePair(En, Ja), libre.Requests.Single().Pair);
        Assert.Equal([LeaveInEnglish], libre.Requests.Single().Texts);
        Assert.Equal(expected is null ? null : TranslationFailure.BackTranslation, result.Attempts[0].Failure);
        Assert.Contains(expected ?? "", result.Attempts[0].Message ?? "", StringComparison.Ordinal);
        Assert.Equal(("libre", true, 1, TranslationUsage.Of([LeaveInEnglish])), result.Attempts.Select(a => (a.Provider, a.IsBackTranslation, a.Offered, a.Usage!.Value)).Last());
    }

    [Fact]
    public async Task BackTranslation_ModelDoesNotKnowTheLanguage_OnlyNumbersAndLinksCount()
    {
        var result = await BackAsync([ScriptedTranslator.Of("gpt", _ => LeaveInEnglish), ScriptedTranslator.Of("libre", _ => TravelBack)], Figures.Condition("ja→ja", Verdict.Weak));
        Assert.Equal(ChainOutcome.Complete, result.Outcome);
    }

    [Fact]
    public async Task BackTranslation_ProviderAway_AcceptsNothingAndMayHelpLater()
    {
        var result = await BackAsync([ScriptedTranslator.Of("gpt", _ => LeaveInEnglish), ScriptedTranslator.Failing("libre", TranslationFailure.Timeout, TimeSpan.FromSeconds(7))]);

        Assert.Equal((ChainOutcome.Failed, true, TimeSpan.FromSeconds(7)), (result.Outcome, result.RetryMayHelp, result.Attempts[^1].RetryAfter));
        Assert.Contains("It could not be translated back: libre: Timeout", ChainReport.Describe(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BackTranslation_PairItDoesNotTranslate_HasNoSay()
    {
        var libre = new ScriptedTranslator("libre", (_, _) => throw new InvalidOperationException("asked")) { Pairs = _ => false };

        var result = await BackAsync([ScriptedTranslator.Of("gpt", _ => LeaveInEnglish), libre]);

        Assert.Equal((ChainOutcome.Complete, 1), (result.Outcome, result.Attempts.Count));
    }

    [Fact]
    public async Task BackTranslation_Call_IsPaidForAndNotKept()
    {
        var account = new RecordingAccount();
        var chain = BackChain([ScriptedTranslator.Of("gpt", _ => LeaveInEnglish), ScriptedTranslator.Of("libre", _ => LeaveBack)]);

        await chain.TranslateAsync(new(JapaneseToEnglish, [Leave]), account, new BackTranslationReview(chain.Back!, Measured(), account), Cancellation);

        Assert.Equal(
            [("libre", TranslationUsage.Of([LeaveInEnglish]), 0), ("gpt", TranslationUsage.Of([Leave]), 1)],
            account.Settled.Select(s => (s.Provider, s.Usage!.Value, s.Kept)));
        Assert.Equal(1, account.Recalls);
    }

    [Fact]
    public async Task BackTranslation_AnotherTextHasNoTranslation_IsNotTheBackTranslatorsFault()
    {
        var chain = BackChain([ScriptedTranslator.Of("gpt", t => t == Leave ? LeaveInEnglish : null), ScriptedTranslator.Of("libre", _ => LeaveBack)]);

        var result = await chain.TranslateAsync(
            new(JapaneseToEnglish, [Leave, TravelBack]), FreeAccount.Instance, new BackTranslationReview(chain.Back!, Measured(), FreeAccount.Instance), Cancellation);

        Assert.Equal("no translation from gpt", ChainReport.Describe(result));
    }

    [Fact]
    public async Task BackTranslation_OverBudget_AcceptsNothing()
    {
        var account = new RecordingAccount { Refused = "libre" };
        var chain = BackChain([ScriptedTranslator.Of("gpt", _ => LeaveInEnglish), ScriptedTranslator.Of("libre", _ => LeaveBack)]);

        var result = await chain.TranslateAsync(new(JapaneseToEnglish, [Leave]), account, new BackTranslationReview(chain.Back!, Measured(), account), Cancellation);

        Assert.Equal((ChainOutcome.Failed, true), (result.Outcome, result.IsOverBudget));
    }

    [Fact]
    public async Task ReviewsInTurn_TextThatFailedTheFirst_IsNotTranslatedBack()
    {
        var libre = ScriptedTranslator.Of("libre", _ => LeaveBack);
        var chain = BackChain([ScriptedTranslator.Of("gpt", t => t == Leave ? LeaveInEnglish : LeaveInEnglish + " Bye."), libre]);
        var similarity = Measured(Figures.Condition("ja→en", Verdict.Working));

        var result = await chain.TranslateAsync(
            new(JapaneseToEnglish, [TravelBack, Leave]), FreeAccount.Instance, new ReviewsInTurn([new SimilarityReview(similarity), new BackTranslationReview(chain.Back!, similarity, FreeAccount.Instance)]), Cancellation);

        Assert.Equal([null, LeaveInEnglish], result.Texts.Select(t => t?.Text));
        Assert.Equal([LeaveInEnglish], libre.Requests.Single().Texts);
    }

    /// <summary>Pays for all but one provider.</summary>
    private sealed class RecordingAccount : ITranslationAccount
    {
        public string? Refused { get; init; }

        public int Recalls { get; private set; }

        public List<(string Provider, TranslationUsage? Usage, int Kept)> Settled { get; } = [];

        public Task<IReadOnlyList<TranslatedText?>> RecallAsync(TranslationRequest request, CancellationToken cancellationToken)
        {
            Recalls++;
            return Task.FromResult<IReadOnlyList<TranslatedText?>>(new TranslatedText?[request.Texts.Count]);
        }

        public Task<ITranslationHold> HoldAsync(ITranslator provider, TranslationRequest call, CancellationToken cancellationToken) =>
            provider.Name == Refused ? throw new TranslationException(TranslationFailure.OverBudget, "no money") : Task.FromResult<ITranslationHold>(new Hold(this, provider.Name));

        private sealed class Hold(RecordingAccount account, string provider) : ITranslationHold
        {
            public Task SettleAsync(TranslationUsage? usage, IReadOnlyList<KeptTranslation> accepted)
            {
                account.Settled.Add((provider, usage, accepted.Count));
                return Task.CompletedTask;
            }
        }
    }

    private async Task<ChainResult> BackAsync(ITranslator[] providers, params ConditionMeasurement[] conditions)
    {
        var chain = BackChain(providers);
        return await chain.TranslateAsync(new(JapaneseToEnglish, [Leave]), FreeAccount.Instance, new BackTranslationReview(chain.Back!, Measured(conditions), FreeAccount.Instance), Cancellation);
    }

    private static TranslatorChain BackChain(ITranslator[] providers) => new(
        new() { Routes = [new() { Providers = ["gpt"] }], Checks = new() { BackTranslation = "libre" } }, providers, TranslationChecks.Create(), new FakeTimeProvider());

    private static TranslatorChain Chain(params ITranslator[] providers) => new(new(), providers, new FakeTimeProvider());

    private SimilarityReview Similarity(params ConditionMeasurement[] conditions) => new(Measured(conditions));

    private TextSimilarity Measured(params ConditionMeasurement[] conditions) => new(
        _embedder.Model, _splitters, MeasuredEvidence.Of(new(new(1), null, Figures.Of(_embedder.Model.Space, conditions)), _embedder.Model.Space));
}
