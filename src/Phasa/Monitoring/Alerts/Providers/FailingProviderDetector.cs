using System.Globalization;
using Microsoft.Extensions.Options;
using Phasa.Embeddings;
using Phasa.Separation.Uncertainty;
using Phasa.Translation;

namespace Phasa.Monitoring.Alerts.Providers;

/// <summary>
/// Finds providers of translations and vectors that fail most of their calls: the lower end of the interval of the share lies above the limit, so
/// that a handful of calls never decides.
/// </summary>
public sealed class FailingProviderDetector(ProviderCalls calls, TranslatorChain chain, EmbeddingModels models, IOptions<AlertOptions> options) : IInstallationDetector
{
    // One false finding in a thousand looks at a provider that fails as often as it may.
    private const double Error = 0.001;

    // What they show goes before the hour: a provider that is mended is not held to what it was.
    private const int LastCalls = 10;

    private static readonly double Z = -NormalDistribution.Quantile(Error);

    /// <inheritdoc/>
    public IReadOnlyCollection<AlertKind> Kinds { get; } = [AlertKind.ProviderFailing];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AlertFinding>> FindAsync(IReadOnlyDictionary<AlertKey, Alert> open, CancellationToken cancellationToken = default)
    {
        List<AlertFinding> found = [];
        foreach (var (subject, note) in await calls.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var key = new AlertKey(AlertKind.ProviderFailing, null, null, subject);
            var (known, total) = (open.GetValueOrDefault(key)?.Finding, note.Total);
            if (total.Calls == 0 && known is not null && IsConfigured(subject))
            {
                // Nobody has asked since: it is as it was.
                found.Add(known);
            }
            else if (note.Last(LastCalls).Share > options.Value.ProviderFailures && (known is not null || Least(total) > options.Value.ProviderFailures))
            {
                found.Add(Finding(key, note, total, known));
            }
        }

        return found;
    }

    /// <summary>The lower end of the interval of the share that fails.</summary>
    private static double Least(ProviderMinute total) => WilsonInterval.Of(total.Share, total.Calls, Z).Low;

    private bool IsConfigured(string subject) =>
        chain.Providers.Any(p => ProviderCalls.SubjectOf(ProviderRole.Translation, p.Name) == subject)
        || models.Entries.Any(m => ProviderCalls.SubjectOf(ProviderRole.Embedding, m.Name) == subject);

    private AlertFinding Finding(AlertKey key, ProviderNote note, ProviderMinute total, AlertFinding? known)
    {
        var (kind, times) = total.Failures.OrderByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal).First();
        var slash = key.Subject.IndexOf('/', StringComparison.Ordinal);
        var (role, name) = (key.Subject[..slash], key.Subject[(slash + 1)..]);
        return new(
            key, total.Answered == 0 ? AlertSeverity.Critical : AlertSeverity.Warning, known?.Since ?? note.Minutes.Where(m => m.Value.Failed > 0).Min(m => m.Key),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{total.Failed:#,0} of the last {total.Calls:#,0} calls to the {role} provider '{name}' failed: {Math.Round(total.Share * 100)} %, and surely more than {Math.Floor(Least(total) * 100)} %. The commonest reason, {times:#,0} times: {note.Reasons.GetValueOrDefault(kind, kind)}"),
            key.Subject == ProviderCalls.SubjectOf(ProviderRole.Translation, name)
                ? "Check its key, quota and endpoint, and the provider's own status page. Another provider in the same route ('Translation:routes') takes over meanwhile; 'phasa translations retry' has jobs tried anew that failed."
                : "Check its key, quota and endpoint, and the provider's own status page. Searches and writes of the model's collections fail meanwhile; 'phasa translations retry' has jobs tried anew that failed.")
        {
            Measured = total.Share,
            Expected = options.Value.ProviderFailures,
        };
    }
}
