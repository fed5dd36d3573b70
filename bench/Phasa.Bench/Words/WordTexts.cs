using Phasa.Bench.Macro;
using Phasa.Languages;
using Phasa.Languages.Terms;

namespace Phasa.Bench.Words;

/// <summary>Passages of words drawn by Zipf's law from the words of a language, and queries of such words.</summary>
internal sealed class WordTexts
{
    private const int WordsOfAPassage = 60;
    private const int WordsOfAQuery = 6;

    // Running text has ever new words; those of a few articles alone would all be frequent.
    private const int Invented = 50_000;

    private readonly string[] _words;
    private readonly double[] _upTo;
    private readonly string _between;

    public WordTexts(string language)
    {
        var tag = LanguageTag.Parse(language);
        var known = Sentences.Read(language).Texts.SelectMany(t => new IcuWordSegmenter().Words(t).Select(w => w.Of(t)))
            .Where(w => w.All(char.IsLetter) || language == "th").GroupBy(w => w.ToLowerInvariant()).OrderByDescending(g => g.Count()).Select(g => g.Key).ToArray();
        (Language, _between) = (tag, language == "th" ? "" : " ");
        _words = [.. known, .. Enumerable.Range(0, language == "th" ? 0 : Invented).Select(Name)];
        _upTo = new double[_words.Length];
        for (var i = 0; i < _words.Length; i++)
        {
            _upTo[i] = (i == 0 ? 0 : _upTo[i - 1]) + (1.0 / (i + 1));
        }
    }

    /// <summary>The language.</summary>
    public LanguageTag Language { get; }

    /// <summary>A passage, the same for the same number.</summary>
    public string Passage(int number) => Text(new Random(number), WordsOfAPassage, least: 0);

    /// <summary>A query, the same for the same number; without the ten most frequent words, which nobody asks for alone.</summary>
    public string Query(int number) => Text(new Random(1_000_000_000 + number), WordsOfAQuery, least: 10);

    private string Text(Random random, int words, int least) => string.Join(_between, Enumerable.Range(0, words).Select(_ => Word(random, least)));

    private string Word(Random random, int least)
    {
        var from = least == 0 ? 0 : _upTo[least - 1];
        var at = Array.BinarySearch(_upTo, from + (random.NextDouble() * (_upTo[^1] - from)));
        return _words[Math.Min(at < 0 ? ~at : at, _words.Length - 1)];
    }

    private static string Name(int number)
    {
        var random = new Random(number);
        return new string([.. Enumerable.Range(0, 5 + (number % 5)).Select(_ => (char)('a' + random.Next(26)))]);
    }
}
