using System.Collections.Frozen;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Languages;

namespace Phasa.Tests.Indexes;

public sealed class IndexMemoryTests
{
    [Fact]
    public void Bytes_OfABlockOf384Dimensions_AreAsTold()
    {
        var index = new LanguageIndex(384);
        index.Append(0, new float[384]);

        // Signs 48, components as bytes 384, scale and slot 8, vector 1536: a row; and a cache line for the block's bytes.
        Assert.Equal((512 * 1976) + 64, index.Snapshot().Bytes);
    }

    [Fact]
    public void Bytes_OfACollection_AreThoseOfItsLanguages()
    {
        var (lao, thai) = (new LanguageIndex(2), new LanguageIndex(2));
        lao.Append(0, [1, 0]);
        for (var i = 0; i < 600; i++)
        {
            thai.Append(i, [0, 1]);
        }

        var snapshot = new CollectionSnapshot
        {
            Space = new EmbeddingSpace("test", "rows", "1", 2),
            Languages = new Dictionary<LanguageTag, LanguageIndexSnapshot>
            {
                [LanguageTag.Parse("lo")] = lao.Snapshot(),
                [LanguageTag.Parse("th")] = thai.Snapshot(),
            }.ToFrozenDictionary(),
        };

        Assert.True(lao.Snapshot().Bytes > 0);
        Assert.Equal(3 * lao.Snapshot().Bytes, snapshot.Bytes);
    }
}
