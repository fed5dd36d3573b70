using Phasa.Translation;

namespace Phasa.Providers.OpenAICompatible;

/// <summary>A text as the model is given it.</summary>
/// <param name="N">Its number, from 1.</param>
/// <param name="Text">The text.</param>
/// <param name="Heading">The headings it stands under.</param>
/// <param name="Before">The end of what comes before it, where the request does not have that anyway.</param>
/// <param name="After">The beginning of what comes after it, likewise.</param>
internal sealed record PromptText(int N, string Text, string? Heading, string? Before, string? After)
{
    /// <summary>Most code units of a neighbour: a few sentences tell what it is about.</summary>
    private const int MostOfNeighbour = 300;

    /// <summary>A text of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="index">The text's place in it.</param>
    public static PromptText Of(TranslationRequest request, int index)
    {
        var around = request.Surroundings.ElementAtOrDefault(index) ?? new();
        return new(index + 1, request.Texts[index], around.Heading, End(Elsewhere(around.Before)), Beginning(Elsewhere(around.After)));

        string? Elsewhere(string? neighbour) => request.Texts.Contains(neighbour) ? null : neighbour;
    }

    private static string? Beginning(string? text) => text is { Length: > MostOfNeighbour }
        ? text[..(char.IsHighSurrogate(text[MostOfNeighbour - 1]) ? MostOfNeighbour - 1 : MostOfNeighbour)] + "…"
        : text;

    private static string? End(string? text) => text is { Length: > MostOfNeighbour }
        ? "…" + text[(char.IsLowSurrogate(text[^MostOfNeighbour]) ? ^(MostOfNeighbour - 1) : ^MostOfNeighbour)..]
        : text;
}
