using System.Net.Http.Json;
using Microsoft.Playwright;
using Phasa.TestSupport.Browsers;
using Phasa.TestSupport.Processes;

namespace Phasa.Dashboard.Tests.Support;

/// <summary>A real service with the sample handbook, and a browser; both for all tests of a class.</summary>
public class DashboardFixture : IAsyncLifetime
{
    // What a page shows by itself comes with its next reading, and a test machine may be busy.
    static DashboardFixture() => Assertions.SetDefaultExpectTimeout(30_000);

    private TestProcess? _service;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The executable and its data.</summary>
    public PhasaExecutable Phasa { get; } = new();

    /// <summary>The service's address, without a slash at its end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Calls the service's API.</summary>
    public HttpClient Api { get; } = new();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (ChromiumFile.Path is null)
        {
            return;
        }

        await FillAsync();
        _service = Phasa.StartWith(Settings, "serve", "--urls", "http://127.0.0.1:0");
        var line = await _service.OutputLineAsync("Phasa listens on ", TestContext.Current.CancellationToken);
        Address = line["Phasa listens on ".Length..].Trim().TrimEnd('/');
        Api.BaseAddress = new(Address);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumFile.Path, Args = ChromiumFile.Switches });
    }

    /// <summary>A window of its own, with its own cookies, whose messages and failed requests are kept.</summary>
    public async Task<DashboardWindow> OpenAsync(string path = "/", int width = 1280, ColorScheme colours = ColorScheme.Light, string locale = "en")
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = Address, ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = colours, Locale = locale, ReducedMotion = ReducedMotion.Reduce });
        var window = new DashboardWindow(context, await context.NewPageAsync());
        await window.GoAsync(path);
        return window;
    }

    /// <summary>Settings of the service, by the names of their variables.</summary>
    protected virtual Dictionary<string, string?> Settings => [];

    /// <summary>Fills the data folder before the service starts.</summary>
    protected virtual async Task FillAsync()
    {
        var result = await Phasa.RunAsync(PhasaExecutable.IngestHandbook);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    /// <summary>Searches the handbook over the API.</summary>
    public async Task SearchAsync(string query, string language)
    {
        var answer = await Api.PostAsJsonAsync("/v1/collections/handbook/search", new { query, language });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Api.Dispose();
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        Phasa.Dispose();
    }
}
