using System.Globalization;
using Phasa.Translation.Costs;

namespace Phasa.Dashboard.Translations.Costs;

/// <summary>A budget as somebody typed it.</summary>
/// <param name="Amount">The sum.</param>
/// <param name="Currency">Its currency.</param>
public sealed record BudgetInput(string Amount, string Currency)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: it is no sum, or one that no budget can be.</exception>
    public Money Read() => decimal.TryParse(Amount, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var amount)
        ? Money.Checked(amount, Currency.Trim())
        : throw new PhasaException(ErrorCodes.InvalidRequest, $"'{Amount}' is no sum.", "Give a sum such as 20 or 12.50.");
}
