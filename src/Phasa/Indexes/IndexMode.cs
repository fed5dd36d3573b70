using System.ComponentModel;
using System.Globalization;

namespace Phasa.Indexes;

/// <summary>Where the vectors of language indexes are compared; written <c>auto</c>, <c>pgvector</c> or <c>in-process</c>.</summary>
[TypeConverter(typeof(IndexModeConverter))]
public enum IndexMode
{
    /// <summary>In this process as long as they fit, else by the store where it can.</summary>
    Auto,

    /// <summary>By the store, in PostgreSQL with the extension <c>vector</c>.</summary>
    Pgvector,

    /// <summary>In this process.</summary>
    InProcess,
}

/// <summary>Reads an <see cref="IndexMode"/> as people write it.</summary>
internal sealed class IndexModeConverter() : EnumConverter(typeof(IndexMode))
{
    /// <inheritdoc/>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        base.ConvertFrom(context, culture, value is string text ? text.Replace("-", "", StringComparison.Ordinal) : value);
}
