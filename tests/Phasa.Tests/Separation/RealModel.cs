using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Separation.PairSets;
using Phasa.TestSupport.Storage;

namespace Phasa.Tests.Separation;

/// <summary>Sentences of eval/prose as pair sets, and their vectors under real models.</summary>
internal static class RealModel
{
    /// <summary>The first sentences, with a query in one column and a document in another standing for each language.</summary>
    /// <param name="items">How many.</param>
    /// <param name="languages">A language, the column of its queries and that of its documents.</param>
    public static PairSet Prose(int items, params (string Language, string Query, string Document)[] languages)
    {
        string[][] lines = [.. File.ReadLines(Path.Combine(Repository.Root, "eval", "prose", "test.tsv")).Take(items + 1).Select(l => l.Split('\t'))];
        return new("prose", [.. lines.Skip(1).Select((line, i) => new PairItem($"{i}", Texts(line, l => l.Query), Texts(line, l => l.Document)))]);

        Dictionary<LanguageTag, string> Texts(string[] line, Func<(string Language, string Query, string Document), string> column) =>
            languages.ToDictionary(l => LanguageTag.Parse(l.Language), l => line[Array.IndexOf(lines[0], column(l))]);
    }

    /// <summary>Asks a model for every text in its roles.</summary>
    public static async Task<PairVectors> EmbedAsync(PairSet pairs, EmbeddingModel model)
    {
        var vectors = new Dictionary<(TextRole, string), float[]>();
        foreach (var (role, texts) in new[] { (TextRole.Query, pairs.Items.SelectMany(i => i.Query.Values)), (TextRole.Document, pairs.Items.SelectMany(i => i.Document.Values)) })
        {
            foreach (var text in texts.Distinct())
            {
                vectors[(role, text)] = (await model.EmbedAsync([text], role, default))[0];
            }
        }

        return new(model.Space.Model, model.Space, vectors);
    }
}
