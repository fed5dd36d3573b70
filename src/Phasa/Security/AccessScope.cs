namespace Phasa.Security;

/// <summary>What an API key allows; each scope includes those before it.</summary>
public enum AccessScope
{
    /// <summary>Search and read.</summary>
    Read,

    /// <summary>Change documents and translations.</summary>
    Write,

    /// <summary>Create and delete collections, see and change the service's own state.</summary>
    Admin,
}
