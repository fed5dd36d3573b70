using Phasa.Separation.PairSets;

namespace Phasa.Cli.Measuring;

/// <summary>Finds the pair set that a name means.</summary>
internal static class PairSource
{
    /// <summary>The file of that path, else the set in the box of that name; the usual one for null.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: there is neither; <see cref="ErrorCodes.InvalidFile"/>.</exception>
    public static async Task<PairSet> ReadAsync(string? name, CancellationToken cancellationToken)
    {
        if (name is not null && File.Exists(name))
        {
            return await PairSetReader.ReadAsync(name, cancellationToken);
        }

        return BuiltInPairSets.Find(name ?? BuiltInPairSets.Default) ?? throw new PhasaException(
            ErrorCodes.InvalidRequest, $"There is neither a file nor a pair set in the box named '{name}'.",
            $"Correct the path, or use one of those in the box: {string.Join(", ", BuiltInPairSets.Names)}.");
    }
}
