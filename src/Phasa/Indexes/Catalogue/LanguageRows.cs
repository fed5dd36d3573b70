using Phasa.Languages;

namespace Phasa.Indexes.Catalogue;

/// <summary>What an index has in one language.</summary>
/// <param name="language">The language.</param>
internal sealed class LanguageRows(LanguageTag language)
{
    /// <summary>The language.</summary>
    public LanguageTag Language => language;

    /// <summary>Its rows; null while it has none and passages alone are written in it.</summary>
    public LanguageIndex? Index { get; set; }

    /// <summary>The passages (by slot) that are written in it.</summary>
    public Bitmap Written { get; } = new();

    /// <summary>The passages (by slot) that have a current row in it.</summary>
    public Bitmap Covered { get; } = new();

    /// <summary>Rows that were appended, removed or moved since <see cref="Filed"/>.</summary>
    public long Changes { get; set; }

    /// <summary>The file that holds the rows as they were; null for none.</summary>
    public Sidecars.FiledRows? Filed { get; set; }
}
