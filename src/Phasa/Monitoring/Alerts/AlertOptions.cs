using System.ComponentModel.DataAnnotations;
using Phasa.Languages;
using Phasa.Monitoring.Alerts.Webhooks;

namespace Phasa.Monitoring.Alerts;

/// <summary>When alerts are raised.</summary>
public sealed class AlertOptions : IValidatableObject
{
    /// <summary>Whether this process watches; true unless set. Of several that do, each alert is raised by one.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How often it looks; 10 seconds unless set.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The languages that others are compared with. Unless set, those that a measurement of the collection's space calls working, else all its languages.
    /// </summary>
    public IList<LanguageTag> References { get; } = [];

    /// <summary>How many days back languages are compared with the references, today included; 7 unless set.</summary>
    [Range(1, 90)]
    public int ReferenceDays { get; set; } = 7;

    /// <summary>How much lower than the references' a hit rate may be, 0..1; 0.1 unless set.</summary>
    [Range(0, 1)]
    public double ReferenceMargin { get; set; } = 0.1;

    /// <summary>How long work may be due while none at all gets done; half an hour unless set.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Over which time back the calls of a provider are counted; an hour unless set.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan ProviderWindow { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The share of a provider's calls that may fail, 0..1; half unless set.</summary>
    [Range(0, 1)]
    public double ProviderFailures { get; set; } = 0.5;

    /// <summary>The share of a month's budget that may be spent without an alert, 0..1; 0.8 unless set.</summary>
    [Range(0, 1)]
    public double BudgetShare { get; set; } = 0.8;

    /// <summary>How many days back a language's coverage is compared with, today not among them; 7 unless set.</summary>
    [Range(1, 90)]
    public int CoverageDays { get; set; } = 7;

    /// <summary>How much lower than on the best of these days a coverage may be, 0..1; 0.1 unless set.</summary>
    [Range(0, 1)]
    public double CoverageMargin { get; set; } = 0.1;

    /// <summary>How long work that would mend a coverage may wait without mending anything; 6 hours unless set.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan CoverageMending { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How long thresholds may be out of date, so that they can be calibrated anew by themselves; an hour unless set.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan ThresholdGrace { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Who is told; nobody unless set.</summary>
    public IList<WebhookOptions> Webhooks { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var i = 0; i < Webhooks.Count; i++)
        {
            foreach (var (member, what) in Webhooks[i].Faults())
            {
                yield return new(what, [$"webhooks:{i}:{member}"]);
            }

            if (Webhooks.Take(i).Any(w => w.Url == Webhooks[i].Url))
            {
                yield return new($"'{Webhooks[i].Url}' is there twice. Give each address once, with all that it is to be told.", [$"webhooks:{i}:url"]);
            }
        }
    }
}
