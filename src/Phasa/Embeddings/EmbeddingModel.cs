using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace Phasa.Embeddings;

/// <summary>
/// An embedding generator together with what Phasa must know to use it: its space, its tokenizer's count and limit, and
/// the cuts to use before any calibration. Thread-safe when the generator is.
/// </summary>
public sealed class EmbeddingModel : IDisposable
{
    /// <summary>A model that reads less is refused: no passage fits.</summary>
    public const int LeastTokens = 16;

    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator;
    private readonly EmbeddingModelName _name;

    /// <summary>Joins a generator with its description; the model owns the generator from now on.</summary>
    public EmbeddingModel(IEmbeddingGenerator<string, Embedding<float>> generator, EmbeddingSpace space, ITokenCounter tokens, int maxTokens)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens, LeastTokens);
        _generator = generator;
        _name = EmbeddingModelName.Of(generator, space);
        Space = space;
        Tokens = tokens;
        MaxTokens = maxTokens;
    }

    /// <summary>Where its vectors lie.</summary>
    public EmbeddingSpace Space { get; }

    /// <summary>Its own tokenizer's count.</summary>
    public ITokenCounter Tokens { get; }

    /// <summary>The most tokens a text may have beside the prefix, for which the model leaves room; what is longer would be cut off unseen.</summary>
    public int MaxTokens { get; }

    /// <summary>The cuts to use where nothing was calibrated.</summary>
    public ModelThresholds Thresholds { get; init; } = ModelThresholds.Unknown;

    /// <summary>
    /// False when the model cannot place equal meanings of different languages together by its construction, whatever
    /// a measurement would say.
    /// </summary>
    public bool CrossesLanguages { get; init; } = true;

    /// <summary>Embeds texts.</summary>
    /// <returns>One vector of <see cref="EmbeddingSpace.Dimensions"/> per text, in order, of length 1 (or 0 for a text without any token).</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ProviderFailed"/> when the generator fails or answers with other dimensions.</exception>
    public async Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, TextRole role, CancellationToken cancellationToken = default)
    {
        if (texts.Count == 0)
        {
            return [];
        }

        using var call = EmbeddingCall.Begin(_name, Space.Dimensions, role, texts.Count);
        try
        {
            var embeddings = await AskAsync(texts, role, cancellationToken).ConfigureAwait(false);
            call.Answered(embeddings.Usage);
            return [.. embeddings.Select(e => Normalized(e.Vector))];
        }
        catch (Exception e)
        {
            call.Failed(e);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _generator.Dispose();

    private async Task<GeneratedEmbeddings<Embedding<float>>> AskAsync(IReadOnlyList<string> texts, TextRole role, CancellationToken cancellationToken)
    {
        var prefix = role == TextRole.Query ? Space.QueryPrefix : Space.DocumentPrefix;
        var input = prefix.Length == 0 ? texts : [.. texts.Select(t => prefix + t)];
        GeneratedEmbeddings<Embedding<float>> embeddings;
        try
        {
            embeddings = await _generator.GenerateAsync(input, TextRoles.Options(role), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException and not PhasaException)
        {
            throw new PhasaException(ErrorCodes.ProviderFailed, $"The embedding model {Space.Model} failed: {e.Message}", innerException: e);
        }

        if (embeddings.Count != texts.Count || embeddings.Any(e => e.Vector.Length != Space.Dimensions))
        {
            throw new PhasaException(
                ErrorCodes.ProviderFailed,
                $"The embedding model {Space.Model} answered with {embeddings.Count} vectors of {embeddings.FirstOrDefault()?.Vector.Length ?? 0} dimensions; {texts.Count} of {Space.Dimensions} were expected.",
                "Check that the configured model and its dimensions are those the collection was created with.");
        }

        return embeddings;
    }

    private static float[] Normalized(ReadOnlyMemory<float> vector)
    {
        var result = vector.ToArray();
        var length = TensorPrimitives.Norm<float>(result);
        if (length > 0 && MathF.Abs(length - 1) > 1e-6f)
        {
            TensorPrimitives.Divide(result, length, result);
        }

        return result;
    }
}
