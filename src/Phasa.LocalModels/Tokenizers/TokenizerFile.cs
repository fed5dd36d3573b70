using Phasa.LocalModels.Json;
using Phasa.LocalModels.Tokenizers.AddedTokens;
using Phasa.LocalModels.Tokenizers.Normalizers;
using Phasa.LocalModels.Tokenizers.PreTokenizers;
using Phasa.LocalModels.Tokenizers.Subwords;

namespace Phasa.LocalModels.Tokenizers;

/// <summary>Reads a Hugging Face <c>tokenizer.json</c>. What it cannot do exactly as the file says is an error.</summary>
internal static class TokenizerFile
{
    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="padToken">The text of the padding token where the file does not say it; null: tried under its usual names.</param>
    public static FolderTokenizer Read(string path, string? padToken) => JsonFile.Read(path, top =>
    {
        var model = SubwordModelReader.Read(top.Child("model") ?? throw top.Fault("has no 'model'"));
        var added = top.Children("added_tokens").Select(AddedToken.Read).Select(t => t with { Id = model.IdOf(t.Content) ?? t.Id }).ToList();
        var frame = top.Child("post_processor") is { } processor ? SpecialFrame.Read(processor) : SpecialFrame.None;
        var tokenizer = new FolderTokenizer(
            model,
            added,
            top.Child("normalizer") is { } normalizer ? NormalizerReader.Read(normalizer) : null,
            top.Child("pre_tokenizer") is { } preTokenizer ? PreTokenizerReader.Read(preTokenizer) : null,
            frame)
        {
            PadId = top.Child("padding")?.Number("pad_id") ?? PadIdOf(padToken, model, added),
            TruncatesAt = ReadTruncation(top.Child("truncation")),
        };
        return frame.Before.Concat(frame.After).All(id => id < tokenizer.VocabularySize)
            ? tokenizer
            : throw top.Fault("frames texts with an id that its vocabulary does not have");
    });

    private static int? ReadTruncation(JsonPart? truncation) => truncation switch
    {
        null => null,
        { } part when part.Text("direction") is null or "Right" => part.Number("max_length") ?? throw part.Fault("has no 'max_length'"),
        { } part => throw part.Unsupported("cutting texts at their start"),
    };

    private static int PadIdOf(string? padToken, ISubwordModel model, List<AddedToken> added)
    {
        string[] names = padToken is null ? ["[PAD]", "<pad>", "<|endoftext|>"] : [padToken];
        return names.Select(name => added.Find(t => t.Content == name)?.Id ?? model.IdOf(name)).FirstOrDefault(id => id is not null) ?? 0;
    }
}
