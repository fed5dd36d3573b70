using Phasa.Embeddings;

namespace Phasa.Ingestion.Passages;

/// <summary>Tells whether a text fits the embedder together with the heading line it is embedded under. Not thread-safe.</summary>
internal sealed class TokenBudget
{
    private readonly ITokenCounter _counter;
    private readonly int _maxCharacters;
    private readonly int _prefix;
    private readonly int _prefixTokens;
    private char[] _buffer;

    public TokenBudget(ITokenCounter counter, PassageOptions options, string? heading, int reserved)
    {
        _counter = counter;
        _maxCharacters = options.MaxCharacters;
        Max = options.MaxTokens - reserved;
        var line = string.IsNullOrEmpty(heading) ? "" : heading + "\n";
        _prefix = line.Length;
        _buffer = new char[_prefix + 1024];
        line.CopyTo(_buffer);
        _prefixTokens = _prefix == 0 ? 0 : counter.Count(line);
        Target = Math.Min(Max, options.TargetTokens + _prefixTokens);
        Min = options.MinTokens;
    }

    /// <summary>The most tokens of heading line and text.</summary>
    public int Max { get; }

    /// <summary>The wanted number of tokens of heading line and text.</summary>
    public int Target { get; }

    /// <summary>The tokens below which a text should not stand alone.</summary>
    public int Min { get; }

    /// <summary>Whether heading line and text are at most so many tokens long.</summary>
    public bool Fits(ReadOnlySpan<char> text, int tokens)
    {
        // Characters first: a text that is longer than any passage is never tokenized, however often it is asked about.
        if (text.Length > _maxCharacters)
        {
            return false;
        }

        if (_buffer.Length < _prefix + text.Length)
        {
            Array.Resize(ref _buffer, _prefix + _maxCharacters);
        }

        text.CopyTo(_buffer.AsSpan(_prefix));
        return _counter.Count(_buffer.AsSpan(0, _prefix + text.Length)) <= tokens;
    }

    /// <summary>
    /// Whether a short text fits by itself, told without counting the heading line again: for the very many units of a long
    /// text. Two tokens are spared because a tokenizer may join or part what it counts at the line break.
    /// </summary>
    public bool FitsAlone(ReadOnlySpan<char> text) =>
        text.Length <= _maxCharacters && _prefixTokens + _counter.Count(text) + 2 <= Max;

    /// <summary>Whether the text alone is too short to stand alone.</summary>
    public bool IsSmall(ReadOnlySpan<char> text) => text.Length <= _maxCharacters && _counter.Count(text) < Min;
}
