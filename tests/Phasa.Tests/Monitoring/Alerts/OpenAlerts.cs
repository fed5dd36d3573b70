using Phasa.Collections;
using Phasa.Monitoring.Alerts;

namespace Phasa.Tests.Monitoring.Alerts;

/// <summary>Looks as the service does.</summary>
internal static class OpenAlerts
{
    /// <summary>Looks once; the alerts of a kind that are open then.</summary>
    public static async Task<IReadOnlyList<Alert>> LookAsync(this Workbench bench, AlertKind kind) => [.. (await bench.LookAsync()).Where(a => a.Finding.Key.Kind == kind)];

    /// <summary>Looks once; all alerts that are open then.</summary>
    public static async Task<IReadOnlyList<Alert>> LookAsync(this Workbench bench)
    {
        await bench.Get<AlertWatch>().LookAsync();
        return await bench.Store.Alerts.ListAsync(new() { State = AlertState.Open }, null, 100);
    }

    /// <summary>The collection as it is now.</summary>
    public static async Task<Collection> NowAsync(this Workbench bench, Collection collection) => (await bench.Store.Collections.FindAsync(collection.Name))!;
}
