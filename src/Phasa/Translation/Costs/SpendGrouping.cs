namespace Phasa.Translation.Costs;

/// <summary>What a report of costs tells apart; currencies it always does.</summary>
[Flags]
public enum SpendGrouping
{
    /// <summary>Nothing: the total.</summary>
    Total = 0,

    /// <summary>Months.</summary>
    Month = 1,

    /// <summary>Languages translated into.</summary>
    Language = 2,

    /// <summary>Documents, and queries beside them.</summary>
    Document = 4,

    /// <summary>Providers.</summary>
    Provider = 8,
}
