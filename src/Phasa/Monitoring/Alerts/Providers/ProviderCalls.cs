using System.Text.Json;
using Microsoft.Extensions.Options;
using Phasa.Storage;

namespace Phasa.Monitoring.Alerts.Providers;

/// <summary>
/// Counts the calls that this process makes to providers behind endpoints, and adds them to those of the other processes over the store.
/// Only calls that were made: what a breaker or a rest refuses says nothing new. Thread-safe.
/// </summary>
public sealed class ProviderCalls(IKnowledgeStore store, IOptions<AlertOptions> options, TimeProvider time)
{
    private const string Topic = "provider-calls";

    // Reasons quote answers of providers.
    private const int LongestReason = 500;

    private readonly Lock _lock = new();
    private Dictionary<string, ProviderNote> _pending = [];

    /// <summary>What a provider is called in alerts, such as <c>translation/gpt</c>: a model and a translator may have one name.</summary>
    public static string SubjectOf(ProviderRole role, string name) => $"{JsonNamingPolicy.CamelCase.ConvertName(role.ToString())}/{name}";

    /// <summary>A call was answered.</summary>
    public void Answered(ProviderRole role, string name) => Add(SubjectOf(role, name), new(1, new Dictionary<string, long>()), new Dictionary<string, string>());

    /// <summary>A call failed.</summary>
    /// <param name="role">What was asked for.</param>
    /// <param name="name">The provider's configured name.</param>
    /// <param name="kind">The kind of failure, of few there are.</param>
    /// <param name="reason">What was said.</param>
    public void Failed(ProviderRole role, string name, string kind, string reason) => Add(
        SubjectOf(role, name), new(0, new Dictionary<string, long> { [kind] = 1 }),
        new Dictionary<string, string> { [kind] = reason.Length > LongestReason ? string.Concat(reason.AsSpan(0, LongestReason), "…") : reason });

    /// <summary>Adds what was counted to the store's. What could not be added stays for the next time.</summary>
    /// <exception cref="PhasaException">The store could not be written.</exception>
    public async Task KeepAsync(CancellationToken cancellationToken = default)
    {
        Dictionary<string, ProviderNote> taken;
        lock (_lock)
        {
            (taken, _pending) = (_pending, []);
        }

        try
        {
            foreach (var (subject, more) in taken)
            {
                await store.Alerts.ChangeNoteAsync<ProviderNote>(null, Topic, subject, known => (known ?? ProviderNote.None).With(more, From), cancellationToken).ConfigureAwait(false);
                taken.Remove(subject);
            }
        }
        finally
        {
            PutBack(taken);
        }
    }

    /// <summary>The calls of all processes within the window, by provider.</summary>
    public async Task<IReadOnlyDictionary<string, ProviderNote>> ReadAsync(CancellationToken cancellationToken = default)
    {
        var notes = await store.Alerts.NotesAsync<ProviderNote>(null, Topic, cancellationToken).ConfigureAwait(false);
        return notes.ToDictionary(n => n.Key, n => n.Value.With(ProviderNote.None, From));
    }

    private DateTimeOffset From => time.GetUtcNow() - options.Value.ProviderWindow;

    private void Add(string subject, ProviderMinute call, IReadOnlyDictionary<string, string> reasons)
    {
        var now = time.GetUtcNow();
        var minute = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        lock (_lock)
        {
            Merge(subject, new(new Dictionary<DateTimeOffset, ProviderMinute> { [minute] = call }, reasons));
        }
    }

    private void PutBack(Dictionary<string, ProviderNote> notes)
    {
        lock (_lock)
        {
            foreach (var (subject, note) in notes)
            {
                Merge(subject, note);
            }
        }
    }

    private void Merge(string subject, ProviderNote more) => _pending[subject] = _pending.GetValueOrDefault(subject, ProviderNote.None).With(more, From);
}
