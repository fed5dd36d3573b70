using System.ComponentModel.DataAnnotations;
using Phasa.Embeddings;
using Phasa.Providers.Embeddings.Tokens;

namespace Phasa.Providers.Embeddings;

/// <summary>What every embedding model behind an endpoint has. A kind adds its own options in a derived class.</summary>
public abstract class RemoteEmbeddingOptions : EmbeddingModelOptions
{
    /// <summary>The model's name at the endpoint.</summary>
    [Required]
    public string Model { get; set; } = "";

    /// <summary>The service's address; a kind may have a default.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The key itself. Prefer <see cref="ApiKeyVariable"/>, which keeps it out of files.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The environment variable that holds the key.</summary>
    public string? ApiKeyVariable { get; set; }

    /// <summary>What tells versions of the model apart where its name does not. Another value is another embedding space.</summary>
    public string Revision { get; set; } = "";

    /// <summary>Length of a vector; null for a known model's own.</summary>
    [Range(1, 65_536)]
    public int? Dimensions { get; set; }

    /// <summary>Whether the endpoint is asked for <see cref="Dimensions"/>; null: when a known model is to give fewer than its own.</summary>
    public bool? SendDimensions { get; set; }

    /// <summary>The most tokens of a text, prefix included; null for a known model's own, else 512.</summary>
    [Range(16, 1_000_000)]
    public int? MaxTokens { get; set; }

    /// <summary>How tokens are estimated; null for a known model's own, else byte pairs.</summary>
    [EnumDataType(typeof(TokenizerFamily))]
    public TokenizerFamily? Tokenizer { get; set; }

    /// <summary>What is put before a query; null for a known model's own, empty for nothing.</summary>
    public string? QueryPrefix { get; set; }

    /// <summary>What is put before a document; null for a known model's own, empty for nothing.</summary>
    public string? DocumentPrefix { get; set; }

    /// <summary>How long one call may take, in seconds, 0.1..3600. Waiting for a rate limit does not count.</summary>
    [Range(0.1, 3600)]
    public double TimeoutSeconds { get; set; } = 60;

    /// <summary>How often a call is made at most when it fails for a passing reason, 1..10.</summary>
    [Range(1, 10)]
    public int MaxAttempts { get; set; } = 4;

    /// <summary>The longest <c>Retry-After</c> that is waited for, in seconds; a longer one ends the call.</summary>
    [Range(0, 3600)]
    public double MaxRetryWaitSeconds { get; set; } = 120;

    /// <summary>Most texts in one call.</summary>
    [Range(1, 10_000)]
    public int MaxTextsPerCall { get; set; } = 32;

    /// <summary>Most estimated tokens in one call, all texts together; a longer text goes alone.</summary>
    [Range(1, 10_000_000)]
    public int MaxTokensPerCall { get; set; } = 100_000;

    /// <summary>Most calls at the same time.</summary>
    [Range(1, 256)]
    public int MaxConcurrentCalls { get; set; } = 4;

    /// <summary>Most calls in any 60 seconds; null for no limit.</summary>
    [Range(1, int.MaxValue)]
    public int? RequestsPerMinute { get; set; }

    /// <summary>Most estimated tokens in any 60 seconds; null for no limit.</summary>
    [Range(1, int.MaxValue)]
    public int? TokensPerMinute { get; set; }

    /// <summary>What a million tokens cost, in any currency; null when the cost is not to be counted.</summary>
    [Range(0.0, 1_000_000.0)]
    public decimal? PricePerMillionTokens { get; set; }
}
