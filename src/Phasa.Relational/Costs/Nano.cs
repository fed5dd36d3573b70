namespace Phasa.Relational.Costs;

/// <summary>Sums of money as whole numbers, so that a database adds them up exactly.</summary>
internal static class Nano
{
    private const decimal Unit = 1_000_000_000m;

    /// <summary>Rounded up: a budget is not overdrawn by rounding.</summary>
    public static long Of(decimal amount) => (long)decimal.Ceiling(amount * Unit);

    public static decimal Amount(long nano) => nano / Unit;
}
