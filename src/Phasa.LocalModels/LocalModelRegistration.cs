using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Phasa.Embeddings;
using Phasa.LocalModels.Onnx;
using Phasa.LocalModels.StaticTables;

namespace Phasa.LocalModels;

/// <summary>Adds the kinds of model that lie in a folder to a host.</summary>
public static class LocalModelRegistration
{
    /// <summary>Adds the kinds <c>onnx</c> and <c>static</c>.</summary>
    public static PhasaBuilder AddLocalModels(this PhasaBuilder builder)
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IEmbeddingModelKind, StaticModelKind>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IEmbeddingModelKind, OnnxModelKind>());
        return builder;
    }
}
