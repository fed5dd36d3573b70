using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Phasa.Dashboard.Shell;
using Phasa.Separation.Conditions;
using Phasa.Separation.Jobs;

namespace Phasa.Dashboard.Measurements;

/// <summary>Addresses of the pages about measurements.</summary>
internal static class MeasurementPaths
{
    /// <summary>The list.</summary>
    public const string List = "/measurement";

    /// <summary>Two of them side by side.</summary>
    public const string Comparison = List + "/compare";

    /// <summary>The address of the list.</summary>
    /// <param name="navigation">Where the browser is: the collection stays.</param>
    public static string ListOf(NavigationManager navigation) => CollectionPath.Of(List, navigation);

    /// <summary>The address of a measurement.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="navigation">Where the browser is: the collection stays.</param>
    /// <param name="model">The model that is shown; null for the first.</param>
    /// <param name="shown">The condition that is opened; null for none.</param>
    public static string Of(MeasurementId id, NavigationManager navigation, string? model = null, Condition? shown = null)
    {
        var path = $"{List}/{id}";
        path = model is null ? path : QueryHelpers.AddQueryString(path, "model", model);
        path = shown is { } cell ? QueryHelpers.AddQueryString(QueryHelpers.AddQueryString(path, "query", cell.Query.Value), "document", cell.Document.Value) : path;
        return CollectionPath.Of(path, navigation);
    }

    /// <summary>The address of a comparison; the one that was asked for earlier comes first.</summary>
    public static string Compare(MeasurementId one, MeasurementId other, NavigationManager navigation)
    {
        var (first, second) = one.Value <= other.Value ? (one, other) : (other, one);
        return CollectionPath.Of(QueryHelpers.AddQueryString(QueryHelpers.AddQueryString(Comparison, "first", first.ToString()), "second", second.ToString()), navigation);
    }

    /// <summary>The report of a measurement, which the API serves to browsers as a page that needs nothing else.</summary>
    public static string ReportOf(MeasurementId id) => $"/v1/measurements/{id}";
}
