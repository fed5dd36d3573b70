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

/// <summary>Shows and sets what translations may cost in a month.</summary>
internal sealed class BudgetCommand : CliCommand
{
    private readonly Option<decimal?> _set = Values.Sum("--set", "The most that translations may cost in a month. A call that could exceed it is not made.");
    private readonly Option<string> _currency = new("--currency") { Description = "The currency of the configured prices.", HelpName = "CODE", DefaultValueFactory = _ => "USD" };
    private readonly Option<bool> _clear = new("--clear") { Description = "Take the limit away." };

    public BudgetCommand(Terminal terminal)
        : base(
            terminal, "budget", "Show or set what the translations of a collection may cost in a month.",
            "phasa budget --collection handbook --set 20 --currency USD", "phasa budget -c handbook")
    {
        Options.Add(GlobalOptions.Collection);
        Options.Add(_set);
        Options.Add(_currency);
        Options.Add(_clear);
        Options.Add(GlobalOptions.Json);
        Validators.Add(result =>
        {
            if (result.GetValue(_clear) && result.GetResult(_set) is not null)
            {
                result.AddError("Use either --set or --clear.");
            }
        });
    }

    /// <summary>A budget in a sentence.</summary>
    public static string Describe(BudgetState budget) => budget.Limit is not { } limit
        ? "There is no budget; 'phasa budget --set' sets one."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"Budget of {limit.Amount:0.00##} {limit.Currency} a month; in {budget.Month} spent {budget.Spent:0.00##}, held for calls under way {budget.Held:0.00##}, left {budget.Left:0.00##}.");

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        if (parse.GetValue(_set) is { } limit)
        {
            await session.Store.Ledger.SetBudgetAsync(collection.Id, Money.Checked(limit, parse.GetValue(_currency)), cancellationToken);
        }
        else if (parse.GetValue(_clear))
        {
            await session.Store.Ledger.SetBudgetAsync(collection.Id, null, cancellationToken);
        }

        var budget = await session.Store.Ledger.BudgetAsync(collection.Id, SpendMonth.Of(session.Get<TimeProvider>().GetUtcNow()), cancellationToken);
        if (parse.GetValue(GlobalOptions.Json))
        {
            Terminal.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(BudgetAnswer.Of(budget), ApiJson.Shared.BudgetAnswer));
        }
        else
        {
            Terminal.Print(Describe(budget));
        }

        return ExitStatus.Done;
    }
}
