using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Calibration;

/// <summary>A document without its text: what asks, and which passages answer.</summary>
/// <param name="Key">The store's key.</param>
/// <param name="Id">The owner's id.</param>
/// <param name="Titles">Its title in each language, stale translations left out.</param>
/// <param name="Passages">Its passages.</param>
public sealed record TitledDocument(
    DocumentKey Key, string Id, IReadOnlyDictionary<LanguageTag, string> Titles, IReadOnlyList<PassageId> Passages);
