using ICU4N.Text;

namespace Phasa.Embeddings.FeatureTables.Features;

/// <summary>
/// Text to features: folded characters → runs of one kind → units → n-grams, hashed. Spaces inside Thai, Lao, Khmer,
/// Burmese, Chinese and Japanese are passed over, since writers put them where they like. Immutable and thread-safe; a
/// buffer belongs to one call at a time.
/// </summary>
internal sealed class FeatureExtractor(FeatureOptions options)
{
    private readonly CharacterMap _map = new(options);

    /// <summary>Extracts the features of a text into <paramref name="buffer"/>.</summary>
    public void Extract(ReadOnlySpan<char> text, FeatureBuffer buffer)
    {
        if (NeedsComposition(text))
        {
            text = Normalizer2.NFKCInstance.Normalize(new string(text));
        }

        var folded = buffer.Begin(text.Length * CharacterMap.LongestExpansion);
        var length = 0;
        foreach (var c in text)
        {
            length += _map.Map(c, folded.AsSpan(length));
            length -= JoinAm(folded.AsSpan(0, length));
        }

        if (options.FoldsThaiSpelling)
        {
            length = ThaiLetters.FoldVowels(folded.AsSpan(0, length));
        }

        var grams = new GramWriter(folded, buffer, options.JoinsWords);
        for (var i = 0; i < length;)
        {
            i = grams.WriteRun(i, length);
        }
    }

    // The vowel AM is written as one letter or as two. Returns how many characters went away.
    private static int JoinAm(Span<char> text)
    {
        if (text is not ([.., '\u0E4D', 'า'] or [.., '\u0ECD', 'າ']))
        {
            return 0;
        }

        text[^2] = text[^1] == 'า' ? 'ำ' : 'ຳ';
        return 1;
    }

    // Marks that a composition joins with the letter before: then one character at a time does not suffice. Rare.
    private static bool NeedsComposition(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is (>= '\u0300' and <= '\u036F') or (>= '\u1100' and <= '\u11FF') or '\u3099' or '\u309A' or '\uFF9E' or '\uFF9F')
            {
                return true;
            }
        }

        return false;
    }
}
