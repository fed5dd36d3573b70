using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Phasa.Embeddings;

namespace Phasa.LocalModels.Onnx;

/// <summary>Makes embedding models from folders with an ONNX network, as <see cref="OnnxModelOptions"/> say.</summary>
public sealed partial class OnnxModelKind(ILogger<OnnxModelKind>? logger = null) : IEmbeddingModelKind
{
    /// <summary>The value of <c>kind</c>, and the provider of the spaces.</summary>
    public const string Name = "onnx";

    private const string Page = "docs/reference/embedding-models-onnx.md";

    private readonly ILogger _logger = logger ?? NullLogger<OnnxModelKind>.Instance;

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public void Check(IConfigurationSection section) => Read(section);

    /// <inheritdoc/>
    public EmbeddingModel Create(IConfigurationSection section)
    {
        var options = Read(section);
        var (model, report) = OnnxModelLoader.Load(options);
        foreach (var warning in report.Warnings)
        {
            LogWarning(options.Name, warning);
        }

        if (report.OneTextAtATime)
        {
            LogOneTextAtATime(options.Name);
        }

        return model;
    }

    private static OnnxModelOptions Read(IConfigurationSection section) => OptionSection.Bind<OnnxModelOptions>(section, Page);

    [LoggerMessage(5001, LogLevel.Warning, "Embedding model {Model}: {Warning}")]
    private partial void LogWarning(string model, string warning);

    [LoggerMessage(5002, LogLevel.Information, "Embedding model {Model} gives a text another vector in other company (dynamic quantisation does so): texts are computed one by one")]
    private partial void LogOneTextAtATime(string model);
}
