using Phasa.LocalModels.Families;
using Phasa.LocalModels.ModelFolders;
using Xunit;

namespace Phasa.LocalModels.Tests.Families;

public sealed class ModelFamiliesTests
{
    private const string Instruction = "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:";
    private const string Sentence = "Represent this sentence for searching relevant passages: ";

    /// <summary>Prefixes and pooling as the model cards give them.</summary>
    [Theory]
    [InlineData("multilingual-e5-small", "query: ", "passage: ", PoolingMode.Mean)]
    [InlineData("intfloat_multilingual_e5_base", "query: ", "passage: ", PoolingMode.Mean)]
    [InlineData("e5-large-v2", "query: ", "passage: ", PoolingMode.Mean)]
    [InlineData("multilingual-e5-large-instruct", Instruction + " ", "", PoolingMode.Mean)]
    [InlineData("e5-mistral-7b-instruct", Instruction + " ", "", PoolingMode.LastToken)]
    [InlineData("bge-m3", "", "", PoolingMode.Cls)]
    [InlineData("bge-small-en-v1.5", Sentence, "", PoolingMode.Cls)]
    [InlineData("bge-large-zh-v1.5", "为这个句子生成表示以用于检索相关文章：", "", PoolingMode.Cls)]
    [InlineData("gte-small", "", "", PoolingMode.Mean)]
    [InlineData("gte-multilingual-base", "", "", PoolingMode.Cls)]
    [InlineData("gte-large-en-v1.5", "", "", PoolingMode.Cls)]
    [InlineData("gte-Qwen2-1.5B-instruct", Instruction + " ", "", PoolingMode.LastToken)]
    [InlineData("snowflake-arctic-embed-l-v2.0", "query: ", "", PoolingMode.Cls)]
    [InlineData("snowflake-arctic-embed-m-v1.5", Sentence, "", PoolingMode.Cls)]
    [InlineData("nomic-embed-text-v1.5", "search_query: ", "search_document: ", PoolingMode.Mean)]
    [InlineData("nomic-embed-text-v2-moe", "search_query: ", "search_document: ", PoolingMode.Mean)]
    [InlineData("Qwen3-Embedding-0.6B", Instruction, "", PoolingMode.LastToken)]
    [InlineData("embeddinggemma-300m", "task: search result | query: ", "title: none | text: ", PoolingMode.Mean)]
    [InlineData("jina-embeddings-v2-base-en", "", "", PoolingMode.Mean)]
    [InlineData("jina-embeddings-v5-text-small-retrieval", "Query: ", "Document: ", PoolingMode.LastToken)]
    [InlineData("LaBSE", "", "", PoolingMode.Cls)]
    [InlineData("paraphrase-multilingual-MiniLM-L12-v2", "", "", PoolingMode.Mean)]
    [InlineData("all-MiniLM-L6-v2", "", "", PoolingMode.Mean)]
    [InlineData("ruri-v3-310m", "検索クエリ: ", "検索文書: ", PoolingMode.Mean)]
    public void Find_KnownModel_HasItsFamily(string name, string query, string document, PoolingMode pooling)
    {
        var family = ModelFamilies.Find(name)!;
        Assert.Equal((query, document, pooling), (family.QueryPrefix, family.DocumentPrefix, family.Pooling));
    }

    [Theory]
    [InlineData("our-own-model")]
    [InlineData("xlm-roberta-base")]
    [InlineData("fine5tuned")]
    [InlineData("")]
    public void Find_UnknownModel_IsNull(string name) => Assert.Null(ModelFamilies.Find(name));

    [Fact]
    public void Find_SeveralNames_TheFirstKnownCounts() =>
        Assert.Equal("BGE M3", ModelFamilies.Find("main", null, "BAAI/bge-m3", "intfloat/multilingual-e5-base")!.Name);
}
