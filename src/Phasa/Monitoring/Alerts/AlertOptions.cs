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
