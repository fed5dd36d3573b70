using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Phasa.TestSupport.Translation;

/// <summary>
/// Which calls of fake providers fail, and how. A share of the calls meets one of ten faults, drawn by a seed in the order of
/// their arrival; some texts, longer than a heading, are spoiled by every provider each time, drawn by the seed and the text
/// alone, so that what can never be translated is known beforehand. Thread-safe.
/// </summary>
public sealed class FaultPlan(int seed, double share, double spoiled)
{
    private static readonly FakeBehaviour[] Kinds =
    [
        FakeBehaviour.RateLimited, FakeBehaviour.ServerError, FakeBehaviour.Unauthorized, FakeBehaviour.Hang, FakeBehaviour.Cut,
        FakeBehaviour.Garbage, FakeBehaviour.Malformed, FakeBehaviour.WrongLanguage, FakeBehaviour.Empty, FakeBehaviour.Refusal,
    ];

    private const int LongestHeading = 20;

    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<FakeBehaviour, int> _calls = [];
    private readonly ConcurrentDictionary<(string Target, string Text), int> _delivered = [];
    private int _arrived;
    private (int Calls, TaskCompletionSource Reached) _awaited = (int.MaxValue, new());

    /// <summary>Calls so far, by what was done with them.</summary>
    public IReadOnlyDictionary<FakeBehaviour, int> Calls => _calls;

    /// <summary>How often each text's good translation was sent, by target language and text.</summary>
    public IReadOnlyDictionary<(string Target, string Text), int> Delivered => _delivered;

    /// <summary>Whether no provider ever translates a text well.</summary>
    public bool IsSpoiled(string text) => text.Length > LongestHeading &&
        BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {text}"))) < spoiled * uint.MaxValue;

    /// <summary>Lets a server follow the plan.</summary>
    public T Rule<T>(T server)
        where T : FakeProviderServer
    {
        server.Choose = Next;
        server.Translate = (text, source, target) => IsSpoiled(text) ? "" : PseudoTranslation.Translate(text, source, target);
        server.Sent = request =>
        {
            foreach (var text in request.Texts.Where(t => !IsSpoiled(t)))
            {
                _delivered.AddOrUpdate((request.Target, text), 1, (_, n) => n + 1);
            }
        };
        return server;
    }

    /// <summary>Done once so many calls have arrived, all in all.</summary>
    public Task ReachedAsync(int calls)
    {
        lock (_lock)
        {
            _awaited = (calls, new(TaskCreationOptions.RunContinuationsAsynchronously));
            return _arrived >= calls ? Task.CompletedTask : _awaited.Reached.Task;
        }
    }

    private FakeStep Next(FakeRequest request)
    {
        FakeBehaviour next;
        lock (_lock)
        {
            next = _random.NextDouble() < share ? Kinds[_random.Next(Kinds.Length)] : FakeBehaviour.Ok;
            if (++_arrived >= _awaited.Calls)
            {
                _awaited.Reached.TrySetResult();
            }
        }

        _calls.AddOrUpdate(next, 1, (_, n) => n + 1);
        return next;
    }
}
