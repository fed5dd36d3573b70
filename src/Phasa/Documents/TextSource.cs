namespace Phasa.Documents;

/// <summary>Where a row's text comes from.</summary>
public enum TextSource
{
    /// <summary>The document as its owner wrote it.</summary>
    Original,

    /// <summary>A translation by a person; never overwritten by a machine.</summary>
    Human,

    /// <summary>A translation by a provider.</summary>
    Machine,
}
