using Phasa.Embeddings;
using Phasa.Providers.Embeddings.Calls;

namespace Phasa.Providers.OpenAICompatible;

/// <summary>Calls <c>POST {endpoint}/embeddings</c>.</summary>
internal class OpenAIEmbeddingGenerator(RemoteEndpoint endpoint, string? queryInputType = null, string? documentInputType = null)
    : HttpEmbeddingGenerator<OpenAIEmbeddingResponse>(endpoint)
{
    protected override string Path => "embeddings";

    /// <summary>The member <c>model</c>.</summary>
    protected virtual string ModelMember => Endpoint.Model.Id;

    protected override object Request(IReadOnlyList<string> texts, TextRole role) => new OpenAIEmbeddingRequest(
        ModelMember, texts, "float", Endpoint.Model.AskedDimensions, role == TextRole.Query ? queryInputType : documentInputType);

    protected override EmbeddingAnswer Read(OpenAIEmbeddingResponse answer)
    {
        var data = answer.Data ?? [];
        if (data.All(e => e.Index is not null) && !data.Select(e => e.Index!.Value).Order().SequenceEqual(Enumerable.Range(0, data.Count)))
        {
            throw Endpoint.Faults.WrongAnswer("the indexes of its vectors are not those of the texts");
        }

        return new([.. data.OrderBy(e => e.Index ?? 0).Select(e => e.Vector)], answer.Usage?.PromptTokens ?? answer.Usage?.TotalTokens);
    }
}
