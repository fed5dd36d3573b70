using System.Globalization;
using Npgsql;

namespace Phasa.Postgres;

/// <summary>Where a server, its database and the schema in it are.</summary>
public sealed class PostgresAddress
{
    /// <summary>The schema that everything lies in when none is named.</summary>
    public const string DefaultSchema = "phasa";

    private readonly NpgsqlConnectionStringBuilder _settings;

    private PostgresAddress(NpgsqlConnectionStringBuilder settings)
    {
        _settings = settings;
        // Writers and readers choose their server apart; a single server is never asked what it is.
        Reads = Attributes(settings.TargetSessionAttributes);
        settings.TargetSessionAttributes = null;
        if (HasStandbys)
        {
            Default("Host Recheck Seconds", 1);
        }

        settings.SearchPath ??= DefaultSchema;
        settings.ApplicationName ??= "phasa";
        Default("Max Auto Prepare", 200);
        Default("Keepalive", 15);
        // A node that was stopped in the middle of a write must not keep the others waiting; nor is a wait for it without end.
        settings.Options ??= "-c idle_in_transaction_session_timeout=10s -c lock_timeout=15s";

        void Default(string key, object value)
        {
            if (!settings.ContainsKey(key) || !settings.TryGetValue(key, out var given) || given is 0)
            {
                settings[key] = value;
            }
        }
    }

    /// <summary>As Npgsql takes it.</summary>
    public string ConnectionString => _settings.ConnectionString;

    /// <summary>The database's name.</summary>
    public string Database => _settings.Database ?? _settings.Username ?? "";

    /// <summary>Who connects.</summary>
    public string User => _settings.Username ?? "";

    /// <summary>Whether it names several servers, of which one is written to.</summary>
    public bool HasStandbys => _settings.Host!.Contains(',', StringComparison.Ordinal);

    /// <summary>Which of several servers is read from: the one that is written to as long as it answers, or a standby (<c>target_session_attrs=prefer-standby</c>).</summary>
    public TargetSessionAttributes Reads { get; }

    /// <summary>The schema that everything lies in.</summary>
    public string Schema => _settings.SearchPath!;

    /// <summary>Takes a URI (<c>postgres://user:password@host:port/database?schema=name</c>, several hosts with commas) or a connection string of Npgsql's.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when it is neither.</exception>
    public static PostgresAddress Parse(string text)
    {
        try
        {
            return new(IsUri(text) ? FromUri(text) : new(text));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration, $"The store's address cannot be read: {e.Message}", "Write it as 'postgres://user:password@host:5432/database'.", e);
        }
    }

    /// <summary>Whether a text is an address of this kind.</summary>
    public static bool IsUri(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Without the password.</summary>
    public override string ToString() => HasStandbys
        ? $"postgres://{_settings.Host}/{Database}"
        : string.Create(CultureInfo.InvariantCulture, $"postgres://{_settings.Host}:{_settings.Port}/{Database}");

    private static NpgsqlConnectionStringBuilder FromUri(string text)
    {
        var rest = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var query = Cut(ref rest, rest.IndexOf('?', StringComparison.Ordinal));
        var database = Cut(ref rest, rest.IndexOf('/', StringComparison.Ordinal));
        var at = rest.LastIndexOf('@');
        var settings = new NpgsqlConnectionStringBuilder { Host = at < 0 ? rest : rest[(at + 1)..] };
        if (settings.Host is { } host && !host.Contains(',', StringComparison.Ordinal) && host.LastIndexOf(':') is > 0 and var colon && !host.EndsWith(']'))
        {
            (settings.Host, settings.Port) = (host[..colon], int.Parse(host[(colon + 1)..], CultureInfo.InvariantCulture));
        }

        if (string.IsNullOrEmpty(settings.Host))
        {
            settings.Host = "localhost";
        }

        if (at >= 0)
        {
            var user = rest[..at].Split(':', 2);
            settings.Username = Uri.UnescapeDataString(user[0]);
            settings.Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null;
        }

        if (database is { Length: > 0 })
        {
            settings.Database = Uri.UnescapeDataString(database);
        }

        foreach (var pair in (query ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = pair.Split('=', 2) is [var k, var v] ? (k, Uri.UnescapeDataString(v)) : throw new FormatException($"'{pair}' has no '='.");
            settings[key switch { "schema" => "Search Path", "sslmode" => "SSL Mode", "host" => "Host", "target_session_attrs" => "Target Session Attributes", _ => Uri.UnescapeDataString(key) }] = value;
        }

        return settings;
    }

    private static TargetSessionAttributes Attributes(string? name) => name switch
    {
        null or "prefer-primary" => TargetSessionAttributes.PreferPrimary,
        "prefer-standby" => TargetSessionAttributes.PreferStandby,
        _ => throw new FormatException($"'{name}' is not what is read from: prefer-primary or prefer-standby."),
    };

    /// <summary>What stands behind a place, which is taken off; null when there is none.</summary>
    private static string? Cut(ref string text, int at)
    {
        if (at < 0)
        {
            return null;
        }

        var behind = text[(at + 1)..];
        text = text[..at];
        return behind;
    }
}
