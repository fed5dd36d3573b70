using System.Globalization;
using System.Text.RegularExpressions;
using Phasa.AspNetCore.Tests.Support;

namespace Phasa.AspNetCore.Tests.Metrics;

public sealed partial class MetricsTests
{
    [Fact]
    public async Task Metrics_OfSearches_CountThemByLanguageAndOutcome()
    {
        // The meters of all services of this process come together here, so the collection has a name that no other test uses.
        await using var host = await ApiHost.StartAsync();
        await host.PostAsync("/v1/collections", """{"name":"metered","languages":["ja","en","lo"]}""");
        await host.PostAsync("/v1/collections/metered/documents", """{"id":"a","language":"en","text":"Reset the password."}""");
        await host.PostAsync("/v1/collections/metered/search", """{"query":"Reset the password."}""");
        await host.PostAsync("/v1/collections/metered/search", """{"query":"Reset the password.","language":"lo","threshold":-1}""");
        await host.PostAsync("/v1/collections/metered/search", """{"query":"ລາພັກ","threshold":0.99}""");

        var metrics = await host.GetAsync("/metrics");

        Assert.Equal("text/plain", metrics.MediaType);
        Assert.Equal(
            ["en answered 1", "lo fallback 1", "lo zero 1"],
            Counts(metrics.Text, "phasa_search_duration_seconds_count").Select(c => $"{c["phasa_language"]} {c["phasa_outcome"]} {c[""]}").Order(StringComparer.Ordinal));
        Assert.Equal(["en 1", "lo 2"], Counts(metrics.Text, "phasa_search_similarity_count").Select(c => $"{c["phasa_language"]} {c[""]}").Order(StringComparer.Ordinal));
        Assert.Contains("http_server_request_duration_seconds_count", metrics.Text, StringComparison.Ordinal);
        Assert.Contains("phasa_search_log_pending", metrics.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<Dictionary<string, string>> Counts(string text, string name) =>
        from line in text.Split('\n')
        where line.StartsWith(name + "{", StringComparison.Ordinal) && line.Contains("\"metered\"", StringComparison.Ordinal)
        let value = double.Parse(Value().Match(line).Groups[1].Value, CultureInfo.InvariantCulture)
        select Label().Matches(line).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value).Append(new("", $"{value}")).ToDictionary();

    [GeneratedRegex("([a-z_]+)=\"([^\"]*)\"")]
    private static partial Regex Label();

    [GeneratedRegex("} ([0-9.]+)")]
    private static partial Regex Value();
}
