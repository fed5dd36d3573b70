using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Phasa.AspNetCore.Tests.Alerts.Webhooks;

/// <summary>The messages of a log with their numbers.</summary>
internal sealed class LoggedMessages : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(int Id, string Text)> _messages = new();

    public IEnumerable<int> Ids => _messages.Select(m => m.Id);

    public string TextOf(int id) => Assert.Single(_messages, m => m.Id == id).Text;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _messages.Enqueue((eventId.Id, formatter(state, exception)));

    public void Dispose()
    {
        // There is nothing to let go of.
    }
}
