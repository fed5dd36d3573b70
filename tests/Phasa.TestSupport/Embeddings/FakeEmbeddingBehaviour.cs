namespace Phasa.TestSupport.Embeddings;

/// <summary>What a fake embedding endpoint does with one call.</summary>
public enum FakeEmbeddingBehaviour
{
    /// <summary>Embeds.</summary>
    Ok,

    /// <summary>Embeds and says nothing of tokens, as some servers do.</summary>
    OkWithoutUsage,

    /// <summary>429, with Retry-After where the step has one.</summary>
    RateLimited,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>401, with the key quoted as some endpoints do.</summary>
    Unauthorized,

    /// <summary>400.</summary>
    BadRequest,

    /// <summary>308 to the same address; who follows it comes again.</summary>
    Redirected,

    /// <summary>Never answers; ends when the client goes.</summary>
    Hang,

    /// <summary>Begins an answer and cuts the connection.</summary>
    Cut,

    /// <summary>200 with a page that is not the protocol at all.</summary>
    Garbage,

    /// <summary>200 with JSON that is not the protocol's.</summary>
    OtherJson,

    /// <summary>One vector too few.</summary>
    WrongCount,

    /// <summary>Vectors one dimension short.</summary>
    WrongDimensions,

    /// <summary>Vectors of zeros.</summary>
    Zeros,

    /// <summary>Vectors with a number beyond what a float holds.</summary>
    Infinite,
}
