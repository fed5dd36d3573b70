using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Rollout;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Languages;
using Phasa.Rollout;

namespace Phasa.Cli.Commands;

/// <summary>Says what to translate next, and why, and queues it when told to.</summary>
internal sealed class PlanCommand : CliCommand
{
    private const int TitleWidth = 26;

    private readonly Option<LanguageTag?> _language = Values.Language("One language; all of the collection's when left out.");
    private readonly Option<decimal?> _budget = Values.Sum("--budget", "The most that may be spent, in the currency of the configured prices.");
    private readonly Option<int> _days = new("--days") { Description = "Days of searches to look at.", HelpName = "N", DefaultValueFactory = _ => RolloutService.DefaultDays };
    private readonly Option<int> _top = new("--top") { Description = "Lines to show; the totals are of all.", HelpName = "N", DefaultValueFactory = _ => 20 };
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
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        var rollout = session.Get<RolloutService>();
        var plan = await rollout.PlanAsync(collection, parse.GetValue(_language), parse.GetValue(_budget), parse.GetValue(_days), cancellationToken);
        var queued = parse.GetValue(_apply) ? await rollout.ApplyAsync(collection, plan, cancellationToken) : (int?)null;
        if (parse.GetValue(GlobalOptions.Json))
        {
            Terminal.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(PlanAnswer.Of(plan, int.MaxValue) with { Queued = queued }, ApiJson.Shared.PlanAnswer));
        }
        else
        {
            Write(plan, parse.GetValue(_top), queued);
        }

        return ExitStatus.Done;
    }

    private void Write(RolloutPlan plan, int top, int? queued)
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

        if (queued is { } jobs)
        {
            Terminal.Print($"{Figures.Count(jobs)} {(jobs == 1 ? "job is" : "jobs are")} queued anew; others were queued already. 'phasa serve' and 'phasa work' translate.");
        }
    }

    private static string Tenths(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Money(decimal? sum, string? currency) =>
        sum is { } money ? string.Create(CultureInfo.InvariantCulture, $"{money:0.00##} {currency}") : "unknown";
}
