using System.Collections.Frozen;
using Phasa.Providers.Embeddings.Tokens;

namespace Phasa.Providers.Embeddings.Models;

/// <summary>The table of known remote models. docs/reference/embedding-models-remote.md lists the same rows.</summary>
internal static class KnownEmbeddingModels
{
    private const string Instruct = "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:";

    private static readonly FrozenDictionary<string, KnownEmbeddingModel> Models = new Dictionary<string, KnownEmbeddingModel>
    {
        ["text-embedding-3-small"] = BytePairs(1536, 8191) with { Shortens = true },
        ["text-embedding-3-large"] = BytePairs(3072, 8191) with { Shortens = true },
        ["text-embedding-ada-002"] = BytePairs(1536, 8191),
        ["embed-v4.0"] = Multilingual(1536, 128_000) with { Shortens = true },
        ["embed-multilingual-v3.0"] = Multilingual(1024, 512),
        ["embed-multilingual-light-v3.0"] = Multilingual(384, 512),
        ["gemini-embedding-001"] = Multilingual(3072, 2048) with { Shortens = true },
        ["gemini-embedding-2"] = Multilingual(3072, 8192) with
        {
            Shortens = true,
            TakesTaskType = false,
            QueryPrefix = "task: search result | query: ",
            DocumentPrefix = "title: none | text: ",
        },
        ["bge-m3"] = Multilingual(1024, 8192),
        ["multilingual-e5-small"] = E5(384),
        ["multilingual-e5-base"] = E5(768),
        ["multilingual-e5-large"] = E5(1024),
        ["multilingual-e5-large-instruct"] = Multilingual(1024, 512) with { QueryPrefix = Instruct + " " },
        ["nomic-embed-text"] = Nomic(2048),
        ["nomic-embed-text-v1.5"] = Nomic(2048),
        ["nomic-embed-text-v2-moe"] = Nomic(512) with { Tokenizer = TokenizerFamily.Multilingual },
        ["embeddinggemma"] = Gemma,
        ["embeddinggemma-300m"] = Gemma,
        ["qwen3-embedding-0.6b"] = Qwen3(1024),
        ["qwen3-embedding-4b"] = Qwen3(2560),
        ["qwen3-embedding-8b"] = Qwen3(4096),
        ["snowflake-arctic-embed2"] = Arctic,
        ["snowflake-arctic-embed-l-v2.0"] = Arctic,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names in the table.</summary>
    public static IEnumerable<string> Names => Models.Keys.Order(StringComparer.Ordinal);

    private static KnownEmbeddingModel Gemma => Multilingual(768, 2048) with
    {
        Shortens = true,
        QueryPrefix = "task: search result | query: ",
        DocumentPrefix = "title: none | text: ",
    };

    private static KnownEmbeddingModel Arctic => Multilingual(1024, 8192) with { QueryPrefix = "query: " };

    /// <summary>
    /// The model of that name, without owner (<c>BAAI/bge-m3</c>, <c>models/gemini-embedding-001</c>) and with an Ollama tag
    /// (<c>qwen3-embedding:0.6b</c>, <c>bge-m3:latest</c>) read as part of the name or left out; null for an unknown one.
    /// </summary>
    public static KnownEmbeddingModel? Find(string model)
    {
        var name = model[(model.LastIndexOf('/') + 1)..];
        var tag = name.IndexOf(':', StringComparison.Ordinal);
        return Models.GetValueOrDefault(name.Replace(':', '-')) ?? (tag > 0 ? Models.GetValueOrDefault(name[..tag]) : null);
    }

    private static KnownEmbeddingModel BytePairs(int dimensions, int maxTokens) => new(dimensions, maxTokens, TokenizerFamily.BytePairs);

    private static KnownEmbeddingModel Multilingual(int dimensions, int maxTokens) => new(dimensions, maxTokens, TokenizerFamily.Multilingual);

    private static KnownEmbeddingModel E5(int dimensions) =>
        Multilingual(dimensions, 512) with { QueryPrefix = "query: ", DocumentPrefix = "passage: " };

    // The English WordPiece vocabulary spells other scripts letter by letter, as byte pairs do at worst.
    private static KnownEmbeddingModel Nomic(int maxTokens) =>
        BytePairs(768, maxTokens) with { Shortens = true, QueryPrefix = "search_query: ", DocumentPrefix = "search_document: " };

    private static KnownEmbeddingModel Qwen3(int dimensions) =>
        BytePairs(dimensions, 32_768) with { Shortens = true, QueryPrefix = Instruct };
}
