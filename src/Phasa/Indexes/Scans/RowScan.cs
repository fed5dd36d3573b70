using System.Runtime.CompilerServices;
using Phasa.Indexes.Kernels;

namespace Phasa.Indexes.Scans;

/// <summary>
/// One query's way through an index: all rows by signs or bytes, the best of them by bytes, the best of those by their
/// vectors. Its memory is kept and used again; one thread at a time.
/// </summary>
internal abstract class RowScan
{
    // The rows lie far apart in memory, where no processor foresees the next one.
    private const int RowsAhead = 8;

    private readonly SignCandidates _near = new();
    private readonly ScoredCandidates _scored = new();
    private readonly float[] _scores = new float[RowBlock.Rows];
    private readonly ushort[] _distances = new ushort[RowBlock.Rows];
    private readonly ushort[] _selected = new ushort[RowBlock.Rows];
    private float[] _query = [];
    private float[] _vector = [];
    private ulong[] _code = [];
    private sbyte[] _steps = [];
    private short[] _bytes = [];
    private ScanPlan _plan;
    private int[]? _only;

    /// <summary>The rows.</summary>
    public LanguageIndexSnapshot Snapshot { get; private set; } = LanguageIndexSnapshot.Empty;

    /// <summary>Whether all rows have to be looked at, block by block; else <see cref="Finish()"/> looks at those it needs.</summary>
    public bool LooksAtAll => _only is null;

    /// <summary>Rows whose passage the filter admits.</summary>
    public abstract int CountAdmitted();

    /// <summary>A scan of the same query and rows with candidates of its own, for another thread.</summary>
    public abstract RowScan Fork();

    /// <summary>Forgets the query and gives the memory back for the next one.</summary>
    public abstract void Return();

    /// <summary>Looks at the rows of a block with the first pass.</summary>
    public abstract void Look(int block);

    /// <summary>Takes over the candidates of a fork and returns it.</summary>
    public void Join(RowScan fork)
    {
        _near.Merge(fork._near);
        _scored.Merge(fork._scored);
        fork.Return();
    }

    /// <summary>Compares what the first pass left, until the best are known and handed over.</summary>
    public abstract void Finish();

    /// <summary>Compares what the first pass left.</summary>
    protected void Finish(TopMatches matches)
    {
        if (_only is not null)
        {
            LookOnlyAt(_only, matches);
        }
        else if (_plan.First == FirstPass.Signs)
        {
            _near.Trim();
            Score(_near.Positions);
        }

        if (_plan.First != FirstPass.Vectors)
        {
            Rescore(matches);
        }
    }

    /// <summary>Takes a query.</summary>
    protected void Start(LanguageIndexSnapshot snapshot, ReadOnlySpan<float> query, ScanPlan plan, int[]? only)
    {
        (Snapshot, _plan, _only) = (snapshot, plan, only);
        Resize(ref _query, query.Length);
        Resize(ref _vector, query.Length);
        query.CopyTo(_query);
        if (plan.First == FirstPass.Vectors)
        {
            return;
        }

        Resize(ref _code, ScanKernel.CodeWords(query.Length));
        Resize(ref _steps, ScanKernel.RowLength(query.Length));
        Resize(ref _bytes, _steps.Length);
        snapshot.Kernel.PackSigns(query, _code);
        snapshot.Kernel.Quantise(query, _steps);
        for (var i = 0; i < _steps.Length; i++)
        {
            _bytes[i] = _steps[i];
        }

        _near.Reset(plan.First == FirstPass.Signs ? plan.Candidates : 0, query.Length);
        _scored.Reset(plan.Candidates);
    }

    /// <summary>Takes the query of another scan.</summary>
    protected void StartAs(RowScan other) => Start(other.Snapshot, other._query, other._plan, other._only);

    /// <summary>Lets go of the rows, which may be many.</summary>
    protected void Stop() => (Snapshot, _only) = (LanguageIndexSnapshot.Empty, null);

    /// <summary>The first pass over a block.</summary>
    protected void Look<TFilter>(int number, TFilter admits, TopMatches matches)
        where TFilter : struct, ISlotFilter
    {
        var block = Snapshot.BlockAt(number);
        var rows = Math.Min(RowBlock.Rows, Snapshot.Count - (number * RowBlock.Rows));
        switch (_plan.First)
        {
            case FirstPass.Vectors:
                LookAtVectors(block, number * RowBlock.Rows, rows, admits, matches);
                break;
            case FirstPass.Bytes:
                LookAtBytes(block, number * RowBlock.Rows, rows, admits);
                break;
            default:
                LookAtSigns(block, number * RowBlock.Rows, rows, admits);
                break;
        }
    }

    private void LookAtVectors<TFilter>(RowBlock block, int first, int rows, TFilter admits, TopMatches matches)
        where TFilter : struct, ISlotFilter
    {
        for (var row = 0; row < rows; row++)
        {
            if (TakesPart(block, first, row, admits))
            {
                Offer(block, row, matches);
            }
        }
    }

    private void LookAtBytes<TFilter>(RowBlock block, int first, int rows, TFilter admits)
        where TFilter : struct, ISlotFilter
    {
        var kernel = Snapshot.Kernel;
        kernel.Scores(block.Bytes[..(rows * _bytes.Length)], _bytes, block.Scales[..rows], _scores.AsSpan(0, rows));
        var found = kernel.SelectAbove(_scores.AsSpan(0, rows), _scored.Cut, _selected);
        foreach (var row in _selected.AsSpan(0, found))
        {
            if (TakesPart(block, first, row, admits))
            {
                _scored.Add(first + row, _scores[row]);
            }
        }
    }

    private void LookAtSigns<TFilter>(RowBlock block, int first, int rows, TFilter admits)
        where TFilter : struct, ISlotFilter
    {
        if (_near.IsClosed)
        {
            return;
        }

        var kernel = Snapshot.Kernel;
        var whole = (rows + ScanKernel.GroupRows - 1) / ScanKernel.GroupRows * ScanKernel.GroupRows;
        kernel.Distances(block.Codes[..(whole * _code.Length)], _code, _distances.AsSpan(0, whole));
        var found = kernel.SelectNear(_distances.AsSpan(0, rows), _near.Cut, _selected);
        _near.Add(first, KeepThose(block, first, _selected.AsSpan(0, found), admits), _distances);
    }

    private ReadOnlySpan<ushort> KeepThose<TFilter>(RowBlock block, int first, Span<ushort> rows, TFilter admits)
        where TFilter : struct, ISlotFilter
    {
        if (typeof(TFilter) == typeof(EveryPassage) && Snapshot.Living == Snapshot.Count)
        {
            return rows;
        }

        var kept = 0;
        foreach (var row in rows)
        {
            if (TakesPart(block, first, row, admits))
            {
                rows[kept++] = row;
            }
        }

        return rows[..kept];
    }

    // Where every passage is admitted, the slots are left alone: they are memory that no cache holds.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TakesPart<TFilter>(RowBlock block, int first, int row, TFilter admits)
        where TFilter : struct, ISlotFilter =>
        !Snapshot.IsDeleted(first + row) && (typeof(TFilter) == typeof(EveryPassage) || admits.Admits(block.Slots[row]));

    private void LookOnlyAt(int[] positions, TopMatches matches)
    {
        if (_plan.First == FirstPass.Bytes)
        {
            Score(positions);
            return;
        }

        foreach (var position in positions)
        {
            var (number, row) = Math.DivRem(position, RowBlock.Rows);
            Offer(Snapshot.BlockAt(number), row, matches);
        }
    }

    private void Score(ReadOnlySpan<int> positions)
    {
        var (kernel, length) = (Snapshot.Kernel, _bytes.Length);
        var score = _scores.AsSpan(0, 1);
        for (var i = 0; i < positions.Length;)
        {
            // Candidates come in the order of their blocks: what belongs to a block is looked up once for all of them.
            var number = positions[i] / RowBlock.Rows;
            var block = Snapshot.BlockAt(number);
            var bytes = block.Bytes;
            var scales = block.Scales;
            for (; i < positions.Length && positions[i] / RowBlock.Rows == number; i++)
            {
                var ahead = positions[Math.Min(i + RowsAhead, positions.Length - 1)];
                (ahead / RowBlock.Rows == number ? block : Snapshot.BlockAt(ahead / RowBlock.Rows)).Prefetch(ahead % RowBlock.Rows);
                var row = positions[i] % RowBlock.Rows;
                kernel.Scores(bytes.Slice(row * length, length), _bytes, scales.Slice(row, 1), score);
                _scored.Add(positions[i], score[0]);
            }
        }
    }

    private void Rescore(TopMatches matches)
    {
        var portion = _plan.Rescored;
        for (var done = 0; done < _scored.Count; done += portion)
        {
            portion = Math.Min(portion, _scored.Count - done);
            _scored.BringBest(done, portion);
            var lowest = float.PositiveInfinity;
            foreach (var position in _scored.Positions.Slice(done, portion))
            {
                var (number, row) = Math.DivRem(position, RowBlock.Rows);
                lowest = Math.Min(lowest, Offer(Snapshot.BlockAt(number), row, matches));
            }

            // Passages with many rows leave fewer passages than rows; what did not meet the cut ends the search for more.
            if (matches.Accepted >= matches.Capacity || lowest < matches.Threshold)
            {
                break;
            }
        }
    }

    private float Offer(RowBlock block, int row, TopMatches matches)
    {
        // Rounding can take the dot product of two unit vectors a little beyond ±1.
        var similarity = Math.Clamp(Snapshot.Kernel.Dot(_query, block.Vector(row, _vector)), -1f, 1f);
        matches.Offer(block.Slots[row], similarity);
        return similarity;
    }

    private static void Resize<T>(ref T[] array, int length)
    {
        if (array.Length != length)
        {
            array = new T[length];
        }
    }
}
