using Microsoft.Extensions.Configuration;
using Phasa.Embeddings;
using Phasa.LocalModels.ModelFolders;

namespace Phasa.Cli.Models;

/// <summary>Opens the model in a folder as the configuration would.</summary>
internal static class FolderModel
{
    /// <summary>The kind of the configuration for what a folder holds; null when it holds nothing that is known.</summary>
    public static string? KindOf(ModelFolder folder) => folder.Kind switch
    {
        ModelFolderKind.StaticModel2Vec or ModelFolderKind.StaticSentenceTransformers => "static",
        ModelFolderKind.Onnx => "onnx",
        _ => null,
    };

    /// <summary>The name that a folder's model has.</summary>
    public static string NameOf(ModelFolder folder) => Path.GetFileName(folder.Directory);

    /// <summary>Opens the model.</summary>
    /// <param name="kinds">The kinds there are.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="file">Which of several networks; null for the usual one.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: why the model cannot be used.</exception>
    public static EmbeddingModel Open(IEnumerable<IEmbeddingModelKind> kinds, ModelFolder folder, string? file)
    {
        var kind = KindOf(folder) ?? throw new PhasaException(
            ErrorCodes.InvalidConfiguration, $"'{folder.Directory}' holds no model that Phasa can run.", "It takes ONNX networks and static tables, each with its tokenizer.");
        var maker = kinds.FirstOrDefault(k => k.Kind == kind)
            ?? throw new PhasaException(ErrorCodes.InvalidConfiguration, $"This build of Phasa has no models of kind '{kind}'.", "Choose a folder with another kind of model.");
        return maker.Create(Section(folder, kind, file));
    }

    private static IConfigurationSection Section(ModelFolder folder, string kind, string? file)
    {
        var settings = new Dictionary<string, string?>
        {
            ["model:name"] = NameOf(folder),
            ["model:kind"] = kind,
            ["model:folder"] = folder.Directory,
        };
        if (file is not null)
        {
            settings["model:file"] = file;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("model");
    }
}
