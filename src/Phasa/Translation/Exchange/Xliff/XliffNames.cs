using System.Xml.Linq;

namespace Phasa.Translation.Exchange.Xliff;

/// <summary>Namespaces of XLIFF 2, and what Phasa adds with the means that the standard has for it.</summary>
internal static class XliffNames
{
    public const string Core = "urn:oasis:names:tc:xliff:document:2.0";
    public const string Metadata = "urn:oasis:names:tc:xliff:metadata:2.0";

    /// <summary>The category of the metadata, and the authority before a subState.</summary>
    public const string Phasa = "phasa";

    /// <summary>A name of the metadata module.</summary>
    public static XName Mda(string name) => XName.Get(name, Metadata);
}
