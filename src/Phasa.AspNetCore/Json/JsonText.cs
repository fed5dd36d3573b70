using System.Text.Json;
using System.Text.Unicode;

namespace Phasa.AspNetCore.Json;

/// <summary>What must hold of JSON before any member of it is looked at.</summary>
internal static class JsonText
{
    /// <summary>The JSON without a byte order mark.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.UnreadableText"/> for bytes that are no UTF-8 and for escapes that
    /// name half a character; <see cref="ErrorCodes.InvalidJson"/> for nothing at all.</exception>
    public static ReadOnlyMemory<byte> Check(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (utf8.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            throw new PhasaException(ErrorCodes.InvalidJson, "The body is empty.");
        }

        if (!Utf8.IsValid(utf8.Span))
        {
            throw new PhasaException(ErrorCodes.UnreadableText, "The JSON is not valid UTF-8.", "Send the body in UTF-8.");
        }

        if (utf8.Span.IndexOf("\\uD"u8) >= 0 || utf8.Span.IndexOf("\\ud"u8) >= 0)
        {
            RefuseHalfCharacters(utf8.Span);
        }

        return utf8;
    }

    private static void RefuseHalfCharacters(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = ApiJson.MaxDepth });
        var at = 0L;
        try
        {
            while (reader.Read())
            {
                at = reader.TokenStartIndex;
                if (reader.ValueIsEscaped)
                {
                    _ = reader.GetString();
                }
            }
        }
        catch (JsonException)
        {
            // Whoever reads the members says what is malformed.
        }
        catch (InvalidOperationException e)
        {
            throw new PhasaException(
                ErrorCodes.UnreadableText, $"The string at byte {at} holds half of a surrogate pair.", "Escape a character beyond U+FFFF as two \\u escapes, or send it unescaped.", e);
        }
    }
}
