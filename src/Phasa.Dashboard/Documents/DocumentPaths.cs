using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Phasa.Dashboard.Shell;
using Phasa.Languages;

namespace Phasa.Dashboard.Documents;

/// <summary>Addresses of the pages about documents.</summary>
internal static class DocumentPaths
{
    /// <summary>The list.</summary>
    public const string List = "/documents";

    /// <summary>One document.</summary>
    public const string Item = "/documents/item";

    /// <summary>The address of a document.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="navigation">Where the browser is: the collection stays.</param>
    /// <param name="language">The language that is shown beside the original; null for the first.</param>
    public static string Of(string id, NavigationManager navigation, LanguageTag? language = null)
    {
        var path = QueryHelpers.AddQueryString(Item, "id", id);
        return CollectionPath.Of(language is { } shown ? QueryHelpers.AddQueryString(path, "language", shown.Value) : path, navigation);
    }

    /// <summary>The address of a part of the list.</summary>
    /// <param name="find">What ids begin with; null for all.</param>
    /// <param name="after">The id that it begins after; null for the beginning.</param>
    /// <param name="navigation">Where the browser is: the collection stays.</param>
    public static string ListOf(string? find, string? after, NavigationManager navigation)
    {
        var path = string.IsNullOrEmpty(find) ? List : QueryHelpers.AddQueryString(List, "find", find);
        return CollectionPath.Of(after is null ? path : QueryHelpers.AddQueryString(path, "after", after), navigation);
    }
}
