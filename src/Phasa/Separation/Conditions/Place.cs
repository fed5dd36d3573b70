namespace Phasa.Separation.Conditions;

/// <summary>Where a value stands among others.</summary>
/// <param name="Below">How many of the others are less.</param>
/// <param name="UpTo">How many are no more.</param>
internal readonly record struct Place(int Below, int UpTo)
{
    /// <summary>1 when this, a place of one of the others, is above a value's place; ½ when they are tied; else 0.</summary>
    public double Beats(Place value) => Below >= value.UpTo ? 1 : Below >= value.Below ? 0.5 : 0;
}
