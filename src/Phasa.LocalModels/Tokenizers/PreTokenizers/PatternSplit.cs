using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Tokenizers.PreTokenizers;

/// <summary>Splits where a pattern is found.</summary>
/// <param name="pattern">What to look for.</param>
/// <param name="behavior">What becomes of it.</param>
/// <param name="invert">Whether what is found and what lies between change roles.</param>
internal sealed class PatternSplit(TextPattern pattern, SplitBehavior behavior, bool invert) : IPreTokenizer
{
    /// <summary>Reads <c>pattern</c>, <c>behavior</c> and <c>invert</c>.</summary>
    public static PatternSplit Read(JsonPart part) => new(
        TextPattern.Read(part),
        ReadBehavior(part) ?? throw part.Fault("has no 'behavior'"),
        part.Flag("invert", false));

    /// <summary>The <c>behavior</c>, if the component states one.</summary>
    public static SplitBehavior? ReadBehavior(JsonPart part) => part.Text("behavior") switch
    {
        null => null,
        { } name when Enum.TryParse<SplitBehavior>(name, out var behavior) => behavior,
        { } name => throw part.Unsupported($"behavior '{name}'"),
    };

    /// <inheritdoc/>
    public void Split(Piece piece, List<Piece> output)
    {
        List<Stretch> stretches = [];
        var rest = 0;
        foreach (var (start, end) in pattern.Find(piece.Span))
        {
            AddUnlessEmpty(stretches, rest, start, invert);
            stretches.Add(new Stretch(start, end, !invert));
            rest = end;
        }

        AddUnlessEmpty(stretches, rest, piece.Length, invert);
        Stretch.Join(stretches, behavior, piece, output);
    }

    private static void AddUnlessEmpty(List<Stretch> stretches, int start, int end, bool found)
    {
        if (start < end)
        {
            stretches.Add(new Stretch(start, end, found));
        }
    }
}
