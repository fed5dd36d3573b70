using System.Globalization;
using System.Reflection;
using System.Text;
using System.Xml;
using Phasa.Languages;

namespace Phasa.Translation.Exchange.Tmx;

/// <summary>Writes TMX 1.4, a <c>tu</c> per passage. A passage without a translation has its own language only.</summary>
internal sealed class TmxWriter(Stream stream, ExchangeHead head) : IExchangeWriter
{
    /// <summary>What the types of Phasa's properties begin with; the standard asks for <c>x-</c>.</summary>
    public const string Prefix = "x-phasa-";

    private readonly XmlWriter _xml = XmlWriter.Create(stream, new XmlWriterSettings
    {
        Encoding = new UTF8Encoding(false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
    });

    /// <inheritdoc/>
    public void Begin()
    {
        _xml.WriteStartDocument();
        _xml.WriteStartElement("tmx");
        _xml.WriteAttributeString("version", "1.4");
        _xml.WriteStartElement("header");
        _xml.WriteAttributeString("creationtool", "phasa");
        _xml.WriteAttributeString("creationtoolversion", typeof(TmxWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0");
        _xml.WriteAttributeString("segtype", "block");
        _xml.WriteAttributeString("o-tmf", "phasa");
        _xml.WriteAttributeString("adminlang", "en");
        _xml.WriteAttributeString("srclang", head.Source.Value);
        _xml.WriteAttributeString("datatype", "plaintext");
        _xml.WriteEndElement();
        _xml.WriteStartElement("body");
    }

    /// <inheritdoc/>
    public void Write(ExchangeUnit unit)
    {
        _xml.WriteStartElement("tu");
        _xml.WriteAttributeString("tuid", $"{unit.Passage}");
        _xml.WriteAttributeString("srclang", $"{unit.SourceLanguage ?? head.Source}");
        WriteProperty(ExchangeNames.Document, unit.DocumentId);
        WriteProperty(ExchangeNames.Title, unit.Title);
        WriteProperty(ExchangeNames.Ordinal, unit.Ordinal?.ToString(CultureInfo.InvariantCulture));
        WriteProperty(ExchangeNames.Heading, unit.Heading);
        WriteProperty(ExchangeNames.Hash, unit.SourceHash);
        WriteProperty(ExchangeNames.State, unit.State is { } state ? ExchangeNames.Of(state) : null);
        WriteProperty(ExchangeNames.Provenance, unit.Provenance);
        WriteProperty(ExchangeNames.Outdated, unit.OutdatedSource);
        WriteVariant(unit.SourceLanguage ?? head.Source, unit.Source);
        if (unit.Target is { } target)
        {
            WriteVariant(unit.TargetLanguage ?? head.Target, target);
        }

        _xml.WriteEndElement();
    }

    /// <inheritdoc/>
    public void End()
    {
        _xml.WriteEndDocument();
        _xml.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();

    private void WriteProperty(string type, string? value)
    {
        if (value is not null)
        {
            _xml.WriteStartElement("prop");
            _xml.WriteAttributeString("type", Prefix + type);
            _xml.WriteString(XmlText.Legal(value));
            _xml.WriteEndElement();
        }
    }

    private void WriteVariant(LanguageTag language, string text)
    {
        _xml.WriteStartElement("tuv");
        _xml.WriteAttributeString("xml", "lang", null, language.Value);
        _xml.WriteElementString("seg", XmlText.Legal(text));
        _xml.WriteEndElement();
    }
}
