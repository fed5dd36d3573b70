using System.Runtime.CompilerServices;
using System.Xml;
using Phasa.Languages;
using Phasa.Translation.Exchange;

namespace Phasa.Translation.Memory;

/// <summary>
/// Reads translation units from TMX 1.4, one at a time and whatever the file's size. A document type is skipped and no
/// entity is ever resolved, so a file cannot make the reader open another or grow.
/// </summary>
public static class TmxReader
{
    /// <summary>
    /// The units of a file in its order: for each <c>tu</c> every ordered pair of two different languages in it. Of two
    /// variants in one language the first counts, and an empty one counts as absent.
    /// </summary>
    /// <param name="stream">The file. It is read to its end and not closed.</param>
    /// <param name="name">The file's name, for messages and as the units' origin (<c>tmx:name</c>).</param>
    /// <param name="languages">
    /// The languages wanted; null for all, under the tags the file uses. A file's <c>lo-LA</c> serves a wanted <c>lo</c>,
    /// and becomes it; a wanted <c>zh-Hant</c> is served by that script alone.
    /// </param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidTranslationFile"/> with file and line. Units before the fault were yielded already.</exception>
    public static async IAsyncEnumerable<TranslationUnit> ReadAsync(
        Stream stream, string name, IReadOnlyCollection<LanguageTag>? languages = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var unit in ReadFileAsync(stream, name, cancellationToken))
        {
            foreach (var pair in Pairs(unit, languages, "tmx:" + name))
            {
                yield return pair;
            }
        }
    }

    /// <summary>What the memory learns from one <c>tu</c>, as <see cref="ReadAsync"/> says.</summary>
    internal static IEnumerable<TranslationUnit> Pairs(TmxUnit unit, IReadOnlyCollection<LanguageTag>? languages, string origin)
    {
        var variants = Wanted(unit.Variants, languages);
        return from source in variants
               from target in variants
               where source.Language != target.Language
               select new TranslationUnit(new(source.Language, target.Language), source.Text, target.Text, origin);
    }

    /// <summary>The <c>tu</c> of a file in its order.</summary>
    internal static async IAsyncEnumerable<TmxUnit> ReadFileAsync(
        Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var meter = new MeteredStream(stream, TmxFile.MaxTagBytes);
        using var xml = XmlReader.Create(meter, new XmlReaderSettings
        {
            Async = true,
            CloseInput = false,
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        var file = new TmxFile(xml, meter, name);
        await file.OpenAsync();
        while (await file.NextUnitAsync(cancellationToken) is { } unit)
        {
            yield return unit;
        }
    }

    private static List<TmxVariant> Wanted(List<TmxVariant> variants, IReadOnlyCollection<LanguageTag>? languages) =>
    [
        .. (languages is null ? variants : languages.SelectMany(wanted => Best(variants, wanted)))
            .Where(v => !string.IsNullOrWhiteSpace(v.Text))
            .DistinctBy(v => v.Language),
    ];

    private static IEnumerable<TmxVariant> Best(List<TmxVariant> variants, LanguageTag wanted) => variants
        .Where(v => v.Language == wanted || v.Language.Value.StartsWith(wanted.Value + "-", StringComparison.Ordinal))
        .OrderBy(v => v.Language == wanted ? 0 : 1)
        .Select(v => v with { Language = wanted });
}
