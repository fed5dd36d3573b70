using System.Diagnostics.CodeAnalysis;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Relational.Documents;

/// <summary>What is refused before it is written, because the table's own constraints could not say why.</summary>
internal static class WriteRules
{
    public static void RequireLanguage(Collection collection, LanguageTag language)
    {
        if (!collection.Languages.Contains(language))
        {
            throw new PhasaException(
                ErrorCodes.LanguageNotInCollection, $"'{collection.Name}' is not kept in '{language}', so it takes no translations into it.");
        }
    }

    public static void RequireTranslation(Collection collection, TranslationWrite translation)
    {
        RequireLanguage(collection, translation.Language);
        RequireTranslated(translation.Source);
        RequireRows(collection, translation.Rows);
        if (translation.Text.Length == 0)
        {
            Refuse($"A translation into '{translation.Language}' has no text.");
        }
    }

    public static void RequireTitle(Collection collection, StoredTitle title)
    {
        RequireLanguage(collection, title.Language);
        RequireTranslated(title.Source);
    }

    public static void RequireRows(Collection collection, IReadOnlyList<RowWrite> rows)
    {
        if (rows.Count == 0)
        {
            Refuse("A text has no rows, so that nobody could find it.");
        }

        foreach (var row in rows)
        {
            if (row.Space != collection.Space)
            {
                throw new PhasaException(
                    ErrorCodes.SpaceMismatch,
                    $"A row lies in {row.Space}; '{collection.Name}' lies in {collection.Space}.",
                    "Write it again with the collection's model, which may have been changed meanwhile.");
            }

            if (row.Vector.Length != row.Space.Dimensions)
            {
                throw new PhasaException(ErrorCodes.SpaceMismatch, $"A row has {row.Vector.Length} dimensions; '{collection.Name}' lies in {row.Space}.");
            }
        }
    }

    [DoesNotReturn]
    public static void Refuse(string message) => throw new PhasaException(ErrorCodes.InvalidRequest, message);

    private static void RequireTranslated(TextSource source)
    {
        if (source == TextSource.Original)
        {
            Refuse("A translation is by a human or by a machine, not the original.");
        }
    }
}
