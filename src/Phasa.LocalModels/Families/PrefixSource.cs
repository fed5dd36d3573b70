namespace Phasa.LocalModels.Families;

/// <summary>Who says what is put before texts.</summary>
public enum PrefixSource
{
    /// <summary>Nobody: nothing is put before them, which may be wrong.</summary>
    Unknown,

    /// <summary>The built-in table of families.</summary>
    Family,

    /// <summary>The model's folder.</summary>
    Folder,

    /// <summary>The options.</summary>
    Options,
}
