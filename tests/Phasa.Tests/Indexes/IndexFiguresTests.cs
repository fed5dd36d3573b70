using System.Diagnostics.Metrics;
using Phasa.Indexes;
using Phasa.Monitoring;
using Phasa.Tests.Indexes.Sidecars;
using Phasa.TestSupport.Documents;

namespace Phasa.Tests.Indexes;

public sealed class IndexFiguresTests
{
    [Fact]
    public async Task Figures_OfACollection_SayRowsAndMemoryByLanguage()
    {
        await using var index = await FiledIndex.StartAsync();
        var document = await index.PutAsync("a", "一", "二", "三");
        await index.Store.Documents.WriteTranslationsAsync(index.Collection.Id, Writes.Into(document, Writes.English, Writes.Human(Writes.English, "one")));
        var process = index.Process();
        Assert.Null(process.FiguresOf(index.Collection));
        await index.SnapshotAsync(process);
        await index.PutAsync("a", "一", "二");
        await index.SnapshotAsync(process);

        var figures = process.FiguresOf(index.Collection)!;
        Assert.Equal(("kb", 3, 8), (figures.Collection, figures.Rows, figures.Unfiled));
        Assert.Equal([("en", 1, 0, false), ("ja", 2, 1, false)], figures.Languages.Select(l => (l.Language.Value, l.Rows, l.Removed, l.VectorsInFile)));
        Assert.All(figures.Languages, l => Assert.True(l.Bytes > 0));
        Assert.True(figures.CatalogueBytes > 0);
        Assert.Equal(figures.CatalogueBytes + process.Bytes, figures.Bytes);
        Assert.Equal([figures.Collection], process.Figures.Select(f => f.Collection));
    }

    [Fact]
    public async Task Gauges_OfTheMeter_GiveTheFigures()
    {
        await using var index = await FiledIndex.StartAsync("kb-of-gauges");
        await index.PutAsync("a", "一", "二");
        var process = index.Process();
        await index.SnapshotAsync(process);

        Dictionary<string, (long Value, string Unit, string Tags)> seen = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == PhasaMeter.Name)
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var text = string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"));
            if (text.Contains(index.Collection.Name, StringComparison.Ordinal))
            {
                seen[instrument.Name] = (value, instrument.Unit!, text);
            }
        });
        listener.Start();
        listener.RecordObservableInstruments();

        var space = $"phasa.collection=kb-of-gauges phasa.space={index.Collection.Space.Id}";
        Assert.Equal((2, "{row}", space + " phasa.language=ja"), seen[IndexGauges.Rows]);
        Assert.Equal(("By", space + " phasa.language=ja"), (seen[IndexGauges.Memory].Unit, seen[IndexGauges.Memory].Tags));
        Assert.Equal(("By", space), (seen[IndexGauges.CatalogueMemory].Unit, seen[IndexGauges.CatalogueMemory].Tags));
    }

    [Fact]
    public async Task CatalogueBytes_ARowToAPassageFivePassagesADocument_AreUnderAHundredARow()
    {
        await using var index = await FiledIndex.StartAsync();
        await index.PutManyAsync(5000);
        await index.FileAsync();
        var built = (await index.SnapshotAsync(index.Process())).CatalogueBytes;
        Assert.InRange(built, 10_000 * 44, 10_000 * 100);
    }
}
