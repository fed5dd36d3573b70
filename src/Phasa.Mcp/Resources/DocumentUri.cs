using System.Text.RegularExpressions;
using Phasa.AspNetCore.Problems;

namespace Phasa.Mcp.Resources;

/// <summary>The address of a document as a resource.</summary>
/// <param name="Collection">The collection's name.</param>
/// <param name="Id">The document's id.</param>
/// <param name="Language">The language to read it in; null for the original.</param>
internal sealed partial record DocumentUri(string Collection, string Id, string? Language = null)
{
    /// <summary>All addresses (RFC 6570).</summary>
    public const string Template = "phasa://collections/{collection}/documents/{id}{?language}";

    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>.</exception>
    public static DocumentUri Parse(string uri)
    {
        var match = Shape().Match(uri);
        return match.Success
            ? new(Part(match, 1)!, Part(match, 2)!, Part(match, 3))
            : throw new PhasaException(
                ErrorCodes.InvalidRequest, $"'{Readable.Shorten(uri, 120)}' is no resource of this server.",
                $"Use {Template}, with a slash inside an id as %2F; resources/list has the addresses there are.")
            { Location = "uri" };
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"phasa://collections/{Uri.EscapeDataString(Collection)}/documents/{Uri.EscapeDataString(Id)}{(Language is null ? "" : $"?language={Uri.EscapeDataString(Language)}")}";

    private static string? Part(Match match, int group) => match.Groups[group].Success ? Uri.UnescapeDataString(match.Groups[group].Value) : null;

    [GeneratedRegex(@"^phasa://collections/([^/?#]+)/documents/([^/?#]+)(?:\?language=([^&#]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
