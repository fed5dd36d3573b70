using System.Security.Cryptography;
using System.Text;
using Phasa.Languages;
using Phasa.Separation.Conditions;

namespace Phasa.Separation.PairSets;

/// <summary>Items that a measurement is made of.</summary>
/// <param name="Name">What people call it: a file's name, a collection's, or that of a set in the box.</param>
/// <param name="Items">The items; at least one, with ids that differ.</param>
/// <param name="IsParallelOnly">
/// Whether query and document of an item are the same text, so that only different languages can be compared.
/// </param>
public sealed record PairSet(string Name, IReadOnlyList<PairItem> Items, bool IsParallelOnly = false)
{
    /// <summary>Whether it was made of a collection's texts and search log.</summary>
    public bool IsOfCollection { get; init; }

    /// <summary>The languages of any text, in the order in which they first come.</summary>
    public IReadOnlyList<LanguageTag> Languages => [.. Items.SelectMany(i => i.Query.Keys.Concat(i.Document.Keys)).Distinct()];

    /// <summary>The conditions that it has any items for, by query and then document in the order of <see cref="Languages"/>.</summary>
    public IReadOnlyList<Condition> Conditions =>
    [
        .. from query in Languages
           from document in Languages
           where !(IsParallelOnly && query == document)
           let condition = new Condition(query, document)
           where Items.Any(i => Has(i, condition))
           select condition,
    ];

    /// <summary>16 hexadecimal digits that tell one set from another by its texts, whatever it is called.</summary>
    public string Fingerprint
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var item in Items)
            {
                Append(item.Id);
                AppendTexts(item.Query);
                AppendTexts(item.Document);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));

            void AppendTexts(IReadOnlyDictionary<LanguageTag, string> texts)
            {
                Append($"{texts.Count}");
                foreach (var (language, text) in texts.OrderBy(t => t.Key.Value, StringComparer.Ordinal))
                {
                    Append(language.Value);
                    Append(text);
                }
            }

            // A length before each member keeps ("ab","c") and ("a","bc") apart.
            void Append(string text) => hash.AppendData(Encoding.UTF8.GetBytes($"{text.Length}:{text}"));
        }
    }

    /// <summary>The items of a condition: those with a query in the one language and a document in the other.</summary>
    public IReadOnlyList<PairItem> ItemsOf(Condition condition) => [.. Items.Where(i => Has(i, condition))];

    /// <summary>The set with some of its languages alone; items that have no text in them are left out.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: it has no such language, or nothing is left to compare.</exception>
    public PairSet In(IReadOnlyCollection<LanguageTag> languages)
    {
        if (languages.FirstOrDefault(l => !Languages.Contains(l)) is var unknown && unknown != LanguageTag.Undetermined)
        {
            throw new PhasaException(
                ErrorCodes.InvalidRequest, $"The pair set '{Name}' has no texts in '{unknown}'.", $"Name some of its languages: {string.Join(", ", Languages)}.");
        }

        var items = Items.Select(i => new PairItem(i.Id, Only(i.Query), Only(i.Document)) { AskedIn = [.. i.AskedIn.Where(languages.Contains)] }).Where(i => i.Query.Count > 0 || i.Document.Count > 0);
        var set = this with { Items = [.. items] };
        return set.Conditions.Any(c => set.ItemsOf(c).Count > 1) ? set : throw new PhasaException(
            ErrorCodes.InvalidRequest, $"The pair set '{Name}' has nothing to compare in {string.Join(", ", languages)} alone.", "Name more of its languages.");

        IReadOnlyDictionary<LanguageTag, string> Only(IReadOnlyDictionary<LanguageTag, string> texts) =>
            texts.Where(t => languages.Contains(t.Key)).ToDictionary(t => t.Key, t => t.Value);
    }

    private static bool Has(PairItem item, Condition condition) => item.Query.ContainsKey(condition.Query) && item.Document.ContainsKey(condition.Document);
}
