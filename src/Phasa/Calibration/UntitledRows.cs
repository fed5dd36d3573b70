using System.Numerics.Tensors;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Storage;

namespace Phasa.Calibration;

/// <summary>
/// Rows of a sample of documents embedded once more without their titles. A row holds its document's title
/// (<see cref="EmbeddedText"/>), so that a title would otherwise be answered by itself.
/// </summary>
internal sealed class UntitledRows
{
    /// <summary>The most documents in one language.</summary>
    public const int MostDocuments = 300;
    private const int MostPassages = 64;

    private readonly Dictionary<int, List<(bool IsOriginal, float[] Vector)>> _byGroup = [];

    /// <summary>Embeds the documents' texts in a language.</summary>
    public static async Task<UntitledRows> EmbedAsync(
        IKnowledgeStore store, RowFactory rows, EmbeddingModel model, LanguageTag language,
        IEnumerable<(TitledDocument Document, int Group)> sample, Action step, CancellationToken cancellationToken)
    {
        var made = new UntitledRows();
        foreach (var (document, group) in sample)
        {
            cancellationToken.ThrowIfCancellationRequested();
            step();
            if (await store.Documents.FindAsync(document.Key, cancellationToken).ConfigureAwait(false) is not { } stored)
            {
                continue;
            }

            var texts = Texts(stored, language);
            var embedded = await rows.EmbedAsync(model, [.. texts.Select(t => t.Text)], cancellationToken).ConfigureAwait(false);
            if (!made._byGroup.TryGetValue(group, out var known))
            {
                made._byGroup[group] = known = [];
            }

            known.AddRange(texts.Zip(embedded).SelectMany(t => t.Second, (t, row) => (t.First.IsOriginal, row.Vector.ToArray())));
        }

        return made;
    }

    /// <summary>The similarity of a question's most similar right row; null when its document is not in the sample.</summary>
    public float? Best(Question question, ReadOnlySpan<float> vector, bool originalsOnly)
    {
        float? best = null;
        foreach (var group in question.Groups)
        {
            foreach (var row in _byGroup.GetValueOrDefault(group) ?? [])
            {
                if (row.IsOriginal || !originalsOnly)
                {
                    var similarity = Math.Clamp(TensorPrimitives.Dot(vector, row.Vector), -1f, 1f);
                    best = similarity <= best ? best : similarity;
                }
            }
        }

        return best;
    }

    /// <summary>The texts that the document has rows of in the language; of a long one, some spread over it.</summary>
    private static List<(bool IsOriginal, RowText Text)> Texts(StoredDocument document, LanguageTag language)
    {
        var translations = document.Translations.Where(t => t.Language == language).ToDictionary(t => t.Passage);
        List<(bool IsOriginal, RowText Text)> all =
        [
            .. from passage in document.Passages
               let translation = translations.GetValueOrDefault(passage.Id)
               where passage.Language == language || translation is not null
               select passage.Language == language
                   ? (true, new RowText(null, passage.Heading, passage.Text))
                   : (false, new RowText(null, translation!.Heading, translation.Text)),
        ];
        return all.Count <= MostPassages ? all : [.. Enumerable.Range(0, MostPassages).Select(i => all[i * all.Count / MostPassages])];
    }
}
