namespace Phasa.Relational.Connections;

/// <summary>What a database is opened for.</summary>
internal enum Opening
{
    /// <summary>To be used: the schema is made or brought up to date.</summary>
    Use,

    /// <summary>To be copied from: nothing is changed.</summary>
    Source,

    /// <summary>To be copied into: like <see cref="Use"/>, though a copy into it may not have ended.</summary>
    Target,
}
