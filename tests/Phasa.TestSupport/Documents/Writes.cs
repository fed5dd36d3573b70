using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Ingestion;
using Phasa.Languages;

namespace Phasa.TestSupport.Documents;

/// <summary>Document writes for tests of a store, with a vector for each text that depends on the text alone.</summary>
public static class Writes
{
    /// <summary>The space all vectors made here lie in.</summary>
    public static EmbeddingSpace Space { get; } = new("test", "points", "1", 4);

    /// <summary>Another space, that of a model a collection may move to.</summary>
    public static EmbeddingSpace OtherSpace { get; } = new("test", "better-points", "1", 6);

    /// <summary>The language originals made here are written in, unless said otherwise.</summary>
    public static LanguageTag Japanese { get; } = LanguageTag.Parse("ja");

    /// <summary>A language to translate into.</summary>
    public static LanguageTag English { get; } = LanguageTag.Parse("en");

    /// <summary>Another language to translate into.</summary>
    public static LanguageTag Lao { get; } = LanguageTag.Parse("lo");

    /// <summary>A new document in Japanese with one passage per text.</summary>
    public static DocumentWrite New(string id, params string[] texts) => Version(id, 0, [.. texts.Select(t => Passage(t))]);

    /// <summary>A new version whose passages continue the old ones at their places; an equal text keeps its rows.</summary>
    public static DocumentWrite Next(StoredDocument old, params string[] texts)
    {
        ArgumentNullException.ThrowIfNull(old);
        return Version(old.Id, old.Revision, [.. texts.Select((text, i) => i >= old.Passages.Count
            ? Passage(text)
            : Passage(text) with { Continues = old.Passages[i].Id, Rows = old.Passages[i].Text == text ? null : Rows(text) })]);
    }

    /// <summary>A version with the given passages.</summary>
    public static DocumentWrite Version(string id, long expectedRevision, params PassageWrite[] passages) => new()
    {
        Id = id,
        ExpectedRevision = expectedRevision,
        Title = "題 " + id,
        Language = Japanese,
        Format = TextFormat.Plain,
        Text = string.Join("\n\n", passages.Select(p => p.Text)),
        ContentHash = Hash(string.Join("\n\n", passages.Select(p => p.Text))),
        Metadata = new Dictionary<string, JsonElement> { ["team"] = JsonElement.Parse("\"support\"") },
        Passages = passages,
    };

    /// <summary>A new passage in Japanese.</summary>
    public static PassageWrite Passage(string text, params TranslationWrite[] translations) => new()
    {
        Language = Japanese,
        Heading = "章",
        Text = text,
        Hash = Hash(text),
        Rows = Rows(text),
        Translations = translations,
    };

    /// <summary>A translation by a provider.</summary>
    public static TranslationWrite Machine(LanguageTag language, string text) =>
        new(language, null, text, TextSource.Machine, "test-provider", Rows(text));

    /// <summary>A translation by a person.</summary>
    public static TranslationWrite Human(LanguageTag language, string text) =>
        new(language, null, text, TextSource.Human, null, Rows(text));

    /// <summary>A title by a provider.</summary>
    public static StoredTitle MachineTitle(LanguageTag language, string text) => new(language, text, TextSource.Machine, "test-provider", false);

    /// <summary>A title by a person.</summary>
    public static StoredTitle HumanTitle(LanguageTag language, string text) => new(language, text, TextSource.Human, null, false);

    /// <summary>Translations for the first passages of a document, in their order.</summary>
    public static DocumentTranslationWrite Into(StoredDocument document, LanguageTag language, params TranslationWrite[] passages)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new()
        {
            Document = document.Key,
            Language = language,
            Version = document.Version,
            Passages = passages.Select((translation, i) => (document.Passages[i].Id, translation)).ToDictionary(p => p.Id, p => p.translation),
        };
    }

    /// <summary>One row for a text.</summary>
    public static IReadOnlyList<RowWrite> Rows(string text) => Rows(text, Space);

    /// <summary>One row for a text in a space.</summary>
    public static IReadOnlyList<RowWrite> Rows(string text, EmbeddingSpace space) => [new(0, Vector(text, space), space)];

    /// <summary>The text's vector, of length 1.</summary>
    public static float[] Vector(string text) => Vector(text, Space);

    /// <summary>The text's vector in a space, of length 1.</summary>
    public static float[] Vector(string text, EmbeddingSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(space == Space ? text : space.Model + text));
        var raw = bytes.Take(space.Dimensions).Select(b => b - 127.5f).ToArray();
        var length = MathF.Sqrt(raw.Sum(v => v * v));
        return [.. raw.Select(v => v / length)];
    }

    /// <summary>The same write with all its rows in another space.</summary>
    public static DocumentWrite In(EmbeddingSpace space, DocumentWrite write)
    {
        ArgumentNullException.ThrowIfNull(write);
        return write with
        {
            Passages = [.. write.Passages.Select(p => p with
            {
                Rows = p.Rows is null ? null : Rows(p.Text, space),
                Translations = [.. p.Translations.Select(t => t with { Rows = Rows(t.Text, space) })],
            })],
        };
    }

    /// <summary>The text's hash.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
