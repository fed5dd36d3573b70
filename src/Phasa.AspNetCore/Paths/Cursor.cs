using System.Buffers.Text;
using System.Text;

namespace Phasa.AspNetCore.Paths;

/// <summary>Where the next page of a list begins, as a text that callers hand back unread.</summary>
internal static class Cursor
{
    private const int Longest = 4096;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The cursor after an item.</summary>
    /// <param name="list">A letter for the list, so that a cursor of one list does not fit another.</param>
    /// <param name="key">The item's key in the list's order.</param>
    public static string After(char list, string key) => Base64Url.EncodeToString(Strict.GetBytes(list + key));

    /// <summary>The key in a cursor, or null for none.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/> for what <see cref="After"/> did not write.</exception>
    public static string? Read(char list, string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        try
        {
            if (cursor.Length <= Longest && Strict.GetString(Base64Url.DecodeFromChars(cursor)) is [var of, .. var key] && of == list)
            {
                return key;
            }
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            // Said below, like every other text that is no cursor.
        }

        throw Unknown();
    }

    /// <summary>The error for a text that is no cursor.</summary>
    public static PhasaException Unknown() => new(
        ErrorCodes.InvalidRequest, "The cursor is none that this list gave.", "Send the 'nextCursor' of the page before, or no cursor.")
    { Location = "?cursor" };
}
