namespace Phasa.TestSupport.Kills;

/// <summary>
/// What a client knows of a document: the content it was last told to be written, and what it has asked for without an
/// answer. Content is known by a number; null is 'no such document'.
/// </summary>
internal sealed class KnownDocument(string id, bool mayBeDeleted)
{
    private readonly HashSet<int?> _possible = [null];

    private volatile bool _exists;

    public string Id => id;

    /// <summary>Whether its writer ever deletes it. The others are always there once they were written.</summary>
    public bool MayBeDeleted => mayBeDeleted;

    /// <summary>Whether every search must see it, in one content or another, also while it is replaced.</summary>
    public bool MustBeThere => !mayBeDeleted && _exists;

    /// <summary>The contents the document may have now.</summary>
    public IReadOnlySet<int?> Possible => _possible;

    /// <summary>What the last request was for.</summary>
    public int? LastAsked { get; private set; }

    /// <summary>Whether a request that would change it has no answer.</summary>
    public bool IsInDoubt => _possible.Count > 1;

    /// <summary>A request was sent; until it is answered both the old and the new content are possible.</summary>
    public void Asked(int? content)
    {
        LastAsked = content;
        _possible.Add(content);
    }

    /// <summary>The content is certain: a request was answered, or it was looked up while nobody wrote.</summary>
    public void Settled(int? content)
    {
        _possible.Clear();
        _possible.Add(content);
        _exists = content is not null;
    }
}
