using Phasa.Embeddings;
using Phasa.Providers.Embeddings.Tokens;

namespace Phasa.Providers.Embeddings.Models;

/// <summary>A remote model as it will be used: what is configured, completed by what is known.</summary>
/// <param name="Id">Its name at the endpoint, without Gemini's <c>models/</c> and Ollama's <c>:latest</c>.</param>
/// <param name="Dimensions">Length of its vectors.</param>
/// <param name="AskedDimensions">The dimensions to ask the endpoint for; null to ask for none.</param>
/// <param name="MaxTokens">The most tokens of a text.</param>
/// <param name="Tokens">The estimate of a text's tokens.</param>
/// <param name="QueryPrefix">What is put before a query.</param>
/// <param name="DocumentPrefix">What is put before a document.</param>
internal sealed record RemoteModel(
    string Id, int Dimensions, int? AskedDimensions, int MaxTokens, ITokenCounter Tokens, string QueryPrefix, string DocumentPrefix)
{
    private const int CautiousMaxTokens = 512;

    /// <summary>Completes the options.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when the dimensions are neither known nor configured, or cannot be had.</exception>
    public static RemoteModel Of(RemoteEmbeddingOptions options)
    {
        var known = KnownEmbeddingModels.Find(options.Model);
        var dimensions = options.Dimensions ?? known?.Dimensions ?? throw RemoteEmbeddingSection.Fault(
            options, $"the dimensions of '{options.Model}' are not known.",
            $"Set 'dimensions' to the length of the vectors it gives. Known models: {string.Join(", ", KnownEmbeddingModels.Names)}.");
        var shortened = known is not null && dimensions != known.Dimensions;
        if (shortened && options.SendDimensions is null && !(known!.Shortens && dimensions < known.Dimensions))
        {
            throw RemoteEmbeddingSection.Fault(options, $"'{options.Model}' gives vectors of {known.Dimensions} dimensions, not of {dimensions}.",
                $"Leave 'dimensions' out{(known.Shortens ? $", or choose fewer than {known.Dimensions}" : "")}; set 'sendDimensions' where the endpoint is known to differ.");
        }

        return new(
            CanonicalName(options.Model), dimensions, options.SendDimensions ?? shortened ? dimensions : null,
            options.MaxTokens ?? known?.MaxTokens ?? CautiousMaxTokens,
            new ScriptTokenEstimator(options.Tokenizer ?? known?.Tokenizer ?? TokenizerFamily.BytePairs),
            options.QueryPrefix ?? known?.QueryPrefix ?? "",
            options.DocumentPrefix ?? known?.DocumentPrefix ?? "");
    }

    /// <summary>Where its vectors lie: not the endpoint, which may move, but all else that decides them.</summary>
    /// <param name="options">The model's options.</param>
    /// <param name="parameters">What else the kind sends that changes a vector, if anything.</param>
    public EmbeddingSpace Space(RemoteEmbeddingOptions options, string? parameters = null)
    {
        var revision = string.Join(';', new[] { Id, options.Revision, parameters }.Where(p => !string.IsNullOrEmpty(p)));
        return new(options.Kind, options.Name, revision, Dimensions, QueryPrefix, DocumentPrefix);
    }

    private static string CanonicalName(string model)
    {
        const string Folder = "models/", Tag = ":latest";
        var name = model.StartsWith(Folder, StringComparison.Ordinal) ? model[Folder.Length..] : model;
        return name.EndsWith(Tag, StringComparison.Ordinal) ? name[..^Tag.Length] : name;
    }
}
