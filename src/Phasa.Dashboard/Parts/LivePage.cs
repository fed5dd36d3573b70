using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using Phasa.Dashboard.Access;
using Phasa.Dashboard.Texts;
using Phasa.Security;

namespace Phasa.Dashboard.Parts;

/// <summary>
/// A page that reads what it shows, again and again while it is open. What it reads needs a scope, checked each time; a failure is shown in
/// its place and the page recovers by itself.
/// </summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private Task? _loop;

    /// <summary>What went wrong the last time; null when nothing did.</summary>
    public PhasaException? Failure { get; private set; }

    /// <summary>Whether there is something to show.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Whether what it shows can be changed by this visitor: the scope <see cref="AccessScope.Write"/>.</summary>
    protected bool MayWrite { get; private set; }

    /// <summary>Whether this visitor has the scope <see cref="AccessScope.Admin"/>.</summary>
    protected bool MayAdminister { get; private set; }

    /// <summary>The scope that reading needs.</summary>
    protected virtual AccessScope Scope => AccessScope.Read;

    /// <summary>How often it is read anew.</summary>
    protected virtual TimeSpan Interval => TimeSpan.FromSeconds(5);

    /// <summary>Ends when the page is closed.</summary>
    protected CancellationToken Closed => _closed.Token;

    [Inject]
    private Visitor Visitor { get; set; } = null!;

    [Inject]
    private ISnackbar Messages { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Text> Words { get; set; } = null!;

    /// <summary>Reads what the page shows. It may throw <see cref="PhasaException"/>.</summary>
    protected abstract Task LoadAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await ReadAsync();
        _loop ??= RepeatAsync();
    }

    /// <summary>Reads anew, now.</summary>
    protected async Task ReadAsync()
    {
        try
        {
            await Visitor.RequireAsync(Scope, Closed);
            (MayWrite, MayAdminister) = (await Visitor.MayAsync(AccessScope.Write, Closed), await Visitor.MayAsync(AccessScope.Admin, Closed));
            await LoadAsync(Closed);
            (Failure, IsLoaded) = (null, true);
        }
        catch (PhasaException e)
        {
            Failure = e;
        }
        catch (OperationCanceledException) when (Closed.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
    }

    /// <summary>Does something for the visitor and then reads anew; says what became of it.</summary>
    /// <param name="scope">What the visitor must be allowed to do.</param>
    /// <param name="action">What is done.</param>
    /// <param name="done">What is said when it is done; nothing when null.</param>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> DoAsync(AccessScope scope, Func<CancellationToken, Task> action, string? done = null)
    {
        ArgumentNullException.ThrowIfNull(action);
        var isDone = false;
        try
        {
            await Visitor.RequireAsync(scope, Closed);
            await action(Closed);
            isDone = true;
            if (done is not null)
            {
                Messages.Add(done, Severity.Success);
            }
        }
        catch (PhasaException e)
        {
            Messages.Add($"{e.Message} {e.NextStep}", Severity.Error, o => o.RequireInteraction = true);
        }
        catch (OperationCanceledException) when (Closed.IsCancellationRequested)
        {
            return false;
        }

        await ReadAsync();
        return isDone;
    }

    /// <summary>A text in the page's language.</summary>
    protected string Said(string text, params object[] values) => Words[text, values];

    private async Task RepeatAsync()
    {
        using var timer = new PeriodicTimer(Interval, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(Closed))
            {
                await InvokeAsync(async () =>
                {
                    await ReadAsync();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // Closed.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the reading.</summary>
    protected virtual void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            _closed.Cancel();
            _closed.Dispose();
        }
    }
}
