namespace Phasa.Monitoring.Traces;

/// <summary>The names of attributes of spans and metrics: OpenTelemetry's where it has one, else Phasa's.</summary>
internal static class SpanTags
{
    /// <summary>What a failed operation failed with, of low cardinality.</summary>
    public const string ErrorType = "error.type";

    /// <summary>What is asked of a model: <c>embeddings</c>, <c>chat</c>, <c>retrieval</c>.</summary>
    public const string Operation = "gen_ai.operation.name";

    /// <summary>Whose model it is.</summary>
    public const string Provider = "gen_ai.provider.name";

    /// <summary>The model that was asked for.</summary>
    public const string Model = "gen_ai.request.model";

    /// <summary>What a retrieval searches: the collection.</summary>
    public const string DataSource = "gen_ai.data_source.id";

    /// <summary>Tokens sent.</summary>
    public const string InputTokens = "gen_ai.usage.input_tokens";

    /// <summary>Tokens answered.</summary>
    public const string OutputTokens = "gen_ai.usage.output_tokens";

    /// <summary>The length of a vector.</summary>
    public const string Dimensions = "gen_ai.embeddings.dimension.count";

    /// <summary>The host of a model.</summary>
    public const string ServerAddress = "server.address";

    /// <summary>The port of a model.</summary>
    public const string ServerPort = "server.port";

    /// <summary>The collection's name.</summary>
    public const string Collection = "phasa.collection";

    /// <summary>A language: the query's, a route's rows', a translation's target.</summary>
    public const string Language = "phasa.language";

    /// <summary>How a query's language is known.</summary>
    public const string LanguageSource = "phasa.language.source";

    /// <summary>The language that is translated from.</summary>
    public const string SourceLanguage = "phasa.language.original";

    /// <summary>How it ended.</summary>
    public const string Outcome = "phasa.outcome";

    /// <summary>The configured name of a translation provider or reranker.</summary>
    public const string ProviderName = "phasa.provider";

    /// <summary>Whether a text is a query or a document.</summary>
    public const string Role = "phasa.role";

    /// <summary>How a route searches.</summary>
    public const string Route = "phasa.route";

    /// <summary>Rows that were compared.</summary>
    public const string Rows = "phasa.rows";

    /// <summary>Hits, or what met a cut.</summary>
    public const string Hits = "phasa.hits";

    /// <summary>The search's id, as in its answer and in the search log.</summary>
    public const string Search = "phasa.search.id";

    /// <summary>Present and true where an answer was given again, so that there are no steps.</summary>
    public const string IsRepeated = "phasa.search.repeated";

    /// <summary>Texts that were given.</summary>
    public const string Texts = "phasa.texts";

    /// <summary>Texts whose answers passed the checks.</summary>
    public const string Accepted = "phasa.texts.accepted";

    /// <summary>Characters that a provider is paid for.</summary>
    public const string Characters = "phasa.characters";

    /// <summary>Whether a provider translates another's translation back.</summary>
    public const string IsBackTranslation = "phasa.back_translation";

    /// <summary>A document's id.</summary>
    public const string Document = "phasa.document.id";

    /// <summary>Documents.</summary>
    public const string Documents = "phasa.documents";

    /// <summary>A job's number.</summary>
    public const string Job = "phasa.job.id";

    /// <summary>The how manieth attempt at a job it is, from 1.</summary>
    public const string Attempt = "phasa.job.attempt";

    /// <summary>The step that a job stopped in.</summary>
    public const string Step = "phasa.job.step";

    /// <summary>The sequence number of a collection that an index has reached.</summary>
    public const string Sequence = "phasa.sequence";
}
