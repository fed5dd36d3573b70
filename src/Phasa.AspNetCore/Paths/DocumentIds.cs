using Microsoft.AspNetCore.Http;

namespace Phasa.AspNetCore.Paths;

/// <summary>Ids of documents in requests.</summary>
internal static class DocumentIds
{
    private const int Longest = 512;

    /// <summary>The id in the path, with its slashes.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/> for what no document can have as its id.</exception>
    public static string Of(HttpContext context)
    {
        var id = TargetPath.Segment(context, "id");
        return id.Length is >= 1 and <= Longest && !id.Any(char.IsControl)
            ? id
            : throw new PhasaException(ErrorCodes.InvalidRequest, $"An id has 1 to {Longest} characters and no control characters.") { Location = "id" };
    }

    /// <summary>Why an id cannot be given to a document, or null: clients resolve '.' and '..' before they send a path.</summary>
    public static PhasaException? Unaddressable(string id) => id is "." or ".."
        ? new(ErrorCodes.InvalidRequest, $"The id '{id}' could not be named in a path.", "Choose another id.") { Location = "/id" }
        : null;
}
