using System.Net.Http.Headers;
using Phasa.Providers.Embeddings.Calls;
using Phasa.Providers.OpenAICompatible;

namespace Phasa.Providers.AzureOpenAI;

/// <summary>OpenAI's protocol under Azure's addresses: the deployment in the path with a version, or as the model of <c>v1</c>.</summary>
internal sealed class AzureOpenAIEmbeddingGenerator(RemoteEndpoint endpoint, string deployment, string apiVersion)
    : OpenAIEmbeddingGenerator(endpoint)
{
    protected override string Path => apiVersion == "v1"
        ? "openai/v1/embeddings"
        : $"openai/deployments/{Uri.EscapeDataString(deployment)}/embeddings?api-version={Uri.EscapeDataString(apiVersion)}";

    protected override string ModelMember => deployment;

    protected override void Authorize(HttpRequestHeaders headers, string key) => headers.Add("api-key", key);
}
