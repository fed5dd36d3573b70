using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Tokenizers;

/// <summary>Finds and reads the tokenizer of a model folder.</summary>
public static class TokenizerFolder
{
    /// <summary>Reads <c>tokenizer.json</c>, else BERT's <c>vocab.txt</c>.</summary>
    /// <param name="directory">The folder that holds the file itself, for a model with several the one of its text module.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: no tokenizer, a damaged one, or one with a part that is not supported.</exception>
    public static FolderTokenizer Load(string directory)
    {
        var file = Path.Combine(directory, "tokenizer.json");
        if (File.Exists(file))
        {
            return TokenizerFile.Read(file, PadToken(directory));
        }

        var vocabulary = Path.Combine(directory, "vocab.txt");
        return File.Exists(vocabulary)
            ? BertVocabulary.Read(vocabulary, Path.Combine(directory, "tokenizer_config.json"))
            : throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"{directory} has no tokenizer.json.",
                "Fetch the model again with its tokenizer.json; where its authors publish none, save it once with the 'tokenizers' library, which writes one.")
            { Location = directory };
    }

    private static string? PadToken(string directory)
    {
        var file = Path.Combine(directory, "tokenizer_config.json");
        return !File.Exists(file) ? null : JsonFile.Read(file, top => top.Find("pad_token") switch
        {
            { ValueKind: System.Text.Json.JsonValueKind.Object } => top.Child("pad_token")?.Text("content"),
            _ => top.Text("pad_token"),
        });
    }
}
