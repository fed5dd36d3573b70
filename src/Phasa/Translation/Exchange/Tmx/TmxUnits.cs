using System.Globalization;
using System.Runtime.CompilerServices;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Translation.Memory;

namespace Phasa.Translation.Exchange.Tmx;

/// <summary>Reads TMX 1.4 as translations of passages. Files of others give a unit for every ordered pair of languages.</summary>
internal static class TmxUnits
{
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidTranslationFile"/> with file and line.</exception>
    public static async IAsyncEnumerable<ExchangeUnit> ReadAsync(Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var tu in TmxReader.ReadFileAsync(stream, name, cancellationToken).ConfigureAwait(false))
        {
            foreach (var unit in Of(tu, null))
            {
                yield return unit;
            }
        }
    }

    /// <summary>Whether a <c>tu</c> is of a passage.</summary>
    public static bool IsOwn(TmxUnit tu) => Own(tu) is not null;

    /// <summary>The units of one <c>tu</c>.</summary>
    /// <param name="tu">The <c>tu</c>.</param>
    /// <param name="languages">The languages wanted of a <c>tu</c> that Phasa did not write, as <see cref="TmxReader.ReadAsync"/> has them.</param>
    public static IEnumerable<ExchangeUnit> Of(TmxUnit tu, IReadOnlyCollection<LanguageTag>? languages) =>
        Own(tu) is { } own ? [own] : TmxReader.Pairs(tu, languages, "").Select(pair => new ExchangeUnit
        {
            SourceLanguage = pair.Pair.Source,
            TargetLanguage = pair.Pair.Target,
            Source = pair.Source,
            Target = pair.Target,
            Line = tu.Line,
        });

    /// <summary>The unit of a passage, or null when the <c>tu</c> names none.</summary>
    private static ExchangeUnit? Own(TmxUnit tu)
    {
        if (!PassageId.TryParse(tu.Id, out var passage) || Property(ExchangeNames.Hash) is not { } hash
            || !LanguageTag.TryParse(tu.SourceLanguage, out var language) || tu.Variants.Find(v => v.Language == language) is not { } source)
        {
            return null;
        }

        var target = tu.Variants.Find(v => v.Language != language && !string.IsNullOrWhiteSpace(v.Text));
        return new()
        {
            Passage = passage,
            DocumentId = Property(ExchangeNames.Document),
            Title = Property(ExchangeNames.Title),
            Ordinal = int.TryParse(Property(ExchangeNames.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) ? ordinal : null,
            Heading = Property(ExchangeNames.Heading),
            SourceHash = hash,
            OutdatedSource = Property(ExchangeNames.Outdated),
            Provenance = Property(ExchangeNames.Provenance),
            State = ExchangeNames.StateOf(Property(ExchangeNames.State)),
            SourceLanguage = language,
            TargetLanguage = target?.Language,
            Source = source.Text,
            Target = target?.Text,
            Line = tu.Line,
        };

        string? Property(string name) => tu.Properties.GetValueOrDefault(TmxWriter.Prefix + name);
    }
}
