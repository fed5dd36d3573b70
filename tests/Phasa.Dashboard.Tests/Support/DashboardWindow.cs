using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Phasa.Dashboard.Tests.Support;

/// <summary>A window on the dashboard. Closing it fails the test when the browser had anything to complain about.</summary>
public sealed class DashboardWindow : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    internal DashboardWindow(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.SetDefaultTimeout(30_000);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400)
            {
                _complaints.Enqueue($"{answer.Status} {answer.Url}");
            }
        };
    }

    /// <summary>The page that is shown.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complained about so far.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Opens a page and waits until it shows what it read.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await ReadyAsync();
    }

    /// <summary>Waits until the page shows what it read.</summary>
    public async Task ReadyAsync()
    {
        await Page.Locator("main.sign-in, main[data-settled]").WaitForAsync();
        await Page.Locator("h1").First.WaitForAsync();
        await Page.Locator("main [role=progressbar].mud-progress-indeterminate").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Asserts that axe finds nothing serious, and that nothing is wider than the window.</summary>
    public async Task AssertUsableAsync()
    {
        var findings = await Page.RunAxe();
        var serious = findings.Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{v.Id}: {v.Help} — {string.Join(" | ", v.Nodes.Select(n => $"{n.Html} {string.Join(' ', n.Any.Select(c => c.Message))}"))}").ToList();
        Assert.True(serious.Count == 0, $"{Page.Url}: {string.Join('\n', serious)}");
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"The page is {overflow} px wider than the window.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.Empty(_complaints);
    }
}
