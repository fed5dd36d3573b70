namespace Phasa.Indexes.Scans;

/// <summary>What a scan compares all rows by, before it compares the best of them by their vectors.</summary>
internal enum FirstPass
{
    /// <summary>The vectors themselves: nothing is left to compare.</summary>
    Vectors,

    /// <summary>Components as bytes.</summary>
    Bytes,

    /// <summary>Signs; then the nearest by bytes.</summary>
    Signs,
}
