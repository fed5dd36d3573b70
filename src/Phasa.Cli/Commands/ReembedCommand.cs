using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Cli.Reembedding;
using Phasa.Collections;
using Phasa.Reembedding;

namespace Phasa.Cli.Commands;

/// <summary>Moves a collection to another embedding model, and back.</summary>
internal sealed class ReembedCommand : CliCommand
{
    private readonly Option<string?> _model = new("--model", "-m") { Description = "The model to move to; the one under way when left out.", HelpName = "NAME" };
    private readonly Option<bool> _noSwitch = new("--no-switch") { Description = "Build and compare only." };
    private readonly Option<bool> _force = new("--force") { Description = "Switch whatever the comparison says." };
    private readonly Option<bool> _rollback = new("--rollback") { Description = "Go back to the previous model." };
    private readonly Option<bool> _cancel = new("--cancel") { Description = "Give up what has not switched." };
    private readonly Option<bool> _drop = new("--drop-previous") { Description = "Delete the previous model's rows." };
    private readonly Option<bool> _status = new("--status") { Description = "Show the state and the comparison." };

    public ReembedCommand(Terminal terminal)
        : base(
            terminal, "reembed",
            "Move a collection to another embedding model while it is searched: build beside the present one, compare, switch at once.",
            "phasa reembed --collection handbook --model e5",
            "phasa reembed -c handbook --force",
            "phasa reembed -c handbook --rollback")
    {
        Options.Add(GlobalOptions.Collection);
        Option<bool>[] ways = [_rollback, _cancel, _drop, _status];
        foreach (var option in (Option[])[_model, _noSwitch, _force, .. ways, GlobalOptions.Json])
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            var given = ways.Where(result.GetValue).Select(o => o.Name).ToList();
            if (given.Count > 1)
            {
                result.AddError($"{string.Join(" and ", given)} exclude each other.");
            }
            else if (given.Count == 1 && (result.GetValue(_model) is not null || result.GetValue(_noSwitch) || result.GetValue(_force)))
            {
                result.AddError($"{given[0]} takes neither --model nor --no-switch nor --force.");
            }
            else if (result.GetValue(_noSwitch) && result.GetValue(_force))
            {
                result.AddError("--no-switch and --force exclude each other.");
            }
        });
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        var service = session.Get<ReembeddingService>();
        var run = new ReembedRun(session, DataFolder.Of(parse), Terminal, collection);
        if (parse.GetValue(_status))
        {
            return await ShowAsync();
        }

        if (parse.GetValue(_cancel) || parse.GetValue(_drop))
        {
            await (parse.GetValue(_cancel) ? service.CancelAsync(collection, cancellationToken) : service.DropPreviousAsync(collection, cancellationToken));
            await run.SweepAsync(cancellationToken);
            return await ShowAsync();
        }

        var job = parse.GetValue(_rollback)
            ? await service.RollBackAsync(collection, cancellationToken)
            : await BeginAsync(parse, service, collection, cancellationToken);
        try
        {
            var end = await run.RunAsync(job, cancellationToken);
            await run.SweepAsync(cancellationToken);
            Show(end);
            return Conclude(end, job, collection, isAsWished: parse.GetValue(_noSwitch));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Terminal.Say($"Stopped; 'phasa reembed --collection {collection.Name}' goes on.");
            return ExitStatus.Failed;
        }

        async Task<int> ShowAsync()
        {
            Show(await service.StatusAsync(collection, cancellationToken));
            return ExitStatus.Done;
        }

        void Show(ReembeddingStatus status)
        {
            if (parse.GetValue(GlobalOptions.Json))
            {
                ReembedJson.Write(Terminal, collection.Name, status);
            }
            else
            {
                ReembedView.Write(Terminal, collection.Name, status);
            }
        }
    }

    private async Task<ReembeddingJob> BeginAsync(ParseResult parse, ReembeddingService service, Collection collection, CancellationToken cancellationToken)
    {
        var rule = parse.GetValue(_noSwitch) ? SwitchRule.Never : parse.GetValue(_force) ? SwitchRule.Always : SwitchRule.UnlessWorse;
        if (parse.GetValue(_model) is { } model)
        {
            return await service.StartAsync(collection, model, rule, cancellationToken);
        }

        return (await service.StatusAsync(collection, cancellationToken)).Job switch
        {
            { IsUnderWay: true, Purpose: ReembeddingPurpose.Rollback } => await service.RollBackAsync(collection, cancellationToken),
            { IsUnderWay: true } when rule == SwitchRule.Always => await service.SwitchAsync(collection, cancellationToken),
            { IsUnderWay: true } under => await service.StartAsync(collection, under.To.Model, rule, cancellationToken),
            _ => throw new PhasaException(
                ErrorCodes.ReembeddingConflict, $"No reembedding of '{collection.Name}' is under way.", "Name the model to move to with --model NAME."),
        };
    }

    /// <summary>Says how it ended and what to do next.</summary>
    private int Conclude(ReembeddingStatus end, ReembeddingJob begun, Collection collection, bool isAsWished)
    {
        if (end.Job is not { } job || job.Id != begun.Id)
        {
            Terminal.Say("It was cancelled meanwhile.");
            return ExitStatus.Failed;
        }

        var command = $"'phasa reembed --collection {collection.Name}";
        switch (job.State)
        {
            case ReembeddingState.Switched:
                Terminal.Say($"Searches use '{job.To.Model}' now. The rows of '{job.From.Model}' are kept: {command} --rollback' goes back, {command} --drop-previous' deletes them.");
                return ExitStatus.Done;
            case ReembeddingState.Ready:
                Terminal.Say($"Not switched: {job.Error}");
                Terminal.Next($"{command} --force' switches, {command} --cancel' gives it up.");
                return isAsWished ? ExitStatus.Done : ExitStatus.Failed;
            default:
                Terminal.Say($"It failed: {job.Error} Searches go on with '{job.From.Model}', and what was made is kept.");
                Terminal.Next($"Put it right, then {command}' goes on.");
                return ExitStatus.Failed;
        }
    }
}
