using System.Text.Unicode;

namespace Phasa.Ingestion.Readers;

/// <summary>One JSON document of a file that holds many: its errors name the file and the place, and fail it alone.</summary>
internal static class JsonRecord
{
    public static ReadItem Read(ReadOnlySpan<byte> utf8, int line, ReadContext context, long offset)
    {
        try
        {
            if (!Utf8.IsValid(utf8))
            {
                _ = TextDecoder.Decode(utf8, $"{context.Name}:{line}", offset);
            }

            return new ReadItem(line, DocumentJson.Parse(utf8, context.MaxCharacters));
        }
        catch (PhasaException e)
        {
            return new ReadItem(line, null, e.At($"{context.Name}:{line}"));
        }
    }

    /// <summary>The error with the record it occurred in before its own location.</summary>
    public static PhasaException At(this PhasaException e, string record) => new(
        e.Code, e.Message.Contains(record, StringComparison.Ordinal) ? e.Message : $"{record}: {e.Message}", e.NextStep, e)
    {
        Location = e.Location is ['/', ..] ? record + e.Location : e.Location ?? record,
    };
}
