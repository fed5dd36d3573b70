using System.Security.Cryptography;
using System.Text;

namespace Phasa.Separation.Reports;

/// <summary>The look of the report, and the promise to a browser that nothing else is needed.</summary>
internal static class Stylesheet
{
    private static readonly string Css = Read();

    /// <summary>
    /// The content security policy: nothing is loaded or run; this one stylesheet is applied, known by its digest. The empty
    /// icon keeps a browser from asking the server for one.
    /// </summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>The stylesheet with its element.</summary>
    public static void WriteTo(TextWriter writer)
    {
        writer.Write("<style>");
        writer.Write(Css);
        writer.Write("</style>\n");
    }

    private static string Read()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream("Phasa.report.css")
            ?? throw new InvalidOperationException("The library was built without report.css.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
