using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Phasa.Monitoring;
using Phasa.Monitoring.Alerts;
using Phasa.Search;
using Phasa.TestSupport.Storage;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Monitoring;

/// <summary>All services of this process share the meters' name, so the collection and the providers have names that no other test uses.</summary>
public sealed class InstrumentTests : IDisposable
{
    private static readonly Dictionary<string, string?> Units = new()
    {
        ["phasa.search.duration"] = "s",
        ["phasa.search.similarity"] = null,
        ["phasa.search_log.pending"] = "{search}",
        ["phasa.search_log.dropped"] = "{search}",
        ["phasa.index.rows"] = "{row}",
        ["phasa.index.memory"] = "By",
        ["phasa.index.catalogue.memory"] = "By",
        ["phasa.coverage.passages"] = "{passage}",
        ["phasa.coverage.ratio"] = "1",
        ["phasa.store.size"] = "By",
        ["phasa.alerts"] = "{alert}",
        ["phasa.embedding.duration"] = "s",
        ["phasa.embedding.texts"] = "{text}",
        ["phasa.translation.duration"] = "s",
        ["phasa.translation.texts"] = "{text}",
        ["phasa.translation.tokens"] = "{token}",
        ["phasa.translation.characters"] = "{character}",
        ["phasa.translation.cost"] = "{currency}",
        ["phasa.translation.jobs"] = "{job}",
    };

    private readonly ConcurrentDictionary<string, string?> _published = new();
    private readonly ConcurrentQueue<string> _measured = new();
    private readonly MeterListener _listener = new();

    public InstrumentTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == PhasaMeter.Name)
            {
                _published[instrument.Name] = instrument.Unit;
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value.ToString(CultureInfo.InvariantCulture), tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
            Take(instrument, instrument is Histogram<double> ? "*" : value.ToString(CultureInfo.InvariantCulture), tags));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Instruments_OfWhatWasDone_HaveTheirNamesUnitsAndValues()
    {
        await using var bench = await Workbench.StartAsync(s =>
        {
            s.AddSingleton(new TranslationOptions
            {
                Routes = [new() { Pair = "*->lo", Providers = ["metered-down", "metered-up"] }],
                Prices = { ["metered-up"] = new() { PerMillionCharacters = 1_000_000, Currency = "EUR" } },
            });
            s.AddSingleton<ITranslator>(ScriptedTranslator.Failing("metered-down", TranslationFailure.RateLimited));
            s.AddSingleton<ITranslator>(ScriptedTranslator.Of("metered-up", t => PseudoTranslation.Translate(t, "ja", "lo")));
        });
        var collection = await bench.CollectionAsync("ja lo th", "metered");
        await bench.Documents.PutAsync(collection, Japanese("a", "請求書を送るには設定を開く"));
        await bench.WorkAsync();
        await bench.Search.SearchAsync("metered", new("請求書を送る") { Language = Ja });
        await bench.Store.Alerts.SettleAsync(collection.Id, [AlertKind.QueueStuck], [new(new(AlertKind.QueueStuck, collection.Id, Th), AlertSeverity.Warning, bench.Time.GetUtcNow(), "", "")]);
        await bench.Store.Alerts.SettleAsync(null, [AlertKind.ProviderFailing], [new(new(AlertKind.ProviderFailing, null, null, "metered-down"), AlertSeverity.Critical, bench.Time.GetUtcNow(), "", "")]);
        await bench.Get<StoreGauges>().RefreshAsync();
        _listener.RecordObservableInstruments();

        Assert.Equal(Units.OrderBy(u => u.Key, StringComparer.Ordinal), _published.Where(p => Units.ContainsKey(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal));
        string[] expected =
        [
            "phasa.translation.duration * language=lo outcome=rate_limited provider=metered-down",
            "phasa.translation.duration * language=lo outcome=answered provider=metered-up",
            "phasa.translation.texts 1 language=lo outcome=accepted provider=metered-up",
            "phasa.translation.characters 13 provider=metered-up",
            "phasa.translation.cost 13 currency=EUR provider=metered-up",
            "phasa.coverage.passages 1 collection=metered language=lo state=ready",
            "phasa.coverage.passages 1 collection=metered language=th state=failed",
            "phasa.coverage.ratio 1 collection=metered language=lo",
            "phasa.coverage.ratio 0 collection=metered language=th",
            "phasa.translation.jobs 1 collection=metered language=th state=parked",
            "phasa.alerts 1 collection=metered kind=queue-stuck language=th severity=warning",
            "phasa.alerts 1 collection= kind=provider-failing language= severity=critical",
            "phasa.search.duration * collection=metered language=ja outcome=answered",
        ];
        Assert.All(expected, e => Assert.Contains(e, _measured));
        Assert.Contains(_measured, m => m.StartsWith("phasa.store.size ", StringComparison.Ordinal) && m.EndsWith(" collection=metered language=lo", StringComparison.Ordinal));
    }

    [Fact]
    public void Instruments_AreDocumented()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reference", "metrics.md"));
        Assert.All(Units.Keys, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    private void Take(Instrument instrument, string value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => _measured.Enqueue(
        string.Join(' ', tags.ToArray().Select(t => $"{t.Key.Replace("phasa.", "", StringComparison.Ordinal)}={t.Value}").Order(StringComparer.Ordinal).Prepend(value).Prepend(instrument.Name)));
}
