namespace Phasa.Separation.PairSets;

/// <summary>What is wrong with the lines of a file. All of them are told, not the first alone: a file is then put right in one go.</summary>
/// <param name="name">The file's name.</param>
/// <param name="kind">What the file is, with its article.</param>
internal sealed class LineFaults(string name, string kind = "The pair set")
{
    /// <summary>Faults beyond these are only counted.</summary>
    private const int Most = 20;

    private readonly List<(long Line, string Fault)> _faults = [];

    /// <summary>Whether there is any.</summary>
    public bool Any => _faults.Count > 0;

    /// <summary>Adds a fault.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="fault">What is wrong, in a clause.</param>
    public void Add(long line, string fault) => _faults.Add((line, fault));

    /// <summary>The error that tells them, with the place of the first.</summary>
    /// <param name="nextStep">What the reader can do.</param>
    public PhasaException ToException(string nextStep)
    {
        var shown = _faults.OrderBy(f => f.Line).Take(Most).Select(f => $"{name}:{f.Line}: {f.Fault}").ToList();
        if (_faults.Count > Most)
        {
            shown.Add($"and {_faults.Count - Most} more");
        }

        var count = _faults.Count == 1 ? "one faulty line" : $"{_faults.Count} faulty lines";
        return new(ErrorCodes.InvalidFile, $"{kind} '{name}' has {count}:\n  {string.Join("\n  ", shown)}", nextStep)
        { Location = $"{name}:{_faults.Min(f => f.Line)}" };
    }
}
