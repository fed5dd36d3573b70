namespace Phasa.Translation.Exchange;

/// <summary>The names under which files keep what only Phasa needs.</summary>
internal static class ExchangeNames
{
    public const string Document = "document";
    public const string Title = "title";
    public const string Ordinal = "ordinal";
    public const string Heading = "heading";
    public const string Hash = "hash";
    public const string State = "state";
    public const string Provenance = "provenance";
    public const string Outdated = "outdated-source";

    /// <summary>The value of a state, as files have it.</summary>
    public static string Of(ExchangeState state) => state.ToString().ToLowerInvariant();

    /// <summary>The state of a value, or null for another one.</summary>
    public static ExchangeState? StateOf(string? value)
    {
        foreach (var state in Enum.GetValues<ExchangeState>())
        {
            if (Of(state).Equals(value?.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return state;
            }
        }

        return null;
    }
}
