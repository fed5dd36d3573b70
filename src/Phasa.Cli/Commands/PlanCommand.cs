using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Rollout;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Collections;
using Phasa.Languages;
using Phasa.Rollout;
using Phasa.Rollout.Past;

namespace Phasa.Cli.Commands;

/// <summary>Says what to translate next, and why, and queues it when told to.</summary>
internal sealed class PlanCommand : CliCommand
{
    private const int TitleWidth = 26;
    private const int MostPlans = 200;

    private readonly Option<LanguageTag?> _language = Values.Language("One language; all of the collection's when left out.");
    private readonly Option<decimal?> _budget = Values.Sum("--budget", "The most that may be spent, in the currency of the configured prices.");
    private readonly Option<int> _days = new("--days") { Description = "Days of searches to look at.", HelpName = "N", DefaultValueFactory = _ => RolloutService.DefaultDays };
    private readonly Option<int> _top = new("--top") { Description = "Lines to show; the totals are of all.", HelpName = "N", DefaultValueFactory = _ => 20 };
    private readonly Option<bool> _history = new("--history") { Description = "List the plans that were carried out." };
    private readonly Option<long?> _lookBack = new("--look-back") { Description = "Compare what a plan of the history expected with what happened.", HelpName = "PLAN" };
    private readonly Option<bool> _apply = new("--apply") { Description = "Queue what is planned; 'phasa serve' and 'phasa work' translate." };

    public PlanCommand(Terminal terminal)
        : base(
            terminal, "plan", "Rank what could be translated by expected gain per cost: from what users ask, how badly their language is served, and prices.",
            "phasa plan --collection handbook --language lo --budget 20", "phasa plan -c handbook --apply")
    {
        _days.InRange(1, 366);
        _top.InRange(1, 10_000);
        Options.Add(GlobalOptions.Collection);
        Options.Add(_language);
        Options.Add(_budget);
        Options.Add(_days);
        Options.Add(_top);
        Options.Add(_apply);
        Options.Add(_history);
        Options.Add(_lookBack);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        if (parse.GetValue(_history))
        {
            return await ListAsync(session, collection, parse, cancellationToken);
        }

        if (parse.GetValue(_lookBack) is { } past)
        {
            return await LookBackAsync(session, collection, past, parse, cancellationToken);
        }

        var rollout = session.Get<RolloutService>();
        var plan = await rollout.PlanAsync(collection, parse.GetValue(_language), parse.GetValue(_budget), parse.GetValue(_days), cancellationToken);
        var applied = parse.GetValue(_apply) ? await rollout.ApplyAsync(collection, plan, cancellationToken) : ((int Queued, PastPlan Plan)?)null;
        if (parse.GetValue(GlobalOptions.Json))
        {
            Terminal.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(PlanAnswer.Of(plan, int.MaxValue) with { Queued = applied?.Queued, PlanId = applied?.Plan.Id }, ApiJson.Shared.PlanAnswer));
        }
        else
        {
            Write(plan, parse.GetValue(_top), applied);
        }

        return ExitStatus.Done;
    }

    private async Task<int> ListAsync(PhasaSession session, Collection collection, ParseResult parse, CancellationToken cancellationToken)
    {
        var plans = await session.Store.Plans.ListAsync(collection.Id, MostPlans, cancellationToken);
        if (parse.GetValue(GlobalOptions.Json))
        {
            Terminal.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(new([.. plans.Select(PastPlanAnswer.Of)]), ApiJson.Shared.PastPlanListAnswer));
            return ExitStatus.Done;
        }

        if (plans.Count == 0)
        {
            Terminal.Say("No plan was carried out yet; 'phasa plan --apply' does.");
            return ExitStatus.Done;
        }

        var table = Tables.New("Plan", "Carried out", "Translations", "Cost").Figures(0, 2, 3);
        foreach (var (id, at, plan) in plans)
        {
            table.Row(id.ToString(CultureInfo.InvariantCulture), at.ToString("u", CultureInfo.InvariantCulture), Figures.Count(plan.Lines.Count), Money(plan.Money, plan.Currency));
        }

        Terminal.Out.Write(table);
        return ExitStatus.Done;
    }

    private async Task<int> LookBackAsync(PhasaSession session, Collection collection, long plan, ParseResult parse, CancellationToken cancellationToken)
    {
        var past = await session.Get<PlanHistory>().LookBackAsync(collection, plan, cancellationToken);
        if (parse.GetValue(GlobalOptions.Json))
        {
            var answer = RetrospectAnswer.Of(past, session.Get<TimeProvider>().GetUtcNow());
            Terminal.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(answer, ApiJson.Shared.RetrospectAnswer));
            return ExitStatus.Done;
        }

        Terminal.Print(string.Create(
            CultureInfo.InvariantCulture,
            $"Plan {past.Plan.Id} of {past.Plan.At:u}: {past.Plan.Plan.Lines.Count} translations, {past.Ready} ready, {past.Open} open, {past.GivenUp} given up, {past.Gone} gone; estimated {Money(past.Plan.Plan.Money, past.Plan.Plan.Currency)}, spent {(past.Spent.Count == 0 ? "nothing" : string.Join(", ", past.Spent))}."));
        foreach (var language in past.Languages)
        {
            Terminal.Print(Describe(language));
        }

        return ExitStatus.Done;
    }

    private static string Describe(Retrospect r)
    {
        var expected = $"{r.Expected.Language}: expected hit rate {Figures.Percent(r.Expected.HitRate)}, then {Figures.Percent(r.Expected.HitRateAfter)}; ";
        return r.Change is not var (change, low, high)
            ? $"{expected}{Figures.Count(r.Before.Searches)} searches before, {Figures.Count(r.After.Searches)} since: too few to tell."
            : expected + string.Create(
                CultureInfo.InvariantCulture,
                $"seen {Figures.Percent(r.HitRateBefore)} over {r.Before.Searches} searches, then {Figures.Percent(r.HitRateAfter)} over {r.After.Searches}: {change * 100:+0.0;-0.0} points ({low * 100:+0.0;-0.0} to {high * 100:+0.0;-0.0}), {Words(r.Verdict)}.");
    }

    private static string Words(RetrospectVerdict verdict) => verdict switch
    {
        RetrospectVerdict.AsExpected => "as expected",
        RetrospectVerdict.Less => "less than expected",
        RetrospectVerdict.More => "more than expected",
        _ => "too few to tell",
    };

    private void Write(RolloutPlan plan, int top, (int Queued, PastPlan Plan)? applied)
    {
        if (plan.Lines.Count == 0)
        {
            Terminal.Say(plan.Left == 0 ? "Nothing is left to translate." : "The budget pays for no document.");
            return;
        }

        var table = Tables.New("Document", "Into", "Missing", "Chars", "Cost", "Asked", "Gain").Figures(2, 3, 4, 5, 6);
        foreach (var (open, cost, evidence) in plan.Lines.Take(top))
        {
            table.Row(
                CellText.Fit(open.DocumentId, TitleWidth), open.Language.Value, $"{open.Missing}/{open.Passages}", Figures.Count(open.Characters),
                Money(cost.Money, cost.Currency), Tenths(evidence.Searches), Tenths(evidence.Gain));
        }

        Terminal.Out.Write(table);
        var total = plan.Total;
        Terminal.Print($"{Figures.Count(total.Documents)} translations: {Figures.Count(total.Characters)} characters, about {Figures.Count(total.Tokens)} tokens of a language model, {total.StorageBytes / 1e6:0.0} MB to store, cost {Money(total.Money, total.Currency)}.");
        if (plan.Left > 0)
        {
            Terminal.Print($"The budget leaves {Figures.Count(plan.Left)} out.");
        }

        foreach (var language in plan.Languages)
        {
            Terminal.Print(language.Searches == 0
                ? $"{language.Language}: nobody asked in the last {plan.Days} days."
                : $"{language.Language}: {Figures.Count(language.Searches)} searches in {plan.Days} days, {Figures.Count(language.Fallback)} answered in another language, {Figures.Count(language.Zero)} not at all; expected hit rate {Figures.Percent(language.HitRate)} now, {Figures.Percent(language.HitRateAfter)} then.");
        }

        if (plan.Lines.Any(l => !l.Evidence.Chances.IsMeasured))
        {
            Terminal.Say($"How well languages find each other is assumed ({HitChances.Assumed.Own:0.0} in an index, {HitChances.Assumed.Across:0.0} across): nothing was measured. 'phasa measure' measures.");
        }

        if (plan.Lines.Any(l => l.Cost.Provider is null))
        {
            Terminal.Say("No provider is configured for some of the pairs; 'phasa doctor' says which there are.");
        }

        if (applied is var (jobs, past))
        {
            Terminal.Print($"{Figures.Count(jobs)} {(jobs == 1 ? "job is" : "jobs are")} queued anew; others were queued already. 'phasa serve' and 'phasa work' translate; 'phasa plan --look-back {past.Id}' compares later.");
        }
    }

    private static string Tenths(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Money(decimal? sum, string? currency) =>
        sum is { } money ? string.Create(CultureInfo.InvariantCulture, $"{money:0.00##} {currency}") : "unknown";
}
