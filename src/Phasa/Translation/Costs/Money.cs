namespace Phasa.Translation.Costs;

/// <summary>A sum.</summary>
/// <param name="Amount">How much, 0 or more.</param>
/// <param name="Currency">Of what, e.g. <c>USD</c>.</param>
public sealed record Money(decimal Amount, string Currency)
{
    private const decimal Most = 1_000_000_000;

    /// <summary>A sum that somebody gave.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: a negative sum, one over a billion, or a currency that is no word of up to ten letters.</exception>
    public static Money Checked(decimal amount, string? currency) => amount is < 0 or > Most
        ? throw new PhasaException(ErrorCodes.InvalidRequest, FormattableString.Invariant($"A budget is 0 to {Most}, not {amount}."), "Give a sum such as 20 or 12.50.")
        : currency is { Length: > 0 and <= 10 } && currency.All(char.IsAsciiLetter) ? new(amount, currency)
        : throw new PhasaException(ErrorCodes.InvalidRequest, $"'{currency}' is no currency.", "Give the one of the configured prices, e.g. USD.");

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Amount:0.00####} {Currency}");
}
