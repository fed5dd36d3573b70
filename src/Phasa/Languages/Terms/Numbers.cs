namespace Phasa.Languages.Terms;

/// <summary>The writing of numbers.</summary>
internal static class Numbers
{
    /// <summary>10,000 as 10000. Points stay: 10.000 is ten in one language and ten thousand in another, and a version in all.</summary>
    public static string Ungroup(string number)
    {
        for (var i = number.IndexOf(',', StringComparison.Ordinal); i >= 0; i = number.IndexOf(',', i + 1))
        {
            var group = number.AsSpan(i + 1);
            if (i is 0 or > 9 || group.Length < 3 || group[..3].ContainsAnyExceptInRange('0', '9') || (group.Length > 3 && char.IsDigit(group[3])))
            {
                return number;
            }
        }

        return number.Replace(",", "");
    }
}
