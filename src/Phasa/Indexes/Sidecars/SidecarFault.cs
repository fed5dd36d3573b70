namespace Phasa.Indexes.Sidecars;

/// <summary>Why a sidecar cannot be used. None is an error: it is written anew from the store.</summary>
internal enum SidecarFault
{
    /// <summary>It can.</summary>
    None,

    /// <summary>There is no file.</summary>
    Missing,

    /// <summary>The file cannot be read.</summary>
    Unreadable,

    /// <summary>It is not a sidecar, or one of another version of Phasa.</summary>
    OtherVersion,

    /// <summary>It was written on a processor with another order of bytes.</summary>
    OtherByteOrder,

    /// <summary>It holds another collection, language or space.</summary>
    OtherRows,

    /// <summary>It holds writes that the store has not: the store was put back to an earlier state.</summary>
    AheadOfStore,

    /// <summary>The store does not know that it was written: it was put back to an earlier state, or is another store.</summary>
    OtherHistory,

    /// <summary>Most passages it knows were deleted.</summary>
    Worn,

    /// <summary>It is shorter or longer than its header says.</summary>
    Truncated,

    /// <summary>A checksum does not fit.</summary>
    Damaged,
}
