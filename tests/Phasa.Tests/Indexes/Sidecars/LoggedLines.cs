using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Phasa.Indexes;

namespace Phasa.Tests.Indexes.Sidecars;

/// <summary>What was logged.</summary>
internal sealed class LoggedLines : ILogger<CollectionIndexes>
{
    private readonly ConcurrentQueue<(int Id, LogLevel Level, string Text)> _lines = new();

    public IReadOnlyList<(int Id, LogLevel Level, string Text)> All => [.. _lines];

    public IEnumerable<int> Ids => _lines.Select(l => l.Id);

    public void Clear() => _lines.Clear();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((eventId.Id, logLevel, formatter(state, exception)));
}
