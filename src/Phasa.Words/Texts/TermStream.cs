using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Phasa.Words.Texts;

/// <summary>Terms that were found already, as Lucene reads them.</summary>
internal sealed class TermStream : TokenStream
{
    private readonly ICharTermAttribute _term;
    private int _next;

    public TermStream() => _term = AddAttribute<ICharTermAttribute>();

    /// <summary>The terms of the next text.</summary>
    public List<string> Terms { get; } = [];

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (_next == Terms.Count)
        {
            return false;
        }

        // Lucene leaves the place of the last term's end behind.
        ClearAttributes();
        _term.SetEmpty().Append(Terms[_next++]);
        return true;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _next = 0;
    }
}
