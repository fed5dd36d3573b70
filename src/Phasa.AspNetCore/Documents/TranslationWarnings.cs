using Phasa.AspNetCore.Search;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.AspNetCore.Documents;

/// <summary>What a person should know of a translation that they have written. Thread-safe.</summary>
internal sealed class TranslationWarnings(DocumentService documents)
{
    /// <summary>The warnings. The translation is written: whatever fails here is said beside it, not instead of it.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="id">The document.</param>
    /// <param name="language">The language.</param>
    /// <param name="passages">The passages that were written; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<WarningAnswer>> OfAsync(
        Collection collection, string id, LanguageTag language, IReadOnlySet<PassageId>? passages, CancellationToken cancellationToken)
    {
        try
        {
            var lost = await documents.ProbeTranslationAsync(collection, id, language, passages, cancellationToken);
            return [.. lost.Select(f => new WarningAnswer(
                "canary-not-found", $"Passage {f.Passage} is kept as written, but was {f.Describe()}. Check its words, or measure the model with 'phasa measure'."))];
        }
        catch (PhasaException e)
        {
            return [new("canary-failed", $"The translation is written, but whether it can be found was not probed: {e.Message}")];
        }
    }
}
