using System.Globalization;
using System.Text.Json;

namespace Phasa.Indexes.Metadata;

/// <summary>One value of a document's metadata, or one that a filter names. Equal for equal type and value: 1 and 1.0 are.</summary>
public sealed class MetadataValue : IEquatable<MetadataValue>
{
    private readonly double _number;
    private readonly decimal? _exact;

    private MetadataValue(MetadataKind kind, string? text = null, double number = 0, decimal? exact = null)
    {
        (Kind, Text, _number, _exact) = (kind, text, number, exact);
        Time = text is null ? null : MetadataTime.TryParse(text);
    }

    /// <summary>What an empty array or object leaves.</summary>
    public static MetadataValue Nothing { get; } = new(MetadataKind.Nothing);

    /// <summary>The null of JSON.</summary>
    public static MetadataValue Null { get; } = new(MetadataKind.Null);

    /// <summary>True.</summary>
    public static MetadataValue True { get; } = new(MetadataKind.Boolean, number: 1);

    /// <summary>False.</summary>
    public static MetadataValue False { get; } = new(MetadataKind.Boolean);

    /// <summary>Its type.</summary>
    public MetadataKind Kind { get; }

    /// <summary>The string; null for other types.</summary>
    public string? Text { get; }

    /// <summary>The time that the string tells, if it is a date or a time of RFC 3339.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>A string.</summary>
    public static MetadataValue Of(string text) => new(MetadataKind.Text, text);

    /// <summary>A string, number, boolean or null of JSON.</summary>
    /// <exception cref="ArgumentException">It is an array or object.</exception>
    public static MetadataValue Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Of(value.GetString()!),
        JsonValueKind.Number => OfNumber(value),
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        JsonValueKind.Null => Null,
        _ => throw new ArgumentException($"{value.ValueKind} is no single value.", nameof(value)),
    };

    /// <summary>
    /// Where this value lies relative to another one of its type: below 0 before it, 0 at it, above 0 after it. Numbers by size,
    /// strings by UTF-16 code unit, and where the other one tells a time, by time. Null when the two have no order.
    /// </summary>
    public int? CompareTo(MetadataValue other) => (Kind, other.Kind) switch
    {
        (MetadataKind.Number, MetadataKind.Number) => CompareNumbers(other),
        (MetadataKind.Text, MetadataKind.Text) when other.Time is { } bound => Time?.CompareTo(bound),
        (MetadataKind.Text, MetadataKind.Text) => string.CompareOrdinal(Text, other.Text),
        _ => null,
    };

    /// <inheritdoc/>
    public bool Equals(MetadataValue? other) => other is not null && Kind == other.Kind && Kind switch
    {
        MetadataKind.Text => string.Equals(Text, other.Text, StringComparison.Ordinal),
        MetadataKind.Number => CompareNumbers(other) == 0,
        _ => _number.Equals(other._number),
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MetadataValue);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Kind == MetadataKind.Text ? string.GetHashCode(Text, StringComparison.Ordinal) : HashCode.Combine(Kind, _number == 0 ? 0 : _number);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        MetadataKind.Text => $"\"{Text}\"",
        MetadataKind.Number => _exact?.ToString(CultureInfo.InvariantCulture) ?? _number.ToString("R", CultureInfo.InvariantCulture),
        MetadataKind.Boolean => _number == 0 ? "false" : "true",
        _ => "null",
    };

    private static MetadataValue OfNumber(JsonElement value)
    {
        var number = value.TryGetDouble(out var d) ? d : 0;

        // Keys with more digits than a double tells apart are common; a decimal that lost its size on the way is none.
        decimal? exact = value.TryGetDecimal(out var m) && (double)m == number ? m : null;
        return new(MetadataKind.Number, number: number, exact: exact);
    }

    private int CompareNumbers(MetadataValue other) =>
        _number.CompareTo(other._number) is not 0 and var order ? order
        : _exact is { } a && other._exact is { } b ? a.CompareTo(b)
        : 0;
}
