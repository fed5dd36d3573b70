using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Phasa.Dashboard.Shell;

/// <summary>Addresses of pages name the collection they are about: <c>/playground?collection=handbook</c>.</summary>
internal static class CollectionPath
{
    /// <summary>The member of the query.</summary>
    public const string Member = "collection";

    /// <summary>The collection that the address in the browser names, or null.</summary>
    public static string? Named(NavigationManager navigation) =>
        QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query).TryGetValue(Member, out var name) ? name.ToString() : null;

    /// <summary>The address of a page about the same collection.</summary>
    /// <param name="path">The page, with or without a query of its own.</param>
    /// <param name="navigation">Where the browser is.</param>
    public static string Of(string path, NavigationManager navigation) => Named(navigation) is { } name ? QueryHelpers.AddQueryString(path, Member, name) : path;
}
