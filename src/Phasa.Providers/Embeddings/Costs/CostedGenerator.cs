using Microsoft.Extensions.AI;
using Phasa.Providers.Embeddings.Models;

namespace Phasa.Providers.Embeddings.Costs;

/// <summary>Counts what each answered call used: the tokens of the answer, or an estimate where it tells none.</summary>
internal sealed class CostedGenerator(
    IEmbeddingGenerator<string, Embedding<float>> inner, RemoteEmbeddingOptions settings, RemoteModel model, EmbeddingCosts costs)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values as IReadOnlyList<string> ?? [.. values];
        var answer = await base.GenerateAsync(texts, options, cancellationToken);
        var answered = answer.Usage?.InputTokenCount ?? answer.Usage?.TotalTokenCount;
        var tokens = answered ?? texts.Sum(t => (long)model.Tokens.Count(t));
        costs.Add(settings.Name, texts.Count, tokens, estimated: answered is null);
        EmbeddingMeters.Add(settings.Kind, model.Id, tokens, estimated: answered is null, settings.PricePerMillionTokens);
        return answer;
    }
}
