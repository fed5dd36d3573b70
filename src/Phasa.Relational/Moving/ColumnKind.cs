namespace Phasa.Relational.Moving;

/// <summary>The few types that columns have in every database.</summary>
internal enum ColumnKind
{
    /// <summary>A whole number of 64 bits.</summary>
    Whole,

    /// <summary>A number in floating point of 64 bits.</summary>
    Real,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Bytes,
}
