using Microsoft.Extensions.DependencyInjection;
using Phasa.Cli.Hosting;
using Phasa.Cli.Models;
using Phasa.Embeddings;
using Phasa.LocalModels.ModelFolders;

namespace Phasa.Cli.Measuring;

/// <summary>The models to measure: configured ones by name, others by their folder.</summary>
internal sealed class MeasuredModels : IDisposable
{
    private readonly List<EmbeddingModel> _opened = [];

    /// <summary>The models with their names, in the order asked for; no name comes twice.</summary>
    public List<(string Name, EmbeddingModel Model)> All { get; } = [];

    /// <summary>Opens the models of that name.</summary>
    /// <param name="session">What is configured.</param>
    /// <param name="names">The names; at least one.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: there is no such model, or one twice; or it cannot be opened.</exception>
    public static MeasuredModels Open(PhasaSession session, IReadOnlyList<string> names)
    {
        var models = new MeasuredModels();
        try
        {
            foreach (var name in names)
            {
                models.Add(session, name);
            }

            return models;
        }
        catch
        {
            models.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _opened.ForEach(m => m.Dispose());

    private void Add(PhasaSession session, string name)
    {
        var configured = session.Get<EmbeddingModels>();
        var isFolder = configured.Entries.All(e => e.Name != name) && Directory.Exists(name);
        var folder = isFolder ? ModelFolder.Inspect(name) : null;
        var known = folder is null ? name : FolderModel.NameOf(folder);
        if (All.Any(m => m.Name == known))
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, $"Two models are named '{known}'.", "Name each once; a folder's model has the folder's name.");
        }

        if (folder is not null)
        {
            _opened.Add(FolderModel.Open(session.Services.GetServices<IEmbeddingModelKind>(), folder, null));
        }

        All.Add((known, folder is null ? configured.Named(name) : _opened[^1]));
    }
}
