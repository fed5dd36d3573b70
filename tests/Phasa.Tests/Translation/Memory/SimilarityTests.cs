using FsCheck.Xunit;
using Phasa.Languages;
using Phasa.Translation;
using Phasa.Translation.Memory;

namespace Phasa.Tests.Translation.Memory;

public sealed class SimilarityTests
{
    [Property]
    public bool Distance_WithinAnyBand_EqualsTheFullTable(char[] a, char[] b, byte max)
    {
        // A small alphabet, so that the texts are alike often enough.
        string left = Text(a), right = Text(b);
        var full = Full(left, right);
        return Similarity.Distance(left, right, max % 8) == Math.Min(full, (max % 8) + 1);
    }

    [Property(MaxTest = 300)]
    public bool Find_AgainstEveryKey_FindsTheMostSimilar(char[][] keys, char[] query)
    {
        var pair = new LanguagePair(LanguageTag.Parse("ja"), LanguageTag.Parse("lo"));
        var index = new FuzzyIndex();
        string[] sources = [.. keys.Append(query).Select(k => MemoryKey.Of("prefix of some length " + Text(k)))];
        foreach (var source in sources[..^1])
        {
            index.Add(new TranslationUnit(pair, source, "x", "human"));
        }

        var best = sources[..^1].Select(s => Similarity.Of(sources[^1], s, 0.85)).DefaultIfEmpty().Max();
        return best == (index.Find(sources[^1], 0.85)?.Similarity ?? 0);
    }

    private static string Text(char[]? letters) => string.Concat((letters ?? []).Select(c => (char)('a' + (c % 3))));

    private static int Full(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }
        }

        return table[a.Length, b.Length];
    }
}
