using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Phasa.AspNetCore.Alerts;
using Phasa.AspNetCore.Alerts.Webhooks;
using Phasa.AspNetCore.Answers;
using Phasa.AspNetCore.Collections;
using Phasa.AspNetCore.Costs;
using Phasa.AspNetCore.Documents;
using Phasa.AspNetCore.Exchange;
using Phasa.AspNetCore.Health;
using Phasa.AspNetCore.Insights;
using Phasa.AspNetCore.Jobs;
using Phasa.AspNetCore.Measurements;
using Phasa.AspNetCore.Problems;
using Phasa.AspNetCore.Reembedding;
using Phasa.AspNetCore.Rollout;
using Phasa.AspNetCore.Search;
using Phasa.AspNetCore.TranslationMemory;

namespace Phasa.AspNetCore.Json;

/// <summary>How requests are read and answers are written.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CollectionCreation))]
[JsonSerializable(typeof(CollectionChange))]
[JsonSerializable(typeof(CollectionAnswer))]
[JsonSerializable(typeof(CollectionListAnswer))]
[JsonSerializable(typeof(CoverageAnswer))]
[JsonSerializable(typeof(DocumentDescription))]
[JsonSerializable(typeof(DocumentAnswer))]
[JsonSerializable(typeof(DocumentDetail))]
[JsonSerializable(typeof(DocumentListAnswer))]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(TranslationBody))]
[JsonSerializable(typeof(RetryAnswer))]
[JsonSerializable(typeof(AnswerBody))]
[JsonSerializable(typeof(AnswerResponse))]
[JsonSerializable(typeof(SearchBody))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(FeedbackBody))]
[JsonSerializable(typeof(QueryListAnswer))]
[JsonSerializable(typeof(InsightAnswer))]
[JsonSerializable(typeof(AlertAnswer))]
[JsonSerializable(typeof(AlertListAnswer))]
[JsonSerializable(typeof(WebhookBody))]
[JsonSerializable(typeof(BudgetAnswer))]
[JsonSerializable(typeof(BudgetSetting))]
[JsonSerializable(typeof(CostsAnswer))]
[JsonSerializable(typeof(PlanAnswer))]
[JsonSerializable(typeof(PastPlanListAnswer))]
[JsonSerializable(typeof(RetrospectAnswer))]
[JsonSerializable(typeof(JobListAnswer))]
[JsonSerializable(typeof(ReembeddingBody))]
[JsonSerializable(typeof(ReembeddingAnswer))]
[JsonSerializable(typeof(MeasurementBody))]
[JsonSerializable(typeof(MeasurementAnswer))]
[JsonSerializable(typeof(MeasurementListAnswer))]
[JsonSerializable(typeof(MemoryImportAnswer))]
[JsonSerializable(typeof(ExchangeImportAnswer))]
[JsonSerializable(typeof(StaleListAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(ReadinessAnswer))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>How deep a request may be nested.</summary>
    public const int MaxDepth = 32;

    /// <summary>The one instance.</summary>
    public static ApiJson Shared { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = MaxDepth,

        // Answers are application/json and never part of a page: Lao text stays Lao text.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
