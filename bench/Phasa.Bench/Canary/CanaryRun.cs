using System.Diagnostics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Embeddings.FeatureTables;
using Phasa.Indexes;
using Phasa.Ingestion;
using Phasa.Languages;
using Phasa.Storage;
using Phasa.Translation.Canary;

namespace Phasa.Bench.Canary;

/// <summary>Puts the handbook into a store and every translation to the canary, all others being in the index: the hardest case.</summary>
internal static class CanaryRun
{
    private const int Seed = 20260101;

    private static readonly LanguageTag Japanese = LanguageTag.Parse("ja");

    private static readonly LanguageTag[] Targets = [LanguageTag.Parse("en"), LanguageTag.Parse("th"), LanguageTag.Parse("lo")];

    /// <summary>The figures, a line per language and kind of rows.</summary>
    public static async IAsyncEnumerable<CanaryLine> RunAsync(DirectoryInfo handbook, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("phasa-canary-");
        try
        {
            var services = new ServiceCollection().AddLogging();
            services.AddPhasa().UseSqlite(Path.Combine(folder.FullName, "phasa.db"));
            await using var provider = services.BuildServiceProvider();
            var store = provider.GetRequiredService<IKnowledgeStore>();
            await store.OpenAsync(cancellationToken);
            using var model = InBoxModel.CreateModel();
            var collection = await store.Collections.CreateAsync("handbook", [Japanese, .. Targets], model.Space, cancellationToken);
            var documents = await PutAsync(provider.GetRequiredService<DocumentService>(), store, collection, handbook, cancellationToken);
            await provider.GetRequiredService<CollectionIndexes>().WarmAsync(collection, cancellationToken);
            foreach (var language in Targets)
            {
                var subjects = await SubjectsAsync(provider.GetRequiredService<RowFactory>(), model, documents, language, cancellationToken);
                foreach (var (name, rows) in Kinds(subjects, model.Space.Dimensions))
                {
                    yield return await ProbeAsync(provider.GetRequiredService<TranslationCanary>(), collection, model, language, name, rows, cancellationToken);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<StoredDocument>> PutAsync(
        DocumentService service, IKnowledgeStore store, Collection collection, DirectoryInfo handbook, CancellationToken cancellationToken)
    {
        var documents = new List<StoredDocument>();
        foreach (var file in new DirectoryInfo(Path.Combine(handbook.FullName, "ja")).GetFiles("*.md").OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var translations = Targets.Select(t => (Language: t, Path: Path.Combine(handbook.FullName, t.Value, file.Name))).Where(t => File.Exists(t.Path));
            var id = Path.GetFileNameWithoutExtension(file.Name);
            await service.PutAsync(
                collection,
                new DocumentInput(id, await File.ReadAllTextAsync(file.FullName, cancellationToken))
                {
                    Language = Japanese,
                    Format = TextFormat.Markdown,
                    Translations = translations.ToDictionary(t => t.Language, t => new TranslationInput(File.ReadAllText(t.Path))),
                },
                cancellationToken);
            documents.Add((await store.Documents.FindAsync(collection.Id, id, cancellationToken))!);
        }

        return documents;
    }

    private static async Task<List<CanarySubject>> SubjectsAsync(
        RowFactory factory, EmbeddingModel model, IEnumerable<StoredDocument> documents, LanguageTag language, CancellationToken cancellationToken)
    {
        var subjects = new List<CanarySubject>();
        foreach (var document in documents)
        {
            var title = document.Titles.FirstOrDefault(t => t.Language == language)?.Text;
            var texts = document.Translations.Where(t => t.Language == language).ToList();
            var rows = await factory.EmbedAsync(model, [.. texts.Select(t => new RowText(title, t.Heading, t.Text))], cancellationToken);
            subjects.Add(new(document.Key, language, title, [.. texts.Zip(rows, (t, r) => new CanaryPassage(t.Passage, t.Text, r))]));
        }

        return [.. subjects.Where(s => s.Passages.Count > 0)];
    }

    private static IEnumerable<(string Name, List<CanarySubject> Subjects)> Kinds(List<CanarySubject> subjects, int dimensions)
    {
        var random = new Random(Seed);
        yield return ("own", subjects);
        yield return ("noise", With(subjects, (_, row) => row with { Vector = Noise(random, dimensions) }));
        yield return ("zero", With(subjects, (_, row) => row with { Vector = new float[dimensions] }));
        yield return ("other", With(subjects, (i, row) => row with { Vector = subjects[(i + 1) % subjects.Count].Passages[0].Rows![0].Vector }));
    }

    private static List<CanarySubject> With(List<CanarySubject> subjects, Func<int, RowWrite, RowWrite> change) =>
        [.. subjects.Select((s, i) => s with { Passages = [.. s.Passages.Select(p => p with { Rows = [.. p.Rows!.Select(r => change(i, r))] })] })];

    private static float[] Noise(Random random, int dimensions)
    {
        float[] vector = [.. Enumerable.Range(0, dimensions).Select(_ => random.NextSingle() - .5f)];
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    private static async Task<CanaryLine> ProbeAsync(
        TranslationCanary canary, Collection collection, EmbeddingModel model, LanguageTag language, string name, List<CanarySubject> subjects, CancellationToken cancellationToken)
    {
        var findings = new List<CanaryFinding>();
        var started = Stopwatch.GetTimestamp();
        foreach (var subject in subjects)
        {
            findings.AddRange(await canary.ProbeAsync(collection, model, subject, cancellationToken));
        }

        return CanaryLine.Of(language.Value, name, findings, Stopwatch.GetElapsedTime(started) / subjects.Count);
    }
}
