using System.Text.Json;
using Phasa.Documents;
using Phasa.Ingestion;
using Phasa.Languages;
using Phasa.Sqlite;

namespace Phasa.Bench.Start;

/// <summary>A data folder with documents of five passages, a row each, written to the store directly: no model computes their vectors.</summary>
internal static class StartStore
{
    private const int Passages = 5;
    private const int DocumentsAtOnce = 1000;

    /// <summary>Makes the folder, its model and its collection.</summary>
    public static async Task CreateAsync(string data, int rows, int dimensions, TextWriter progress, CancellationToken cancellationToken)
    {
        LetterModel.Write(Path.Combine(data, "model"), dimensions);
        await File.WriteAllTextAsync(
            Path.Combine(data, "phasa.json"),
            JsonSerializer.Serialize(new { Embedding = new { models = new[] { new { name = "letters", kind = "static", folder = Path.Combine(data, "model") } }, @default = "letters" } }),
            cancellationToken);
        await ServiceProcess.RunAsync(data, "collections", "create", "bench", "--languages", "en");
        await using var store = new SqliteKnowledgeStore(Path.Combine(data, "phasa.db"));
        await store.OpenAsync(cancellationToken);
        var collection = (await store.Collections.FindAsync("bench", cancellationToken))!;
        var vectors = new ClusteredVectors(dimensions, rows / 100, seed: 4);
        for (var first = 0; first < rows / Passages; first += DocumentsAtOnce)
        {
            var documents = Enumerable.Range(first, Math.Min(DocumentsAtOnce, (rows / Passages) - first)).Select(i => Document(i, vectors, collection.Space)).ToList();
            await store.Documents.WriteAsync(collection.Id, documents, cancellationToken);
            if (first % 20_000 == 0)
            {
                await progress.WriteLineAsync($"{first * Passages} rows stored");
            }
        }
    }

    private static DocumentWrite Document(int number, ClusteredVectors vectors, Embeddings.EmbeddingSpace space) => new()
    {
        Id = $"d{number}",
        ExpectedRevision = 0,
        Title = $"Document {number}",
        Language = LanguageTag.Parse("en"),
        Format = TextFormat.Plain,
        Text = $"Document {number}",
        ContentHash = $"{number}",
        Metadata = new Dictionary<string, JsonElement>(),
        Passages = [.. Enumerable.Range(0, Passages).Select(i => new PassageWrite
        {
            Language = LanguageTag.Parse("en"),
            Text = $"Passage {i} of document {number}, which says what a passage says.",
            Hash = $"{number}/{i}",
            Rows = [new(0, vectors.Next(), space)],
        })],
    };
}
