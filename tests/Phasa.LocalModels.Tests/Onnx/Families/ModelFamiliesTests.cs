using Phasa.LocalModels.Onnx;
using Phasa.LocalModels.Onnx.Families;
using Xunit;

namespace Phasa.LocalModels.Tests.Onnx.Families;

public sealed class ModelFamiliesTests
{
    private const string Instruction = "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:";
    private const string Sentence = "Represent this sentence for searching relevant passages: ";

    /// <summary>Prefixes and pooling as the model cards give them.</summary>
    [Theory]
    [InlineData("multilingual-e5-small", "query: ", "passage: ", Pooling.Mean)]
    [InlineData("intfloat_multilingual_e5_base", "query: ", "passage: ", Pooling.Mean)]
    [InlineData("e5-large-v2", "query: ", "passage: ", Pooling.Mean)]
    [InlineData("multilingual-e5-large-instruct", Instruction + " ", "", Pooling.Mean)]
    [InlineData("e5-mistral-7b-instruct", Instruction + " ", "", Pooling.LastToken)]
    [InlineData("bge-m3", "", "", Pooling.Cls)]
    [InlineData("bge-small-en-v1.5", Sentence, "", Pooling.Cls)]
    [InlineData("bge-large-zh-v1.5", "为这个句子生成表示以用于检索相关文章：", "", Pooling.Cls)]
    [InlineData("gte-small", "", "", Pooling.Mean)]
    [InlineData("gte-multilingual-base", "", "", Pooling.Cls)]
    [InlineData("gte-large-en-v1.5", "", "", Pooling.Cls)]
    [InlineData("gte-Qwen2-1.5B-instruct", Instruction + " ", "", Pooling.LastToken)]
    [InlineData("snowflake-arctic-embed-l-v2.0", "query: ", "", Pooling.Cls)]
    [InlineData("snowflake-arctic-embed-m-v1.5", Sentence, "", Pooling.Cls)]
    [InlineData("nomic-embed-text-v1.5", "search_query: ", "search_document: ", Pooling.Mean)]
    [InlineData("nomic-embed-text-v2-moe", "search_query: ", "search_document: ", Pooling.Mean)]
    [InlineData("Qwen3-Embedding-0.6B", Instruction, "", Pooling.LastToken)]
    [InlineData("embeddinggemma-300m", "task: search result | query: ", "title: none | text: ", Pooling.Mean)]
    [InlineData("jina-embeddings-v2-base-en", "", "", Pooling.Mean)]
    [InlineData("jina-embeddings-v5-text-small-retrieval", "Query: ", "Document: ", Pooling.LastToken)]
    [InlineData("LaBSE", "", "", Pooling.Cls)]
    [InlineData("paraphrase-multilingual-MiniLM-L12-v2", "", "", Pooling.Mean)]
    [InlineData("all-MiniLM-L6-v2", "", "", Pooling.Mean)]
    [InlineData("ruri-v3-310m", "検索クエリ: ", "検索文書: ", Pooling.Mean)]
    public void Find_KnownModel_HasItsFamily(string name, string query, string document, Pooling pooling)
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
