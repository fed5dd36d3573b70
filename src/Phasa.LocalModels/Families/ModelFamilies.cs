using System.Text.RegularExpressions;
using Phasa.LocalModels.ModelFolders;

namespace Phasa.LocalModels.Families;

/// <summary>
/// The families of embedding models that are known, from their authors' model cards. Many published folders leave out the
/// prefixes and the pooling, and a model without them still answers, only worse.
/// </summary>
public static class ModelFamilies
{
    private const string SearchInstruction = "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:";
    private const string SentenceInstruction = "Represent this sentence for searching relevant passages: ";

    // The first that matches counts, so the narrower stands before the wider.
    private static readonly (Regex Name, ModelFamily Family)[] Known =
    [
        Row("e5-mistral", new("E5 Mistral", SearchInstruction + " ", "", PoolingMode.LastToken)),
        Row(@"\be5\b.*instruct", new("E5 instruct", SearchInstruction + " ", "", PoolingMode.Mean)),
        Row(@"\be5\b", new("E5", "query: ", "passage: ", PoolingMode.Mean)),
        Row(@"bge-m3|bge-multilingual-m3", new("BGE M3", "", "", PoolingMode.Cls)),
        Row(@"bge-(small|base|large)-zh", new("BGE Chinese", "为这个句子生成表示以用于检索相关文章：", "", PoolingMode.Cls)),
        Row(@"bge-(small|base|large)(-en)?\b", new("BGE English", SentenceInstruction, "", PoolingMode.Cls)),
        Row(@"gte-qwen", new("GTE Qwen", SearchInstruction + " ", "", PoolingMode.LastToken)),
        Row(@"gte-(multilingual|modernbert)|gte-(base|large)-en-v1\.5|gte-(small|base|large)-zh", new("GTE", "", "", PoolingMode.Cls)),
        Row(@"gte-(small|base|large)", new("GTE", "", "", PoolingMode.Mean)),
        Row(@"arctic-embed-\w+-v2", new("Snowflake Arctic Embed 2", "query: ", "", PoolingMode.Cls)),
        Row(@"arctic-embed", new("Snowflake Arctic Embed", SentenceInstruction, "", PoolingMode.Cls)),
        Row(@"mxbai-embed-large", new("Mixedbread Embed", SentenceInstruction, "", PoolingMode.Cls)),
        Row(@"nomic-embed|nomicbert", new("Nomic Embed", "search_query: ", "search_document: ", PoolingMode.Mean)),
        Row(@"qwen3-embedding", new("Qwen3 Embedding", SearchInstruction, "", PoolingMode.LastToken)),
        Row(@"embedding-?gemma|gemma3textmodel", new("EmbeddingGemma", "task: search result | query: ", "title: none | text: ", PoolingMode.Mean)),
        Row(@"jina-embeddings-v5", new("Jina Embeddings 5", "Query: ", "Document: ", PoolingMode.LastToken)),
        Row(@"jina-embeddings?-(v2|[sbl]-en)", new("Jina Embeddings", "", "", PoolingMode.Mean)),
        Row(@"granite-embedding", new("Granite Embedding", "", "", PoolingMode.Cls)),
        Row(@"ruri-v3", new("Ruri 3", "検索クエリ: ", "検索文書: ", PoolingMode.Mean)),
        Row(@"\bruri\b", new("Ruri", "クエリ: ", "文章: ", PoolingMode.Mean)),
        Row(@"labse", new("LaBSE", "", "", PoolingMode.Cls)),
        Row(@"multi-qa-mpnet-base-dot", new("Multi-QA", "", "", PoolingMode.Cls)),
        Row(
            @"paraphrase-|all-minilm|all-mpnet|all-distilroberta|multi-qa-|distiluse|sentence-t5",
            new("Sentence Transformers", "", "", PoolingMode.Mean)),
    ];

    /// <summary>
    /// The family that one of the names belongs to; null when none is known. The more telling names come first: the folder's
    /// or the configured model's, then what <c>config.json</c> says (<c>_name_or_path</c>, <c>architectures</c>).
    /// </summary>
    public static ModelFamily? Find(params IEnumerable<string?> names) => names
        .OfType<string>()
        .Select(n => n.Replace('_', '-'))
        .SelectMany(n => Known.Where(k => k.Name.IsMatch(n)))
        .Select(k => k.Family)
        .FirstOrDefault();

    private static (Regex, ModelFamily) Row(string pattern, ModelFamily family) =>
        (new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), family);
}
