using System.Data.Common;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Moving;

/// <summary>
/// Copies everything from one store into another, whatever databases they lie in: <see cref="Begin"/>, <see cref="Transfer"/>,
/// <see cref="Verify"/>. A copy that ends before its time is gone on with by the next one. The target cannot be used until it is
/// verified. Not thread-safe; each step works on the caller's thread until it is done.
/// </summary>
public sealed class StoreCopy : IAsyncDisposable
{
    /// <summary>Lines in a transaction, and bytes: what memory holds, and what a copy that is killed does again.</summary>
    private const int MostLines = 2_000;
    private const long MostBytes = 16 << 20;

    /// <summary>Lines between two reports.</summary>
    private const int ReportEvery = 256;

    private readonly Database _from;
    private readonly Database _to;
    private readonly Connection _source;
    private readonly Connection _target;
    private readonly IReadOnlyList<CopiedTable> _tables;
    private IDisposable? _moment;
    private CopyMark? _mark;

    private StoreCopy(Database from, Database to)
    {
        (_from, _to) = (from, to);
        (_source, _target) = (from.OpenApart(), to.OpenApart());
        _tables = CopyPlan.Of(from.Tables.List(_source.Db), to.Tables.List(_target.Db));
    }

    /// <summary>Lines to copy, of all tables; known once it has begun.</summary>
    public long Rows => _mark?.Contents.Values.Sum(c => c.Rows) ?? 0;

    /// <summary>Opens both stores, which must not be open, and refuses what cannot be copied. They stay the caller's.</summary>
    /// <param name="from">The store to copy. It is not changed, and may be in use.</param>
    /// <param name="to">The store to fill: empty, or the target of a copy of the same content that has not ended.</param>
    /// <param name="anew">Whether to empty the target of a copy that has not ended, and begin anew.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="PhasaException">
    /// <see cref="ErrorCodes.StoreIncompatible"/> for a source of another schema, <see cref="ErrorCodes.StoreIncomplete"/> for one that is a target
    /// itself, <see cref="ErrorCodes.InvalidRequest"/> for a target with content.
    /// </exception>
    public static async Task<StoreCopy> OpenAsync(RelationalStore from, RelationalStore to, bool anew, CancellationToken cancellationToken = default)
    {
        await from.Database.OpenAsync(Opening.Source, cancellationToken);
        await to.Database.OpenAsync(Opening.Target, cancellationToken);
        var copy = to.Database.Explained(() => new StoreCopy(from.Database, to.Database));
        try
        {
            to.Database.Explained(() => copy.Prepare(anew));
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads what the source holds as of one moment, and marks the target.</summary>
    /// <param name="report">Is told the lines read so far.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreIncomplete"/> when the source has changed since the copy into the target began.</exception>
    public void Begin(Action<long> report, CancellationToken cancellationToken)
    {
        var contents = _from.Explained(() =>
        {
            _moment = _source.HoldSnapshot();
            _from.Tables.PrepareReading(_source.Db);
            return Contents(_source.Db, report, cancellationToken);
        });
        _to.Explained(() => _target.Write(() =>
        {
            _mark = CopyMark.Read(_target.Db);
            if (_mark is null)
            {
                _mark = new(_from.Name, contents, _from.Explained(() => _from.Tables.Counters(_source.Db)));
                _tables.Single(t => t.Name == "meta").Clear(_target.Db);
                _mark.Write(_target.Db);
            }

            // A connection may have to be told again.
            _to.Tables.SuspendTriggers(_target.Db, _tables);
            return true;
        }));
        if (!_mark!.IsOf(contents))
        {
            throw new PhasaException(
                ErrorCodes.StoreIncomplete, $"{_from.Name} is not, or no longer, what the copy into {_to.Name} began with.",
                $"The copy was from {_mark.From}. Stop what writes to it; then begin anew with --anew.");
        }
    }

    /// <summary>Copies what is not there yet.</summary>
    /// <param name="report">Is told the lines copied so far, by earlier runs too.</param>
    /// <param name="cancellationToken">Ends it between two transactions; the next copy goes on there.</param>
    public void Transfer(Action<long> report, CancellationToken cancellationToken)
    {
        var place = _to.Explained(() => CopyMark.ReadPlace(_target.Db));
        report(place?.Rows ?? 0);
        var first = place is null ? 0 : _tables.Index().Single(t => t.Item.Name == place.Table).Index;
        foreach (var table in _tables.Skip(first))
        {
            var after = table.Name == place?.Table ? place.Key : null;
            foreach (var batch in Batches(table, after))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var next = new CopyPlace(table.Name, batch[^1].Key, (place?.Rows ?? 0) + batch.Count);
                _to.Explained(() => _target.Write(() =>
                {
                    CopyMark.Move(_target.Db, place, next);
                    _to.Tables.Insert(_target.Db, table, [.. batch.Select(b => b.Line)]);
                    return true;
                }));
                place = next;
                report(next.Rows);
            }
        }

        _moment?.Dispose();
        _moment = null;
    }

    /// <summary>Reads the target, compares it with what the source held, and lets it be used.</summary>
    /// <param name="report">Is told the lines read so far.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreIncomplete"/> when they differ, with the tables that do.</exception>
    public CopyResult Verify(Action<long> report, CancellationToken cancellationToken)
    {
        var mark = _mark ?? throw new InvalidOperationException("The copy has not begun.");
        var found = _to.Explained(() => _target.Snapshot(() => Contents(_target.Db, report, cancellationToken)));
        var differing = found.Where(t => mark.Contents[t.Key] != t.Value).Select(t => Difference(t.Key, mark.Contents[t.Key], t.Value)).ToList();
        if (differing.Count > 0)
        {
            throw new PhasaException(
                ErrorCodes.StoreIncomplete, $"{_to.Name} does not hold what {_from.Name} holds: {string.Join(", ", differing)}.",
                "See that nothing else writes to it and that its disk is sound; then begin anew with --anew.");
        }

        _to.Explained(() => _target.Write(() =>
        {
            _to.Tables.SetCounters(_target.Db, mark.Counters);
            _to.Tables.ResumeTriggers(_target.Db, _tables);
            CopyMark.Remove(_target.Db);
            return true;
        }));
        return new(_from.Name, _to.Name, Rows, found);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _moment?.Dispose();
        _source.Dispose();
        _target.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Difference(string table, TableContent expected, TableContent found) => expected.Rows == found.Rows
        ? $"table '{table}' has other content"
        : $"table '{table}' has {found.Rows} lines instead of {expected.Rows}";

    private static long Size(object?[] line) => line.Sum(value => value switch { string text => text.Length * 2L, byte[] bytes => bytes.Length, _ => 16 });

    private bool Prepare(bool anew) => CopyMark.Read(_target.Db) switch
    {
        null when _tables.Where(t => t.Name != "meta").All(t => t.IsEmpty(_target.Db)) => true,
        null => throw new PhasaException(
            ErrorCodes.InvalidRequest, $"{_to.Name} is not empty.", "A copy needs an empty store: name another one, or remove what is there."),
        _ when anew => _target.Write(() =>
        {
            _to.Tables.SuspendTriggers(_target.Db, _tables);
            foreach (var table in _tables.Reverse())
            {
                table.Clear(_target.Db);
            }

            CopyMark.Remove(_target.Db);
            return true;
        }),
        _ => true,
    };

    private Dictionary<string, TableContent> Contents(DbConnection db, Action<long> report, CancellationToken cancellationToken)
    {
        var read = 0L;
        Dictionary<string, TableContent> contents = [];
        foreach (var table in _tables)
        {
            contents.Add(table.Name, TableContent.Of(table.Read(db).Select(Seen), table.Columns));
        }

        report(read);
        return contents;

        object?[] Seen(object?[] line)
        {
            if (++read % ReportEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                report(read);
            }

            return line;
        }
    }

    private IEnumerable<List<(object?[] Line, object[] Key)>> Batches(CopiedTable table, IReadOnlyList<object>? after)
    {
        using var lines = table.ReadAfter(_source.Db, after).GetEnumerator();
        while (_from.Explained(() => Next(lines)) is { Count: > 0 } batch)
        {
            yield return batch;
        }
    }

    private static List<(object?[] Line, object[] Key)> Next(IEnumerator<(object?[] Line, object[] Key)> lines)
    {
        List<(object?[] Line, object[] Key)> batch = [];
        for (var bytes = 0L; batch.Count < MostLines && bytes < MostBytes && lines.MoveNext(); bytes += Size(lines.Current.Line))
        {
            batch.Add(lines.Current);
        }

        return batch;
    }
}
