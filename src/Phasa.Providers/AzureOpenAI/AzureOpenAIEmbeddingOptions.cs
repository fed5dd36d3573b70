using System.ComponentModel.DataAnnotations;
using Phasa.Providers.Embeddings;

namespace Phasa.Providers.AzureOpenAI;

/// <summary>
/// A deployment of an Azure OpenAI resource. <see cref="RemoteEmbeddingOptions.Endpoint"/> is the resource's address, for
/// example <c>https://my-resource.openai.azure.com</c>; <see cref="RemoteEmbeddingOptions.Model"/> is the model behind the
/// deployment, which decides the vectors.
/// </summary>
public sealed class AzureOpenAIEmbeddingOptions : RemoteEmbeddingOptions
{
    /// <summary>Its limit is that of OpenAI, 2,048 texts; fewer keep an answer small.</summary>
    public AzureOpenAIEmbeddingOptions() => MaxTextsPerCall = 256;

    /// <summary>The deployment's name.</summary>
    [Required]
    public string Deployment { get; set; } = "";

    /// <summary>The version of the API; <c>v1</c> for the address without versions.</summary>
    [Required]
    public string ApiVersion { get; set; } = "v1";
}
