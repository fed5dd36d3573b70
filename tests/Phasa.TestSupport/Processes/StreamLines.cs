namespace Phasa.TestSupport.Processes;

/// <summary>The lines of a stream, read from the start so that the writer never blocks. Thread-safe.</summary>
internal sealed class StreamLines
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private readonly Task _end;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StreamLines(TextReader reader) => _end = ReadAsync(reader);

    /// <summary>The first line, past or to come, that a condition holds for; null when the stream ends without one.</summary>
    public async Task<string?> FirstAsync(Func<string, bool> condition, CancellationToken cancellationToken)
    {
        for (var seen = 0; ;)
        {
            Task more;
            bool atEnd;
            lock (_lock)
            {
                // Looked at before the lines: what was read before the end is then among them.
                atEnd = _end.IsCompleted;
                for (; seen < _lines.Count; seen++)
                {
                    if (condition(_lines[seen]))
                    {
                        return _lines[seen];
                    }
                }

                more = _more.Task;
            }

            if (atEnd)
            {
                return null;
            }

            await Task.WhenAny(more, _end).WaitAsync(cancellationToken);
        }
    }

    /// <summary>Everything up to the end.</summary>
    public async Task<string> AllAsync(CancellationToken cancellationToken)
    {
        await _end.WaitAsync(cancellationToken);
        return ToString();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        lock (_lock)
        {
            return string.Concat(_lines.Select(l => l + "\n"));
        }
    }

    private async Task ReadAsync(TextReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_lock)
            {
                _lines.Add(line);
                _more.SetResult();
                _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
