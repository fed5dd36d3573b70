using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Ingestion;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Monitoring.Alerts;
using Phasa.Search;
using Phasa.Storage;

namespace Phasa.Bench.Alerts;

/// <summary>Lives through a fortnight: the product's own services over a store of their own, with a clock that the traffic turns.</summary>
internal sealed class Fortnight(DirectoryInfo handbook)
{
    private const int FaultDay = 9;
    private const int LookEvery = 40;

    private static readonly LanguageTag Japanese = LanguageTag.Parse("ja");
    private static readonly LanguageTag Lao = LanguageTag.Parse("lo");
    private static readonly LanguageTag[] Languages = [Japanese, LanguageTag.Parse("en"), LanguageTag.Parse("th"), Lao];

    // A Monday.
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Runs one, to its end or, where something is broken, until that is found.</summary>
    public async Task<FortnightResult> RunAsync(int seed, LanguageFault fault, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("phasa-alerts-");
        try
        {
            return await RunAsync(seed, fault, folder.FullName, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<FortnightResult> RunAsync(int seed, LanguageFault fault, string folder, CancellationToken cancellationToken)
    {
        using var model = new BreakableModel();
        var clock = new SimulatedClock(Start);
        await using var provider = Services(folder, model, clock);
        var store = provider.GetRequiredService<IKnowledgeStore>();
        await store.OpenAsync(cancellationToken);
        var collection = await store.Collections.CreateAsync("handbook", Languages, model.ToModel().Space, cancellationToken);
        var documents = provider.GetRequiredService<DocumentService>();
        await PutAsync(documents, collection, cancellationToken);
        await WorkAsync(provider.GetRequiredService<TranslationWorker>(), cancellationToken);

        var traffic = new Traffic(seed, Texts("queries.jsonl"), Texts("unanswerable.jsonl"));
        var broken = Start.AddDays(FaultDay - 1).AddHours(10);
        var (searches, laoSince, isBroken) = (0, 0, false);
        foreach (var asked in traffic.From(Start))
        {
            if (fault != LanguageFault.None && !isBroken && asked.At >= broken)
            {
                await BreakAsync(fault, model, store, documents, collection, cancellationToken);
                isBroken = true;
            }

            clock.Now = asked.At;
            await provider.GetRequiredService<SearchService>().SearchAsync("handbook", new(asked.Query) { Language = asked.Language }, cancellationToken);
            searches++;
            laoSince += isBroken && asked.Language == Lao ? 1 : 0;
            if (searches % LookEvery == 0 || (isBroken && asked.Language == Lao))
            {
                await LookAsync(provider, cancellationToken);
                var alerts = await store.Alerts.ListAsync(new(), null, 1000, cancellationToken);
                if (isBroken && alerts.Where(a => a.Finding.Key.Language == Lao && a.OpenedAt >= broken).ToList() is { Count: > 0 } found)
                {
                    return new(seed, fault, traffic.LaoADay, searches, [.. alerts.Except(found).Select(Describe)], laoSince, [.. found.Select(a => $"{a.Finding.Key.Kind}")]);
                }
            }
        }

        await LookAsync(provider, cancellationToken);
        return new(seed, fault, traffic.LaoADay, searches, [.. (await store.Alerts.ListAsync(new(), null, 1000, cancellationToken)).Select(Describe)], null, []);
    }

    private static ServiceProvider Services(string folder, BreakableModel model, SimulatedClock clock)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddPhasa().UseSqlite(Path.Combine(folder, "phasa.db")).UseWords(Path.Combine(folder, "words"));
        services.RemoveAll<EmbeddingModel>().AddSingleton(model.ToModel());
        return services.BuildServiceProvider();
    }

    private static async Task LookAsync(ServiceProvider provider, CancellationToken cancellationToken)
    {
        await provider.GetRequiredService<SearchLogWriter>().FlushAsync(cancellationToken);
        await provider.GetRequiredService<AlertWatch>().LookAsync(cancellationToken);
    }

    /// <summary>What the handbook has no translation of is parked, as no provider is there; left alone, it would be work that nobody does.</summary>
    private static async Task WorkAsync(TranslationWorker worker, CancellationToken cancellationToken)
    {
        while (await worker.RunNextAsync(cancellationToken))
        {
            // The next one.
        }
    }

    private async Task PutAsync(DocumentService documents, Collection collection, CancellationToken cancellationToken)
    {
        foreach (var file in Files("ja"))
        {
            var id = Path.GetFileNameWithoutExtension(file.Name);
            await documents.PutAsync(
                collection,
                new DocumentInput(id, await File.ReadAllTextAsync(file.FullName, cancellationToken))
                {
                    Language = Japanese,
                    Format = TextFormat.Markdown,
                    Translations = Languages[1..].Select(l => (Language: l, Path: Path.Combine(handbook.FullName, l.Value, file.Name))).Where(t => File.Exists(t.Path))
                        .ToDictionary(t => t.Language, t => new TranslationInput(File.ReadAllText(t.Path))),
                },
                cancellationToken);
        }
    }

    private async Task BreakAsync(LanguageFault fault, BreakableModel model, IKnowledgeStore store, DocumentService documents, Collection collection, CancellationToken cancellationToken)
    {
        var off = new Dictionary<LanguageTag, LanguagePolicy> { [Lao] = LanguagePolicy.Off };
        await store.Collections.ChangeAsync("handbook", [.. Languages.Where(l => l != Lao)], new Dictionary<LanguageTag, LanguagePolicy>(), cancellationToken);
        await store.Collections.ChangeAsync("handbook", Languages, off, cancellationToken);
        if (fault == LanguageFault.WrongRows)
        {
            model.IsBroken = true;
            foreach (var file in Files("lo"))
            {
                await documents.PutTranslationAsync(
                    collection, Path.GetFileNameWithoutExtension(file.Name), Lao, new TranslationInput(await File.ReadAllTextAsync(file.FullName, cancellationToken)), cancellationToken);
            }
        }
    }

    private IEnumerable<FileInfo> Files(string language) =>
        new DirectoryInfo(Path.Combine(handbook.FullName, language)).GetFiles("*.md").OrderBy(f => f.Name, StringComparer.Ordinal);

    private List<IReadOnlyDictionary<string, string>> Texts(string file) =>
    [
        .. File.ReadLines(Path.Combine(handbook.FullName, file)).Where(l => l.Length > 0)
            .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("query").Deserialize<Dictionary<string, string>>()!),
    ];

    private static string Describe(Alert alert) => $"{alert.Finding.Key.Kind} {alert.Finding.Key.Language} {alert.OpenedAt:MM-dd HH:mm} {alert.Finding.Message}";
}
