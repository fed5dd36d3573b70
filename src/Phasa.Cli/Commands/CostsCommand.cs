using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Phasa.AspNetCore.Costs;
using Phasa.AspNetCore.Json;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Translation.Costs;

namespace Phasa.Cli.Commands;

/// <summary>Shows what translations cost.</summary>
internal sealed class CostsCommand : CliCommand
{
    private const int DocumentWidth = 26;

    private readonly Option<SpendMonth?> _from = Values.Month("--from", "The first month, e.g. 2026-01; that of --to when left out.");
    private readonly Option<SpendMonth?> _to = Values.Month("--to", "The last month; this one when left out.");
    private readonly Option<SpendGrouping> _by = Values.Grouping(SpendGrouping.Language | SpendGrouping.Provider);

    public CostsCommand(Terminal terminal)
        : base(
            terminal, "costs", "Show what translations cost: characters and tokens by the providers' own figures, money by the configured prices, and the budget.",
            "phasa costs --collection handbook", "phasa costs -c handbook --from 2026-01 --by month,language")
    {
        Options.Add(GlobalOptions.Collection);
        Options.Add(_from);
        Options.Add(_to);
        Options.Add(_by);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        var now = SpendMonth.Of(session.Get<TimeProvider>().GetUtcNow());
        var (from, to) = (parse.GetValue(_from) ?? parse.GetValue(_to) ?? now, parse.GetValue(_to) ?? now);
        var sums = SpendSum.Of(await session.Store.Ledger.ReadAsync(collection.Id, from, to, cancellationToken), parse.GetValue(_by));
        var budget = await session.Store.Ledger.BudgetAsync(collection.Id, now, cancellationToken);
        if (parse.GetValue(GlobalOptions.Json))
        {
            var answer = new CostsAnswer(from.ToString(), to.ToString(), [.. sums.Select(CostLineAnswer.Of)], BudgetAnswer.Of(budget));
            Terminal.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(answer, ApiJson.Shared.CostsAnswer));
        }
        else
        {
            Write(sums, from == to ? $"in {from}" : $"from {from} to {to}");
            Terminal.Print(BudgetCommand.Describe(budget));
        }

        return ExitStatus.Done;
    }

    private void Write(IReadOnlyList<SpendSum> sums, string when)
    {
        if (sums.Count == 0)
        {
            Terminal.Say($"Nothing was translated {when}.");
            return;
        }

        var table = Tables.New("What", "Texts", "Calls", "Characters", "Tokens", "Cost").Figures(1, 2, 3, 4, 5);
        foreach (var sum in sums)
        {
            var figures = sum.Figures;
            table.Row(
                Label(sum), Figures.Count(figures.Texts), Figures.Count(figures.Calls), Figures.Count(figures.Characters),
                Figures.Count(figures.InputTokens + figures.OutputTokens), sum.Currency is null ? "–" : Sum(figures.Cost, sum.Currency));
        }

        Terminal.Out.Write(table);
        foreach (var unsure in sums.Where(s => s.Figures.UnconfirmedCalls > 0).GroupBy(s => s.Currency))
        {
            var calls = unsure.Sum(s => s.Figures.UnconfirmedCalls);
            Terminal.Say($"{Figures.Count(calls)} {(calls == 1 ? "call was" : "calls were")} cut off; the providers may charge {(unsure.Key is { } currency ? Sum(unsure.Sum(s => s.Figures.UnconfirmedCost), currency) + " at most" : "for them")}, which the budget counts.");
        }
    }

    private static string Label(SpendSum sum)
    {
        string?[] parts = [sum.Month?.ToString(), sum.Language?.Value, sum.DocumentId is "" ? "queries" : sum.DocumentId, sum.Provider];
        return string.Join(' ', parts.Where(p => p is not null)) is { Length: > 0 } name ? CellText.Fit(name, DocumentWidth) : "all";
    }

    private static string Sum(decimal sum, string currency) => string.Create(CultureInfo.InvariantCulture, $"{sum:0.00##} {currency}");
}
