using Phasa.AspNetCore.Paths;
using Phasa.AspNetCore.Problems;
using Phasa.Languages;
using Phasa.Separation.PairSets;

namespace Phasa.AspNetCore.Measurements;

/// <summary>Reads the pairs of a request; what is wrong with them is told with a JSON pointer to it.</summary>
internal static class InlinePairs
{
    /// <summary>The most items: each condition compares every query with every document.</summary>
    public const int MostItems = 2000;

    private const int LongestId = 200;
    private const int LongestText = 8000;

    /// <summary>The pair set, its texts normalised as everything that is embedded.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/> or <see cref="ErrorCodes.InvalidLanguage"/>.</exception>
    public static PairSet Read(IReadOnlyList<PairBody> pairs)
    {
        Require(pairs.Count is >= 1 and <= MostItems, "/pairs", $"There are {pairs.Count} pairs; 1 to {MostItems} can be measured.");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var set = new PairSet("request", [.. pairs.Select((pair, i) => Read(pair, $"/pairs/{i}", ids))]);
        Require(set.Conditions.Any(c => set.ItemsOf(c).Count > 1), "/pairs", "No two pairs have a query in one language and a document in one language, so that nothing can be compared.");
        return set;
    }

    private static PairItem Read(PairBody? pair, string at, HashSet<string> ids)
    {
        Require(pair is not null, at, "A pair must be an object, not null.");
        Require(!string.IsNullOrWhiteSpace(pair!.Id) && pair.Id.Length <= LongestId, at + "/id", $"An id has 1 to {LongestId} characters.");
        Require(ids.Add(pair.Id), at + "/id", $"The id '{Readable.Shorten(pair.Id, 80)}' is used twice.");
        Require(pair.Query.Count > 0, at + "/query", "The pair has no query in any language.");
        Require(pair.Document.Count > 0, at + "/document", "The pair has no document in any language.");
        return new(pair.Id, Texts(pair.Query, at + "/query"), Texts(pair.Document, at + "/document"));
    }

    private static Dictionary<LanguageTag, string> Texts(IReadOnlyDictionary<string, string> texts, string at)
    {
        var read = new Dictionary<LanguageTag, string>();
        foreach (var (tag, text) in texts)
        {
            var here = $"{at}/{tag.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            var language = LanguageTags.Parse(tag, here);
            Require(language != LanguageTag.Undetermined, here, "'und' stands for no language.");
            Require(!string.IsNullOrWhiteSpace(text), here, "The text is empty.");
            Require(text.Length <= LongestText, here, $"The text has {text.Length} characters; {LongestText} is the limit.");
            Require(read.TryAdd(language, TextNormalizer.Normalize(text)), here, $"The language {language} is named twice.");
        }

        return read;
    }

    private static void Require(bool holds, string location, string message)
    {
        if (!holds)
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, message) { Location = location };
        }
    }
}
