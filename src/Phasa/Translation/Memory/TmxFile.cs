using System.Text;
using System.Xml;
using Phasa.Languages;
using Phasa.Translation.Exchange;

namespace Phasa.Translation.Memory;

/// <summary>The cursor over a TMX file. Every fault becomes one error with the file's name and the line.</summary>
internal sealed class TmxFile(XmlReader xml, MeteredStream meter, string name)
{
    /// <summary>The longest tag, comment or text outside a segment, in bytes.</summary>
    public const long MaxTagBytes = 16 << 20;

    // A segment is a sentence or a paragraph; a longer one is a broken or a hostile file.
    private const int MaxSegment = 100_000;
    private const int MaxVariants = 200;
    private const int MaxProperties = 200;
    private const int MaxDepth = 64;

    /// <summary>Reads up to the root's start.</summary>
    public Task OpenAsync() => GuardAsync(async () =>
    {
        await xml.MoveToContentAsync();
        return xml.LocalName == "tmx" ? true : throw Fault($"the root element is '{xml.LocalName}', not 'tmx'");
    });

    /// <summary>The next <c>tu</c>; null at the end of the file.</summary>
    public Task<TmxUnit?> NextUnitAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        while (await ReadAsync(cancellationToken))
        {
            if (IsStart("tu"))
            {
                return await UnitAsync(cancellationToken);
            }
        }

        return null;
    });

    private async Task<TmxUnit> UnitAsync(CancellationToken cancellationToken)
    {
        var unit = new TmxUnit(xml.GetAttribute("tuid"), xml.GetAttribute("srclang"), ((IXmlLineInfo)xml).LineNumber);
        var depth = xml.Depth;
        while (!xml.IsEmptyElement && await ReadAsync(cancellationToken) && xml.Depth > depth)
        {
            if (IsStart("prop"))
            {
                var type = xml.GetAttribute("type") ?? "";
                var value = await SegmentAsync(cancellationToken);
                if (unit.Properties.Count < MaxProperties)
                {
                    unit.Properties[type] = value;
                }
            }
            else if (IsStart("tuv"))
            {
                unit.Variants.Add(unit.Variants.Count < MaxVariants ? await VariantAsync(cancellationToken) : throw Fault($"a 'tu' has more than {MaxVariants} variants"));
            }
        }

        return unit;
    }

    private async Task<TmxVariant> VariantAsync(CancellationToken cancellationToken)
    {
        var tag = xml.GetAttribute("xml:lang") ?? xml.GetAttribute("lang");
        if (!LanguageTag.TryParse(tag, out var language))
        {
            throw Fault(tag is null ? "a 'tuv' has no xml:lang" : $"'{(tag.Length > 40 ? tag[..40] : tag)}' is not a language tag");
        }

        var text = "";
        if (xml.IsEmptyElement)
        {
            return new(language, text);
        }

        var depth = xml.Depth;
        while (await ReadAsync(cancellationToken) && xml.Depth > depth)
        {
            if (IsStart("seg"))
            {
                text = await SegmentAsync(cancellationToken);
            }
        }

        return new(language, text);
    }

    // 'hi' marks up text; bpt, ept, ph, it and ut hold the native codes of the original file, which are no text.
    private async Task<string> SegmentAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[4096];
        var depth = xml.Depth;
        var codeDepth = int.MaxValue;
        if (xml.IsEmptyElement)
        {
            return "";
        }

        while (await ReadAsync(cancellationToken) && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "bpt" or "ept" or "ph" or "it" or "ut" && !xml.IsEmptyElement)
            {
                codeDepth = Math.Min(codeDepth, xml.Depth);
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == codeDepth)
            {
                codeDepth = int.MaxValue;
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                for (int read; (read = await xml.ReadValueChunkAsync(buffer, 0, buffer.Length)) > 0;)
                {
                    text.Append(buffer, 0, codeDepth == int.MaxValue ? read : 0);
                    if (text.Length > MaxSegment)
                    {
                        throw Fault($"a text is longer than {MaxSegment} characters");
                    }
                }
            }
        }

        return text.ToString().Trim();
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        meter.Reset();
        var more = await xml.ReadAsync();
        return xml.Depth <= MaxDepth ? more : throw Fault($"elements are nested more than {MaxDepth} deep");
    }

    private bool IsStart(string element) => xml.NodeType == XmlNodeType.Element && xml.LocalName == element;

    private async Task<T> GuardAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (XmlException e)
        {
            throw Fault("it is not well-formed XML: " + e.Message, e);
        }
        catch (InvalidDataException e)
        {
            throw Fault($"more than {MaxTagBytes} bytes make one tag, comment or text", e);
        }
        catch (DecoderFallbackException e)
        {
            throw Fault("its bytes are not in the encoding it declares", e);
        }
    }

    private PhasaException Fault(string what, XmlException? e = null) => Fault(what, e, e is { LineNumber: > 0 } ? e.LineNumber : null);

    private PhasaException Fault(string what, Exception? e, int? line = null)
    {
        var at = line ?? ((IXmlLineInfo)xml).LineNumber;
        return new PhasaException(ErrorCodes.InvalidTranslationFile, $"{name}, line {at}: {what}.", innerException: e) { Location = $"{name}:{at}" };
    }
}
