using Phasa.Indexes.Metadata;

namespace Phasa.Search.Filters;

/// <summary>Says whether a document meets a filter. Never throws: a value of another type does not match.</summary>
internal static class FilterEvaluation
{
    /// <summary>Whether the document meets the filter.</summary>
    public static bool IsMetBy(this MetadataFilter filter, DocumentMetadata document)
    {
        switch (filter)
        {
            case AllFilter { Filters: var all }:
                for (var i = 0; i < all.Count; i++)
                {
                    if (!all[i].IsMetBy(document))
                    {
                        return false;
                    }
                }

                return true;
            case AnyFilter { Filters: var any }:
                for (var i = 0; i < any.Count; i++)
                {
                    if (any[i].IsMetBy(document))
                    {
                        return true;
                    }
                }

                return false;
            case NotFilter { Filter: var inner }:
                return !inner.IsMetBy(document);
            case KeyFilter { Key: KeyFilter.DocumentId } ofId:
                return ofId is ExistsFilter { Exists: var wanted } ? wanted : IsMetBy(ofId, MetadataValue.Of(document.Id));
            case KeyFilter ofKey:
                return IsMetByKey(ofKey, document.Entries);
            default:
                return false;
        }
    }

    private static bool IsMetByKey(KeyFilter filter, MetadataEntry[] entries)
    {
        foreach (var entry in entries)
        {
            if (string.Equals(entry.Key, filter.Key, StringComparison.Ordinal))
            {
                if (filter is ExistsFilter { Exists: var wanted })
                {
                    return wanted;
                }

                if (IsMetBy(filter, entry.Value))
                {
                    return true;
                }
            }
        }

        return filter is ExistsFilter { Exists: false };
    }

    private static bool IsMetBy(KeyFilter filter, MetadataValue value)
    {
        switch (filter)
        {
            case ValueFilter { Values: var values }:
                for (var i = 0; i < values.Count; i++)
                {
                    if (values[i].Equals(value))
                    {
                        return true;
                    }
                }

                return false;
            case RangeFilter { Bounds: var bounds }:
                for (var i = 0; i < bounds.Count; i++)
                {
                    if (!Lies(value, bounds[i]))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return false;
        }
    }

    private static bool Lies(MetadataValue value, FilterBound bound) =>
        value.CompareTo(bound.Value) is { } order && (order == 0 ? bound.IsIncluded : order > 0 == bound.IsLower);
}
