namespace Phasa.Languages;

/// <summary>The letters of a text by script. Immutable.</summary>
public sealed class ScriptHistogram
{
    private readonly int[] _counts;

    internal ScriptHistogram(int[] counts)
    {
        _counts = counts;
        Letters = counts.Sum();
    }

    /// <summary>Number of letters (code points) of all scripts.</summary>
    public int Letters { get; }

    /// <summary>The script with the most letters; null for a text without letters.</summary>
    public Script? Leading => Letters == 0 ? null : (Script)Array.IndexOf(_counts, _counts.Max());

    /// <summary>Number of letters (code points) of one script.</summary>
    public int Count(Script script) => _counts[(int)script];

    /// <summary>Number of letters (code points) of several scripts together.</summary>
    public int Count(IReadOnlyList<Script> scripts) => scripts.Sum(Count);

    /// <summary>The share of a script among all letters, 0..1; 0 for a text without letters.</summary>
    public double Share(Script script) => Letters == 0 ? 0 : (double)Count(script) / Letters;

    /// <summary>For example <c>88 % Thai, 12 % Lao</c>.</summary>
    public override string ToString() => string.Join(", ", Enum.GetValues<Script>()
        .Where(s => Count(s) > 0)
        .OrderByDescending(Count)
        .Select(s => $"{100.0 * Count(s) / Letters:0} % {s}"));
}
