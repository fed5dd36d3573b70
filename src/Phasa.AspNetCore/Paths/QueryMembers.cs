using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Phasa.AspNetCore.Problems;
using Phasa.Languages;
using Phasa.Translation.Costs;

namespace Phasa.AspNetCore.Paths;

/// <summary>The members of a query string, read strictly: known ones only, and each at most once.</summary>
internal sealed class QueryMembers
{
    private static readonly string[] TimeFormats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private readonly IQueryCollection _query;

    /// <summary>Reads the query string of a call that takes these members.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>.</exception>
    public QueryMembers(HttpRequest request, params ReadOnlySpan<string> known)
    {
        _query = request.Query;
        foreach (var (name, values) in _query)
        {
            if (!known.Contains(name))
            {
                throw Wrong(Readable.Shorten(name, 80), $"is not known here{(known.Length == 0 ? "" : $"; there are {string.Join(", ", known.ToArray())}")}");
            }

            if (values.Count != 1)
            {
                throw Wrong(name, "is given more than once");
            }
        }
    }

    /// <summary>A text, or null.</summary>
    public string? Text(string name) => _query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>True or false, false when absent.</summary>
    public bool Flag(string name) => Text(name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw Wrong(name, "must be true or false"),
    };

    /// <summary>A whole number in a range.</summary>
    public int Number(string name, int least, int most, int otherwise) => Text(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Wrong(name, $"must be a whole number from {least} to {most}");

    /// <summary>A sum of money, 0 or more, or null.</summary>
    public decimal? Sum(string name) => Text(name) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sum) ? sum
        : throw Wrong(name, "must be a number such as 20 or 12.50");

    /// <summary>A time in RFC 3339, or a day such as 2026-11-23 (its beginning, UTC), or null.</summary>
    public DateTimeOffset? Time(string name) => Text(name) is not { } text ? null
        : DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time
        : throw Wrong(name, "must be a time such as 2026-11-23T08:00:00Z or a day such as 2026-11-23");

    /// <summary>A month such as 2026-11, or null.</summary>
    public SpendMonth? Month(string name) => Text(name) is not { } text ? null
        : SpendMonth.TryParse(text, out var month) ? month
        : throw Wrong(name, "must be a month such as 2026-11");

    /// <summary>A language, or null.</summary>
    public LanguageTag? Language(string name) => Text(name) is { } text ? LanguageTags.Parse(text, "?" + name) : null;

    /// <summary>A name of an enumeration in lower case with dashes, or null.</summary>
    public T? Name<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()) == text)
            {
                return value;
            }
        }

        throw Wrong(name, "must be one of " + string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)));
    }

    /// <summary>What sums of costs are told apart by, or null.</summary>
    public SpendGrouping? Grouping(string name) => Text(name) is not { } text ? null
        : SpendGroupings.TryParse(text, out var by) ? by
        : throw Wrong(name, $"must be one or, with commas, several of {SpendGroupings.Names}");

    private static PhasaException Wrong(string name, string what) =>
        new(ErrorCodes.InvalidRequest, $"The query member '{name}' {what}.") { Location = "?" + name };
}
