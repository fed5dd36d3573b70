using System.Collections.Frozen;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;
using Phasa.Languages;
using Phasa.Languages.Terms;

namespace Phasa.Words.Texts;

/// <summary>
/// Terms whose words are cut to their stems where the text's language inflects its endings (Porter's Snowball stemmers), so
/// that <c>licence</c> finds <c>licences</c>. Languages without a stemmer stay as they are. Thread-safe.
/// </summary>
internal sealed class StemmedTerms(ITermAnalyzer terms) : ITermAnalyzer
{
    private static readonly FrozenDictionary<string, Func<SnowballProgram>> Makers = new Dictionary<string, Func<SnowballProgram>>
    {
        ["da"] = () => new DanishStemmer(),
        ["de"] = () => new German2Stemmer(),
        ["en"] = () => new EnglishStemmer(),
        ["es"] = () => new SpanishStemmer(),
        ["fi"] = () => new FinnishStemmer(),
        ["fr"] = () => new FrenchStemmer(),
        ["hu"] = () => new HungarianStemmer(),
        ["it"] = () => new ItalianStemmer(),
        ["nb"] = () => new NorwegianStemmer(),
        ["nl"] = () => new DutchStemmer(),
        ["nn"] = () => new NorwegianStemmer(),
        ["no"] = () => new NorwegianStemmer(),
        ["pt"] = () => new PortugueseStemmer(),
        ["ro"] = () => new RomanianStemmer(),
        ["ru"] = () => new RussianStemmer(),
        ["sv"] = () => new SwedishStemmer(),
    }.ToFrozenDictionary();

    // A stemmer holds the word it works on.
    [ThreadStatic]
    private static Dictionary<string, SnowballProgram>? _stemmers;

    /// <inheritdoc/>
    public IEnumerable<Term> Terms(string text, LanguageTag language)
    {
        var found = terms.Terms(text, language);
        return Makers.TryGetValue(language.Primary, out var make) ? found.Select(t => t.Kind == TermKind.Word ? t with { Text = Stem(language.Primary, make, t.Text) } : t) : found;
    }

    private static string Stem(string language, Func<SnowballProgram> make, string word)
    {
        var stemmers = _stemmers ??= [];
        if (!stemmers.TryGetValue(language, out var stemmer))
        {
            stemmers[language] = stemmer = make();
        }

        stemmer.SetCurrent(word);
        return stemmer.Stem() ? stemmer.Current : word;
    }
}
