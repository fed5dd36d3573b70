using Phasa.Embeddings;

namespace Phasa.Tests.Ingestion;

/// <summary>One token per character that is not white space, and how many characters it has been asked about.</summary>
internal sealed class CharacterCounter : ITokenCounter
{
    public long Asked { get; private set; }

    public int Count(ReadOnlySpan<char> text)
    {
        Asked += text.Length;
        var count = 0;
        foreach (var c in text)
        {
            count += char.IsWhiteSpace(c) ? 0 : 1;
        }

        return count;
    }
}
