namespace Phasa.Documents;

/// <summary>What became of a <see cref="DocumentTranslationWrite"/>.</summary>
public enum TranslationWriteOutcome
{
    /// <summary>It is stored and searchable.</summary>
    Written,

    /// <summary>Nothing was written: the document has a newer version, or is gone.</summary>
    DocumentChanged,

    /// <summary>Nothing was written: the lease has passed to another worker or the job was queued anew.</summary>
    LeaseLost,
}
