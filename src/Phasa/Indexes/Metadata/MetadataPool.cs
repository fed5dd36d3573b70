using System.Text.Json;

namespace Phasa.Indexes.Metadata;

/// <summary>Flattens metadata, and keeps equal keys and values once: most documents of a collection share theirs. One thread at a time.</summary>
internal sealed class MetadataPool
{
    /// <summary>Values that are different in every document are not worth keeping.</summary>
    private const int MostValues = 50_000;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<MetadataValue> _values = [];

    /// <summary>A document's metadata as filters ask it.</summary>
    public DocumentMetadata Flatten(string id, IReadOnlyDictionary<string, JsonElement> metadata)
    {
        var entries = new List<MetadataEntry>(metadata.Count);
        foreach (var (key, value) in metadata)
        {
            Add(entries, key, value);
        }

        return new(id, [.. entries.OrderBy(e => e.Key, StringComparer.Ordinal)]);
    }

    private void Add(List<MetadataEntry> entries, string key, JsonElement value)
    {
        var before = entries.Count;
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                Add(entries, $"{key}.{member.Name}", member.Value);
            }

            entries.Add(new(Pooled(key), MetadataValue.Nothing));
            return;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in value.EnumerateArray())
            {
                Add(entries, key, element);
            }
        }
        else if (value.ValueKind != JsonValueKind.Undefined)
        {
            entries.Add(new(Pooled(key), Pooled(MetadataValue.Of(value))));
        }

        if (entries.Count == before)
        {
            entries.Add(new(Pooled(key), MetadataValue.Nothing));
        }
    }

    private string Pooled(string key)
    {
        if (_keys.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_keys.Count < MostValues)
        {
            _keys.Add(key);
        }

        return key;
    }

    private MetadataValue Pooled(MetadataValue value)
    {
        if (_values.TryGetValue(value, out var known))
        {
            // Equal numbers may tell their digits differently; a filter does not.
            return known;
        }

        if (_values.Count < MostValues)
        {
            _values.Add(value);
        }

        return value;
    }
}
