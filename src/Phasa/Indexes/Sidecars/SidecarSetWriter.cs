using System.Security.Cryptography;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Indexes.Catalogue;

namespace Phasa.Indexes.Sidecars;

/// <summary>
/// Writes what a collection's index holds at one moment into files. The old set stays until the new one is whole, on the disk
/// and marked in the store; files of languages that did not change are taken over from it.
/// </summary>
internal sealed class SidecarSetWriter
{
    private readonly CollectionId _collection;
    private readonly EmbeddingSpace _space;
    private readonly List<Part> _parts;
    private readonly CatalogueArrays _arrays;
    private readonly IndexContent _content;
    private readonly long _behind;
    private readonly CollectionSnapshot _snapshot;

    /// <summary>Takes hold of the moment: copies the catalogue; rows are shared with the snapshot. No writer may be at work.</summary>
    public SidecarSetWriter(CollectionId collection, EmbeddingSpace space, IndexContent content)
    {
        (_collection, _space, _content, _snapshot, _behind) = (collection, space, content, content.Snapshot(), content.Behind);
        _arrays = content.Catalogue.Copy();
        _parts = [.. content.Languages.Select(l => new Part(l, l.Index?.Snapshot(), l.Filed, l.Changes))];
    }

    /// <summary>The set's random number.</summary>
    public ulong Generation { get; } = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>The sequence number it is of.</summary>
    public long Sequence => _snapshot.Sequence;

    /// <summary>Rows, removed ones included.</summary>
    public long Rows => _parts.Sum(p => p.Rows?.Count ?? 0L);

    /// <summary>Writes everything; nobody finds it yet.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="PhasaException">A vector that lies in an older file cannot be read.</exception>
    public void Write(string folder, CancellationToken cancellationToken)
    {
        foreach (var part in _parts.Where(p => p.Rows is not null))
        {
            if (part.Filed is { } old && part.Changes == 0 && File.Exists(Path.Combine(folder, KeyOf(part, old).FileName)))
            {
                continue;
            }

            part.Filed = new FiledRows(Generation, Sequence);
            part.Vectors = SidecarWriter.Write(folder, KeyOf(part, part.Filed.Value), part.Rows!, _content.Health, cancellationToken);
        }

        var content = new CatalogueContent(
            [.. _parts.Select(p => (p.Language.Language, p.Filed))], [.. _snapshot.Passages], [.. _snapshot.Documents], _arrays);
        CatalogueFile.Write(folder, _collection, _space, Generation, Sequence, content);
    }

    /// <summary>Makes it the set that is found, and deletes the old one.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Publish(string folder)
    {
        CatalogueFile.Publish(folder, Generation);
        IndexFolder.CleanBeside(folder);
    }

    /// <summary>Tells the index which files it has now, and leaves the vectors of large languages to them. No writer may be at work.</summary>
    /// <param name="rowsInMemory">Up to how many rows of the collection vectors stay in memory.</param>
    public void Settle(int rowsInMemory)
    {
        _content.Behind -= _behind;
        var inMemory = SidecarSet.RowsInMemory(Rows, rowsInMemory);
        foreach (var part in _parts)
        {
            part.Language.Filed = part.Filed;
            part.Language.Changes -= part.Changes;
            if (part.Vectors is { } vectors && part.Rows!.Count > inMemory)
            {
                part.Language.Index!.LeaveVectorsTo(part.Rows, vectors);
            }
        }
    }

    private SidecarKey KeyOf(Part part, FiledRows file) => new(_collection, part.Language.Language, _space, file.Sequence, file.Generation);

    private sealed class Part(LanguageRows language, LanguageIndexSnapshot? rows, FiledRows? filed, long changes)
    {
        public LanguageRows Language => language;

        public LanguageIndexSnapshot? Rows => rows;

        public long Changes => changes;

        public FiledRows? Filed { get; set; } = filed;

        public IReadOnlyList<FiledVectors>? Vectors { get; set; }
    }
}
