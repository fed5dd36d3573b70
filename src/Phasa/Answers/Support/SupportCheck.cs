using System.Numerics.Tensors;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Languages.Terms;
using Phasa.Translation;
using Phasa.Translation.Checks;

namespace Phasa.Answers.Support;

/// <summary>
/// Tells whether passages say what a sentence says: every number of it must be in them, and enough of its words, or a stretch
/// of them must be like it. It cannot tell a sentence from its opposite. Thread-safe.
/// </summary>
public sealed class SupportCheck(ITermAnalyzer terms)
{
    // A sentence may join two of its passage.
    private const int Stretch = 2;

    private readonly NumberCheck _numbers = new();

    /// <summary>Checks a sentence against the passages it cites, and against their originals.</summary>
    /// <param name="model">The collection's model.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="language">Its language.</param>
    /// <param name="cited">The passages; at least one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ProviderFailed"/> when the model fails.</exception>
    internal async Task<SentenceSupport> CheckAsync(
        EmbeddingModel model, string sentence, LanguageTag language, IReadOnlyList<HitText> cited, CancellationToken cancellationToken)
    {
        var own = cited.Where(c => c.Language == language).Select(c => $"{c.Title}\n{c.Heading}\n{c.Text}").ToList();
        var originals = cited.Where(c => c.OriginalLanguage != language).ToList();
        var across = originals.Count == 0 ? null : Across(sentence, language, originals);
        if (own.Count == 0)
        {
            return new(across == SupportState.Unsupported ? SupportState.Unsupported : SupportState.Unchecked, null, 0);
        }

        var text = string.Join('\n', own);
        var score = _numbers.Check(new(language, language), sentence, text) is null
            ? SupportScale.Score(Coverage(sentence, text, language), await LikenessAsync(model, sentence, own, cancellationToken).ConfigureAwait(false))
            : 0;
        return new(score >= SupportScale.Cut ? SupportState.Supported : SupportState.Unsupported, across, score);
    }

    /// <summary>The share of a sentence's words that a text has, 0..1; 1 for a sentence without words.</summary>
    internal double Coverage(string sentence, string text, LanguageTag language)
    {
        var wanted = Words(sentence, language);
        var there = Words(text, language);
        return wanted.Count == 0 ? 1 : (double)wanted.Count(there.Contains) / wanted.Count;
    }

    /// <summary>The cosine of a sentence with the stretch of one or two sentences most like it.</summary>
    internal static async Task<float> LikenessAsync(EmbeddingModel model, string sentence, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var vectors = await model.EmbedAsync([sentence, .. texts.SelectMany(Stretches).Distinct()], TextRole.Document, cancellationToken).ConfigureAwait(false);
        return vectors.Skip(1).Select(v => TensorPrimitives.Dot(vectors[0], v)).DefaultIfEmpty(0).Max();
    }

    /// <summary>What can be told of originals in another language: numbers. Null where the sentence has none.</summary>
    /// <remarks>Words cannot be compared, and vectors only where the model was measured to cross the two languages, which is where nobody needs a second look.</remarks>
    private SupportState? Across(string sentence, LanguageTag language, IReadOnlyList<HitText> originals) =>
        NumberText.Of(sentence).Count == 0 ? null
        : originals.GroupBy(o => o.OriginalLanguage).All(g => _numbers.Check(
            new LanguagePair(language, g.Key), sentence, string.Join('\n', g.Select(o => $"{o.OriginalTitle}\n{o.OriginalHeading}\n{o.OriginalText}"))) is not null)
            ? SupportState.Unsupported
            : SupportState.Supported;

    private HashSet<string> Words(string text, LanguageTag language) =>
        [.. terms.Terms(text, language).Where(t => t.Kind == TermKind.Word).Select(t => t.Text)];

    private static IEnumerable<string> Stretches(string text)
    {
        var sentences = SentenceSplitter.Split(text).SelectMany(s => s.Length > 200
            ? SentenceSplitter.SplitPhrases(text.Substring(s.Start, s.Length)).Select(p => text.Substring(s.Start + p.Start, p.Length))
            : [text.Substring(s.Start, s.Length)]).Select(s => s.Trim()).Where(s => s.Length > 0).ToList();
        for (var i = 0; i < sentences.Count; i++)
        {
            for (var n = 1; n <= Stretch && i + n <= sentences.Count; n++)
            {
                yield return string.Join(' ', sentences.Skip(i).Take(n));
            }
        }
    }
}
