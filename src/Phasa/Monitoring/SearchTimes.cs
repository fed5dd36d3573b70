namespace Phasa.Monitoring;

/// <summary>How long a search took. The steps add up to a little less than the total.</summary>
public sealed record SearchTimes
{
    /// <summary>How many steps there are.</summary>
    internal static readonly int Steps = Enum.GetValues<SearchStep>().Length;

    private readonly TimeSpan[] _steps;

    /// <summary>Puts the times together.</summary>
    /// <param name="total">How long the whole search took.</param>
    /// <param name="steps">How long each step took, in the order of <see cref="SearchStep"/>; steps that are left out took no time.</param>
    public SearchTimes(TimeSpan total, params ReadOnlySpan<TimeSpan> steps) => (Total, _steps) = (total, steps.ToArray());

    /// <summary>How long the whole search took.</summary>
    public TimeSpan Total { get; }

    /// <summary>How long a step took.</summary>
    public TimeSpan this[SearchStep step] => (int)step < _steps.Length ? _steps[(int)step] : default;

    /// <inheritdoc/>
    public bool Equals(SearchTimes? other) => other is not null && Total == other.Total && Enum.GetValues<SearchStep>().All(s => this[s] == other[s]);

    /// <inheritdoc/>
    public override int GetHashCode() => Total.GetHashCode();
}
