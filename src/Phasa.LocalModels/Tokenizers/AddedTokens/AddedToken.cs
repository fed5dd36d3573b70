using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Tokenizers.AddedTokens;

/// <summary>A token that is found in a text before the subword model sees it.</summary>
/// <param name="Content">Its text.</param>
/// <param name="Id">Its id.</param>
/// <param name="SingleWord">Whether it counts only where no word character touches it.</param>
/// <param name="StripLeft">Whether it takes the white space before it.</param>
/// <param name="StripRight">Whether it takes the white space after it.</param>
/// <param name="Normalized">Whether it is looked for in the normalised text, itself normalised.</param>
internal sealed record AddedToken(string Content, int Id, bool SingleWord, bool StripLeft, bool StripRight, bool Normalized)
{
    /// <summary>Reads one of the file's <c>added_tokens</c>.</summary>
    public static AddedToken Read(JsonPart part) => new(
        part.Text("content") ?? throw part.Fault("has no 'content'"),
        part.Number("id") is >= 0 and var id ? id : throw part.Fault("has no 'id'"),
        part.Flag("single_word", false),
        part.Flag("lstrip", false),
        part.Flag("rstrip", false),
        part.Flag("normalized", !part.Flag("special", false)));
}
