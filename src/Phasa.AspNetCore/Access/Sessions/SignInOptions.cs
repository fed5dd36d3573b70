using System.ComponentModel.DataAnnotations;

namespace Phasa.AspNetCore.Access.Sessions;

/// <summary>How people sign in to the dashboard.</summary>
public sealed class SignInOptions
{
    /// <summary>How long a session lasts after its last use.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "31.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>
    /// Whether the session's cookie travels over HTTPS alone even where this service itself is asked over HTTP: for a service behind
    /// a proxy that speaks HTTPS. Over HTTPS it always does.
    /// </summary>
    public bool SecureCookie { get; set; }

    /// <summary>Wrong keys in a row after which an address has to wait.</summary>
    [Range(1, 1000)]
    public int Attempts { get; set; } = 5;

    /// <summary>How long the first wait is; each further one is twice as long, up to <see cref="LongestWait"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(15);
}
