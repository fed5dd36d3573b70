namespace Phasa.Translation.Checks;

/// <summary>
/// Finds Markdown that did not survive: other headings, list items, table columns, links, code blocks, or markers of
/// emphasis and code that lost their partner or most of their like.
/// </summary>
public sealed class StructureCheck : ITranslationCheck
{
    /// <inheritdoc/>
    public string Name => "structure";

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output)
    {
        var (expected, seen) = (MarkdownShape.Of(source), MarkdownShape.Of(output));
        if (expected == seen)
        {
            return null;
        }

        List<string> wrong = [];
        Compare("headings of levels", expected.Headings, seen.Headings);
        Compare("bullets", expected.Bullets, seen.Bullets);
        Compare("numbered items", expected.Ordered, seen.Ordered);
        Compare("table rows with columns", expected.Columns, seen.Columns);
        Compare("links", expected.Links, seen.Links);
        Compare("lines of ```", expected.Fences, seen.Fences);
        Markers("marks of **", expected.Strong, seen.Strong);
        Markers("backticks", expected.Ticks, seen.Ticks);
        return wrong is [var first, ..]
            ? new(TranslationFailure.BrokenStructure, $"Expected {first}{Evidence.Others(wrong.Count)}; keep the Markdown as it is.", wrong.Count / 8.0)
            : null;

        void Compare<T>(string what, T before, T after)
        {
            if (!Equals(before, after))
            {
                wrong.Add($"{what}: {Evidence.Shorten(Named(before))}, and there are: {Evidence.Shorten(Named(after))}");
            }
        }

        // A translation may merge two marked words into one, or part one in two.
        void Markers(string what, int before, int after)
        {
            if (before % 2 == 0 && (after % 2 != 0 || after < before / 2.0 || (before == 0 && after > 0)))
            {
                Compare(what, before, after);
            }
        }
    }

    private static string Named<T>(T value) => value?.ToString() is { Length: > 0 } text ? text : "none";
}
