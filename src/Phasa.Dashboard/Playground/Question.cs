using System.Text.Json;
using Phasa.Languages;
using Phasa.Search;
using Phasa.Search.Filters;

namespace Phasa.Dashboard.Playground;

/// <summary>What the visitor asks, as the form and the address have it.</summary>
public sealed record Question
{
    /// <summary>The question.</summary>
    public string Query { get; set; } = "";

    /// <summary>Its language's tag; empty to have it found out.</summary>
    public string Language { get; set; } = "";

    /// <summary>How many hits each route shows.</summary>
    public int Top { get; set; } = 5;

    /// <summary>What is searched by.</summary>
    public SearchLegs Legs { get; set; }

    /// <summary>A cosine that replaces the thresholds; null for these.</summary>
    public float? Threshold { get; set; }

    /// <summary>A filter on the metadata as JSON; empty for none.</summary>
    public string Filter { get; set; } = "";

    /// <summary>Where a failure lies that is about the threshold: <see cref="PhasaException.Location"/>.</summary>
    internal const string ThresholdAt = "/threshold";

    /// <summary>Where a failure lies that is about the filter, or what it begins with.</summary>
    internal const string FilterAt = "/filter";

    /// <summary>It as a search on one route; not logged, so that trying something out changes no figure of users' searches.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>.</exception>
    internal SearchRequest ToRequest(RouteChoice route) => new(Query)
    {
        Language = Language.Length == 0 ? null : LanguageTag.Parse(Language),
        Top = Top,
        Route = route,
        Legs = Legs == SearchLegs.Both ? null : Legs,
        Threshold = Threshold,
        Filter = Filter.Trim().Length == 0 ? null : FilterParser.Parse(ParseFilter(), FilterAt),
        Explain = true,
        IsLogged = false,
    };

    private JsonElement ParseFilter()
    {
        try
        {
            using var document = JsonDocument.Parse(Filter);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new PhasaException(ErrorCodes.InvalidJson, $"The filter is no JSON: {e.Message}", "Write it as in {\"product\": \"gate\"}.", e) { Location = FilterAt };
        }
    }
}
