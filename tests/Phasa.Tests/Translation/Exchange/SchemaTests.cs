using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Phasa.Translation.Exchange;

namespace Phasa.Tests.Translation.Exchange;

/// <summary>What is written is valid by the standards' own schemas; see Schemas/README.md.</summary>
public sealed class SchemaTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Schemas");

    private static readonly ExchangeUnit[] Units =
    [
        Exchanged.Unit(1, "門 ]]> <b>\u001b", null, ExchangeState.Missing), Exchanged.Unit(2, "門\r\n- a", "ປະຕູ", ExchangeState.Machine),
        Exchanged.Unit(3, "門", "ປະຕູ", ExchangeState.Human), Exchanged.Unit(4, "門", "ປະຕູ", ExchangeState.Stale) with { DocumentId = "b", Title = null, Heading = null },
    ];

    [Fact]
    public async Task Xliff_IsValid()
    {
        var file = await Exchanged.WriteAsync(ExchangeFormat.Xliff, Units);

        Validate(file, Xliff());
        Assert.Equal("2.1", (string?)XDocument.Load(new MemoryStream(file)).Root!.Attribute("version"));
    }

    [Fact]
    public async Task Xliff_WithoutUnits_IsValid() => Validate(await Exchanged.WriteAsync(ExchangeFormat.Xliff), Xliff());

    [Fact]
    public async Task Xliff_SpoiltFile_IsNotValid()
    {
        var document = XDocument.Load(new MemoryStream(await Exchanged.WriteAsync(ExchangeFormat.Xliff, Units)));
        document.Descendants().First(e => e.Name.LocalName == "segment").SetAttributeValue("state", "done");
        using var spoilt = new MemoryStream();
        document.Save(spoilt);

        Assert.Throws<XmlSchemaValidationException>(() => Validate(spoilt.ToArray(), Xliff()));
    }

    [Fact]
    public async Task Tmx_IsValid() => Validate(WithDocumentType(await Exchanged.WriteAsync(ExchangeFormat.Tmx, Units)), Tmx());

    [Fact]
    public async Task Tmx_WithoutUnits_IsValid() => Validate(WithDocumentType(await Exchanged.WriteAsync(ExchangeFormat.Tmx)), Tmx());

    [Fact]
    public async Task Tmx_SpoiltFile_IsNotValid()
    {
        var document = XDocument.Load(new MemoryStream(await Exchanged.WriteAsync(ExchangeFormat.Tmx, Units)));
        document.Root!.Element("header")!.Attribute("segtype")!.Remove();
        using var spoilt = new MemoryStream();
        document.Save(spoilt);

        Assert.Throws<XmlSchemaException>(() => Validate(WithDocumentType(spoilt.ToArray()), Tmx()));
    }

    private static void Validate(byte[] file, XmlReaderSettings settings)
    {
        using var reader = XmlReader.Create(new MemoryStream(file), settings);
        while (reader.Read())
        {
        }
    }

    private static XmlReaderSettings Xliff()
    {
        var schemas = new XmlSchemaSet { XmlResolver = null };
        schemas.Add("http://www.w3.org/XML/1998/namespace", XmlReader.Create(Path.Combine(Folder, "xml.xsd"), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore }));
        schemas.Add("urn:oasis:names:tc:xliff:document:2.0", Path.Combine(Folder, "xliff_core_2.0.xsd"));
        return new() { ValidationType = ValidationType.Schema, Schemas = schemas };
    }

    private static XmlReaderSettings Tmx() => new()
    {
        ValidationType = ValidationType.DTD,
        DtdProcessing = DtdProcessing.Parse,
        XmlResolver = new OneFile(),
    };

    private static byte[] WithDocumentType(byte[] file)
    {
        var document = XDocument.Load(new MemoryStream(file), LoadOptions.PreserveWhitespace);
        document.AddFirst(new XDocumentType("tmx", null, "tmx14.dtd", null));
        using var typed = new MemoryStream();
        document.Save(typed, SaveOptions.DisableFormatting);
        return typed.ToArray();
    }

    /// <summary>Opens the one file, whoever asks for what.</summary>
    private sealed class OneFile : XmlResolver
    {
        public override object GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn) => File.OpenRead(Path.Combine(Folder, "tmx14.dtd"));
    }
}
