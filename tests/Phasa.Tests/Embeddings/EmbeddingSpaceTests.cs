using Phasa.Embeddings;

namespace Phasa.Tests.Embeddings;

public sealed class EmbeddingSpaceTests
{
    private static readonly EmbeddingSpace Space = new("onnx", "e5", "1", 384, "query: ", "passage: ");

    [Fact]
    public void Id_CopyWithAnotherMember_IsAnother()
    {
        EmbeddingSpace[] copies =
        [
            Space, Space with { Provider = "api" }, Space with { Model = "e6" }, Space with { Revision = "2" }, Space with { Dimensions = 385 },
            Space with { QueryPrefix = "" }, Space with { DocumentPrefix = "" }, Space with { Normalized = false },
            Space with { QueryPrefix = "query: p", DocumentPrefix = "assage: " },
        ];
        Assert.Equal(copies.Length, copies.Select(c => c.Id).Distinct().Count());
    }

    [Fact]
    public void Id_EqualMembers_IsTheSameInEveryProcess() => Assert.Equal("7f094d51be3819fc", (Space with { }).Id);
}
