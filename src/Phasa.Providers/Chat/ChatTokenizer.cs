using Microsoft.Extensions.Configuration;
using Microsoft.ML.Tokenizers;
using Phasa.Embeddings;
using Phasa.Providers.Embeddings.Tokens;

namespace Phasa.Providers.Chat;

/// <summary>Finds the tokenizer of a chat model.</summary>
internal static class ChatTokenizer
{
    private const string Page = "docs/reference/configuration.md";

    /// <summary>The configured tokenizer; else the one that is known for the model's name; else an estimate.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: there is no such tokenizer.</exception>
    public static ITokenCounter Open(IConfigurationSection section, ChatSection options, Func<string, ITokenCounter> openFolder) => options.Tokenizer switch
    {
        null or "" => options.Kind == ChatKind.OpenAICompatible ? OfModel(options.Model) : new ScriptTokenEstimator(TokenizerFamily.BytePairs),
        "o200k_base" or "cl100k_base" => new Tiktoken(TiktokenTokenizer.CreateForEncoding(options.Tokenizer)),
        var folder when Directory.Exists(folder) => openFolder(folder),
        var other => throw OptionSection.Fault(section, Page, $"the tokenizer '{other}' is neither o200k_base nor cl100k_base nor a folder"),
    };

    private static ITokenCounter OfModel(string model)
    {
        try
        {
            return new Tiktoken(TiktokenTokenizer.CreateForModel(model));
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException or InvalidOperationException)
        {
            // The library knows OpenAI's models alone, and says so no other way; its other encodings come with packages that are not here.
            return new ScriptTokenEstimator(TokenizerFamily.BytePairs);
        }
    }

    private sealed class Tiktoken(TiktokenTokenizer tokenizer) : ITokenCounter
    {
        public int Count(ReadOnlySpan<char> text) => tokenizer.CountTokens(text);
    }
}
