using Phasa.LocalModels.Tokenizers.AddedTokens;
using Phasa.LocalModels.Tokenizers.Normalizers;
using Phasa.LocalModels.Tokenizers.PreTokenizers;
using Phasa.LocalModels.Tokenizers.Subwords;

namespace Phasa.LocalModels.Tokenizers;

/// <summary>
/// A tokenizer read from a model folder. A text passes through five stages: added tokens are found, the rest is
/// normalised, cut into pieces, each piece cut into ids by the subword model, and the ids framed. Thread-safe.
/// </summary>
public sealed class FolderTokenizer : ITextTokenizer
{
    private readonly AddedTokenFinder _verbatim;
    private readonly AddedTokenFinder _normalized;
    private readonly INormalizer? _normalizer;
    private readonly IPreTokenizer? _preTokenizer;
    private readonly ISubwordModel _model;
    private readonly SpecialFrame _frame;

    internal FolderTokenizer(
        ISubwordModel model, IReadOnlyList<AddedToken> added, INormalizer? normalizer, IPreTokenizer? preTokenizer, SpecialFrame frame)
    {
        _model = model;
        _normalizer = normalizer;
        _preTokenizer = preTokenizer;
        _frame = frame;
        _verbatim = new(added.Where(t => !t.Normalized).Select(t => (t.Content, t)));
        _normalized = new(added.Where(t => t.Normalized).Select(t => (normalizer?.Normalize(t.Content) ?? t.Content, t)));
        VocabularySize = model.Vocabulary.Select(v => v.Value).Concat(added.Select(t => t.Id)).Append(-1).Max() + 1;
    }

    /// <summary>The subword model's family: <c>unigram</c>, <c>wordpiece</c>, <c>bpe</c> or <c>wordlevel</c>.</summary>
    public string Family => _model.Family;

    /// <summary>The id of what the vocabulary does not have; null when the model has none.</summary>
    public int? UnknownId => _model.UnknownId;

    /// <inheritdoc/>
    public int PadId { get; internal init; }

    /// <inheritdoc/>
    public int VocabularySize { get; }

    /// <summary>The length, frame included, at which the tokenizer's own file says texts are cut; null when it says none.</summary>
    public int? TruncatesAt { get; internal init; }

    /// <inheritdoc/>
    public IReadOnlyList<int> Encode(string text, int maxTokens, bool special = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(maxTokens);
        var ids = new List<int>((text.Length / 3) + 8);
        if (special)
        {
            ids.AddRange(_frame.Before);
        }

        Append(text, ids, ids.Count + Math.Max(0, special ? maxTokens - _frame.Count : maxTokens));
        if (special)
        {
            ids.AddRange(_frame.After);
        }

        return ids;
    }

    /// <inheritdoc/>
    public int Count(ReadOnlySpan<char> text)
    {
        List<int> ids = [];
        Append(text.ToString(), ids, int.MaxValue);
        return ids.Count;
    }

    /// <summary>Appends a text's ids without a frame until the list has <paramref name="limit"/>.</summary>
    internal void Append(string text, List<int> ids, int limit)
    {
        List<(int Start, int End, int? Id)> stretches = [];
        _verbatim.Cut(text, stretches);
        foreach (var (start, end, id) in stretches)
        {
            if (ids.Count >= limit)
            {
                break;
            }

            if (id is { } token)
            {
                ids.Add(token);
            }
            else
            {
                var part = text[start..end];
                AppendNormalized(_normalizer?.Normalize(part) ?? part, first: start == 0, ids, limit);
            }
        }

        if (ids.Count > limit)
        {
            ids.RemoveRange(limit, ids.Count - limit);
        }
    }

    private void AppendNormalized(string text, bool first, List<int> ids, int limit)
    {
        List<(int Start, int End, int? Id)> stretches = [];
        List<Piece> pieces = [];
        _normalized.Cut(text, stretches);
        foreach (var (start, end, id) in stretches)
        {
            if (id is { } token)
            {
                ids.Add(token);
                continue;
            }

            pieces.Clear();
            var whole = new Piece(text, start, end - start, first && start == 0);
            if (_preTokenizer is null)
            {
                pieces.Add(whole);
            }
            else
            {
                _preTokenizer.Split(whole, pieces);
            }

            foreach (var piece in pieces)
            {
                if (ids.Count >= limit)
                {
                    return;
                }

                _model.Tokenize(piece.Span, ids);
            }
        }
    }
}
