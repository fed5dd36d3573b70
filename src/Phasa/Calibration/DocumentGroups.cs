using Phasa.Documents;
using Phasa.Indexes;

namespace Phasa.Calibration;

/// <summary>
/// Which passages belong to one answer. Documents with an identical title in any language count as the same document:
/// each would otherwise be the best 'wrong' answer to the other's title.
/// </summary>
internal sealed class DocumentGroups
{
    /// <summary>The group of a passage that is not known; it is neither right nor wrong.</summary>
    public const int Unknown = -1;

    private readonly int[] _parents;
    private readonly Dictionary<PassageId, int> _documents = [];
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);

    /// <summary>Groups documents.</summary>
    public DocumentGroups(IReadOnlyList<TitledDocument> documents)
    {
        _parents = [.. Enumerable.Range(0, documents.Count)];
        var byTitle = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, document) in documents.Index())
        {
            _byId[document.Id] = index;
            foreach (var passage in document.Passages)
            {
                _documents[passage] = index;
            }

            foreach (var title in document.Titles.Values)
            {
                if (!byTitle.TryAdd(title, index))
                {
                    _parents[Root(index)] = Root(byTitle[title]);
                }
            }
        }
    }

    /// <summary>The group of a document by its place.</summary>
    public int Of(int document) => Root(document);

    /// <summary>The group of a document by its id; null when there is none.</summary>
    public int? Find(string id) => _byId.TryGetValue(id, out var index) ? Root(index) : null;

    /// <summary>The group of each passage slot of a snapshot. A passage written after the documents were read is unknown.</summary>
    public int[] BySlot(CollectionSnapshot snapshot) =>
        [.. snapshot.Passages.Select(p => _documents.TryGetValue(p, out var index) ? Root(index) : Unknown)];

    private int Root(int index)
    {
        while (_parents[index] != index)
        {
            index = _parents[index] = _parents[_parents[index]];
        }

        return index;
    }
}
