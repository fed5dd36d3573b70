namespace Phasa.Indexes.Metadata;

/// <summary>The type of a value. Values of two types are never equal and never in order.</summary>
public enum MetadataKind
{
    /// <summary>No value: what an empty array or object leaves of a key.</summary>
    Nothing,

    /// <summary>The null of JSON.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string, which may also tell a time.</summary>
    Text,
}
