using Phasa.Indexes.Metadata;

namespace Phasa.Search.Filters;

/// <summary>Which documents take part in a search, by their metadata. Immutable; those that are written alike are equal.</summary>
public abstract record MetadataFilter
{
    private protected MetadataFilter()
    {
    }
}

/// <summary>All of some filters; without any, every document.</summary>
/// <param name="Filters">The filters.</param>
public sealed record AllFilter(FilterList<MetadataFilter> Filters) : MetadataFilter;

/// <summary>At least one of some filters.</summary>
/// <param name="Filters">The filters.</param>
public sealed record AnyFilter(FilterList<MetadataFilter> Filters) : MetadataFilter;

/// <summary>What a filter leaves out.</summary>
/// <param name="Filter">The filter.</param>
public sealed record NotFilter(MetadataFilter Filter) : MetadataFilter;

/// <summary>Asks a key of the metadata.</summary>
/// <param name="Key">The key; <see cref="DocumentId"/> for the document's id.</param>
public abstract record KeyFilter(string Key) : MetadataFilter
{
    /// <summary>The reserved name of the owner's id of the document.</summary>
    public const string DocumentId = "$id";
}

/// <summary>One of the key's values is among some.</summary>
/// <param name="Key">The key.</param>
/// <param name="Values">The values; none is met by no document.</param>
public sealed record ValueFilter(string Key, FilterList<MetadataValue> Values) : KeyFilter(Key);

/// <summary>One of the key's values lies within all bounds.</summary>
/// <param name="Key">The key.</param>
/// <param name="Bounds">The bounds, one or more.</param>
public sealed record RangeFilter(string Key, FilterList<FilterBound> Bounds) : KeyFilter(Key);

/// <summary>The key is there, whatever its value, or is not.</summary>
/// <param name="Key">The key.</param>
/// <param name="Exists">Whether it should be.</param>
public sealed record ExistsFilter(string Key, bool Exists) : KeyFilter(Key);

/// <summary>An end of a range.</summary>
/// <param name="Value">A number, a time or a string.</param>
/// <param name="IsLower">Whether values lie above it, not below.</param>
/// <param name="IsIncluded">Whether the end itself belongs to the range.</param>
public sealed record FilterBound(MetadataValue Value, bool IsLower, bool IsIncluded);
