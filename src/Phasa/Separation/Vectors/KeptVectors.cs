using Phasa.Embeddings;

namespace Phasa.Separation.Vectors;

/// <summary>
/// What the cache has of a pair set's texts, and where further ones go. A cache that cannot be read or written costs time and
/// nothing else, so that it is said and the run goes on without.
/// </summary>
internal sealed class KeptVectors
{
    private readonly Action<string>? _notice;
    private VectorFile? _file;

    private KeptVectors(VectorFile? file, Action<string>? notice) => (_file, _notice) = (file, notice);

    /// <summary>The vectors that it has.</summary>
    public Dictionary<(TextRole Role, string Text), float[]> Found { get; private init; } = [];

    /// <summary>Looks what there is.</summary>
    /// <param name="folder">The folder; null for no cache.</param>
    /// <param name="model">The model; asked for its probe.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="patience">Waits for the model's endpoint.</param>
    /// <param name="notice">Told when the cache is of no use.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ProviderFailed"/> when the model fails.</exception>
    public static async Task<KeptVectors> OpenAsync(
        string? folder, EmbeddingModel model, IEnumerable<(TextRole Role, string Text)> texts, EndpointPatience patience, Action<string>? notice, CancellationToken cancellationToken)
    {
        if (folder is null)
        {
            return new(null, notice);
        }

        var probe = await patience.AskAsync(() => SpaceProbe.TakeAsync(model, cancellationToken), "no text is done yet", cancellationToken).ConfigureAwait(false);
        try
        {
            var file = await VectorFile.OpenAsync(folder, model.Space, probe, cancellationToken).ConfigureAwait(false);
            if (file.BegunAnew is { } reason)
            {
                notice?.Invoke($"The cached vectors of '{model.Space.Model}' are not used: {reason}. Its cache is begun anew.");
            }

            var keys = texts.ToDictionary(t => VectorKey.Of(t.Role, t.Text));
            var found = file.Read(keys.Keys.ToHashSet(), cancellationToken);
            return new(file, notice) { Found = found.ToDictionary(f => keys[f.Key], f => f.Value) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notice?.Invoke($"The cache in '{folder}' cannot be used: {e.Message} Nothing is kept of this run.");
            return new(null, notice);
        }
    }

    /// <summary>Keeps the vectors of a batch. Cannot be cancelled: they are there and may have been paid for.</summary>
    public async Task AddAsync(IReadOnlyList<(TextRole Role, string Text)> batch, IReadOnlyList<float[]> vectors)
    {
        if (_file is null)
        {
            return;
        }

        try
        {
            if (!await _file.AppendAsync([.. batch.Select((t, i) => (VectorKey.Of(t.Role, t.Text), vectors[i]))]).ConfigureAwait(false))
            {
                GiveUp("Another process found the model changed and has begun it anew.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            GiveUp(e.Message);
        }
    }

    private void GiveUp(string reason)
    {
        _file = null;
        _notice?.Invoke($"The cache cannot be written: {reason} Nothing more is kept of this run.");
    }
}
