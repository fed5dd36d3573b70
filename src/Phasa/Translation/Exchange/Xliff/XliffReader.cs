using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Phasa.Languages;

namespace Phasa.Translation.Exchange.Xliff;

/// <summary>Reads XLIFF 2.0, 2.1 and 1.2.</summary>
internal static class XliffReader
{
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidTranslationFile"/> with file and line.</exception>
    public static async IAsyncEnumerable<ExchangeUnit> ReadAsync(
        Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var xml = new XmlUnits(stream, name);
        var root = await xml.RootAsync().ConfigureAwait(false);
        if (root.Name.LocalName != "xliff")
        {
            throw xml.Fault($"the root element is '{root.Name.LocalName}', not 'xliff'");
        }

        var version = (string?)root.Attribute("version") ?? "";
        var isNew = version.StartsWith("2.", StringComparison.Ordinal);
        if (!isNew && version is not ("1.2" or "1.1" or "1.0"))
        {
            throw xml.Fault($"it is XLIFF {(version.Length is > 0 and < 20 ? version : "of no version")}; 2.0, 2.1 and 1.2 are read");
        }

        var file = new XElement("file");
        while (await xml.NextAsync(element => element is "file" or "unit" or "trans-unit", cancellationToken).ConfigureAwait(false))
        {
            var line = xml.Line;
            if (xml.Peek() is { Name.LocalName: "file" } opened)
            {
                file = opened;
                continue;
            }

            var element = await xml.LoadAsync(cancellationToken).ConfigureAwait(false);
            var unit = isNew ? Xliff2Unit.Read(element) : Xliff1Unit.Read(element);
            yield return unit with
            {
                Line = line,
                DocumentId = (string?)file.Attribute("original"),
                SourceLanguage = Language(isNew ? root.Attribute("srcLang") : file.Attribute("source-language"), xml, line),
                TargetLanguage = Language(isNew ? root.Attribute("trgLang") : file.Attribute("target-language"), xml, line),
            };
        }
    }

    private static LanguageTag? Language(XAttribute? attribute, XmlUnits xml, int line) => attribute is null ? null
        : LanguageTag.TryParse(attribute.Value, out var tag) ? tag
        : throw xml.Fault($"'{(attribute.Value.Length > 40 ? attribute.Value[..40] : attribute.Value)}' in '{attribute.Name.LocalName}' is not a language tag", line);
}
