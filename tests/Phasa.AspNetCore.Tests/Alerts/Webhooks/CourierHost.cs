using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.AspNetCore.Alerts.Webhooks;
using Phasa.Collections;
using Phasa.Languages;
using Phasa.Monitoring.Alerts;
using Phasa.Monitoring.Alerts.Webhooks;
using Phasa.Storage;
using Phasa.TestSupport.Documents;
using Phasa.TestSupport.Storage;
using Phasa.TestSupport.Webhooks;

namespace Phasa.AspNetCore.Tests.Alerts.Webhooks;

/// <summary>Couriers over one file, with a collection and secrets in files. Nothing runs by itself.</summary>
internal sealed class CourierHost(TimeProvider time) : IAsyncDisposable
{
    public static readonly LanguageTag Lao = LanguageTag.Parse("lo");

    private readonly TemporaryFolder _folder = new();
    private readonly List<ServiceProvider> _processes = [];

    public LoggedMessages Log { get; } = new();

    public IKnowledgeStore Store => Get<IKnowledgeStore>();

    public WebhookCourier Courier => Get<WebhookCourier>();

    public IReadOnlyList<Webhook> Webhooks => Get<ConfiguredWebhooks>();

    public Collection Collection { get; private set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<CourierHost> StartAsync(TimeProvider time, params (WebhookReceiver Receiver, Action<WebhookOptions>? Set)[] receivers)
    {
        var host = new CourierHost(time);
        await host.AddProcessAsync(receivers);
        host.Collection = await host.Store.Collections.CreateAsync("kb", [Lao], Writes.Space, Stop);
        return host;
    }

    /// <summary>Another process over the same file and configuration.</summary>
    public async Task<WebhookCourier> AddProcessAsync(params (WebhookReceiver Receiver, Action<WebhookOptions>? Set)[] receivers)
    {
        var options = new AlertOptions();
        foreach (var (receiver, set) in receivers)
        {
            var webhook = new WebhookOptions { Url = receiver.Url, SecretFile = $"{receiver.Url.Port}.secret" };
            set?.Invoke(webhook);
            await File.WriteAllTextAsync(_folder.File(webhook.SecretFile), receiver.Secret + "\n", Stop);
            options.Webhooks.Add(webhook);
        }

        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddLogging(l => l.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        services.AddPhasa().UseSqlite(_folder.File("phasa.db")).AddAlertWebhooks(_folder.Path);
        services.AddSingleton(Options.Create(options));
        var process = services.BuildServiceProvider();
        _processes.Add(process);
        await process.GetRequiredService<IKnowledgeStore>().OpenAsync(Stop);
        return process.GetRequiredService<WebhookCourier>();
    }

    public T Get<T>()
        where T : notnull => _processes[0].GetRequiredService<T>();

    /// <summary>Opens alerts, closes those that are not named, and hands that out.</summary>
    public async Task<IReadOnlyList<Alert>> SettleAsync(params AlertFinding[] findings)
    {
        var changes = await Store.Alerts.SettleAsync(Collection.Id, [AlertKind.HitRateDrop, AlertKind.QueueStuck], findings, Stop);
        await Courier.DistributeAsync(Stop);
        return changes.Opened;
    }

    public AlertFinding Finding(AlertKind kind = AlertKind.HitRateDrop, AlertSeverity severity = AlertSeverity.Warning) =>
        new(new(kind, Collection.Id, Lao), severity, time.GetUtcNow().AddHours(-2), "ພາສາລາວ: it fell.", "Look.") { Measured = 0.1, Expected = 0.6, Searches = 40, OnceIn = 1e6 };

    /// <summary>Makes the next attempt, which must be due.</summary>
    public async Task AttemptAsync(int webhook = 0) => Assert.True(await Courier.DeliverAsync(Webhooks[webhook], Stop), "Nothing was due.");

    /// <summary>Nothing may be due.</summary>
    public async Task RestAsync(int webhook = 0) => Assert.False(await Courier.DeliverAsync(Webhooks[webhook], Stop), "Something was due.");

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        Log.Dispose();
        _folder.Dispose();
    }
}
