using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Phasa.AspNetCore;
using Phasa.AspNetCore.Access;
using Phasa.AspNetCore.Access.Sessions;
using Phasa.AspNetCore.Alerts;
using Phasa.AspNetCore.Answers;
using Phasa.AspNetCore.Collections;
using Phasa.AspNetCore.Costs;
using Phasa.AspNetCore.Documents;
using Phasa.AspNetCore.Exchange;
using Phasa.AspNetCore.Health;
using Phasa.AspNetCore.Insights;
using Phasa.AspNetCore.Jobs;
using Phasa.AspNetCore.Measurements;
using Phasa.AspNetCore.Metrics;
using Phasa.AspNetCore.OpenAI;
using Phasa.AspNetCore.Paths;
using Phasa.AspNetCore.Problems;
using Phasa.AspNetCore.Reembedding;
using Phasa.AspNetCore.Rollout;
using Phasa.AspNetCore.Search;
using Phasa.AspNetCore.TranslationMemory;
using Phasa.Storage;

namespace Phasa;

/// <summary>Puts the HTTP API into a web application.</summary>
public static class ApiEndpoints
{
    internal const string TimeoutPolicy = "phasa";

    /// <summary>
    /// Maps <c>/v1</c>, <c>/healthz</c>, <c>/readyz</c>, <c>/metrics</c> and <c>/openapi/v1.json</c>. From here on every failure of the
    /// application is answered with problem details, and every endpoint asks for a key once there is one; see
    /// <see cref="AccessRules"/> for endpoints of one's own.
    /// </summary>
    /// <exception cref="InvalidOperationException">The services that this needs were not added; the message names the missing call.</exception>
    public static WebApplication MapPhasa(this WebApplication app)
    {
        Require<IKnowledgeStore>(app, "services.AddPhasa().UseSqlite(path)");
        Require<KeyCheck>(app, "services.AddPhasa().AddApi()");

        app.UseMiddleware<ProblemMiddleware>();
        app.Use((context, next) =>
        {
            TargetPath.RefuseDots(context);
            return next(context);
        });
        app.UseMiddleware<AccessMiddleware>();
        app.UseRequestTimeouts();

        var v1 = app.MapGroup("/v1");
        v1.WithRequestTimeout(TimeoutPolicy).WithMetadata(new OwnBodyLimits());
        app.Services.GetRequiredService<CollectionEndpoints>().Map(v1.MapGroup("").WithTags("collections"));
        app.Services.GetRequiredService<DocumentEndpoints>().Map(v1.MapGroup("").WithTags("documents"));
        app.Services.GetRequiredService<TranslationEndpoints>().Map(v1.MapGroup("").WithTags("translations"));
        app.Services.GetRequiredService<SearchEndpoints>().Map(v1.MapGroup("").WithTags("search"));
        app.Services.GetRequiredService<AnswerEndpoints>().Map(v1.MapGroup("").WithTags("search"));
        app.Services.GetRequiredService<OpenAIEndpoints>().Map(v1.MapGroup("").WithTags("openai"));
        app.Services.GetRequiredService<FeedbackEndpoints>().Map(v1.MapGroup("").WithTags("search"));
        app.Services.GetRequiredService<InsightEndpoints>().Map(v1.MapGroup("").WithTags("insights"));
        app.Services.GetRequiredService<AlertEndpoints>().Map(v1.MapGroup("").WithTags("alerts"));
        app.Services.GetRequiredService<CostEndpoints>().Map(v1.MapGroup("").WithTags("costs"));
        app.Services.GetRequiredService<PlanEndpoints>().Map(v1.MapGroup("").WithTags("rollout"));
        app.Services.GetRequiredService<JobEndpoints>().Map(v1.MapGroup("").WithTags("jobs"));
        app.Services.GetRequiredService<MemoryEndpoints>().Map(v1.MapGroup("").WithTags("translations"));
        app.Services.GetRequiredService<ExchangeEndpoints>().Map(v1.MapGroup("").WithTags("translations"));
        app.Services.GetRequiredService<ReembeddingEndpoints>().Map(v1.MapGroup("").WithTags("reembedding"));
        app.Services.GetRequiredService<MeasurementEndpoints>().Map(v1.MapGroup("").WithTags("measurements"));
        app.Services.GetRequiredService<HealthEndpoints>().Map(app.MapGroup("").WithTags("health"));
        app.Services.GetRequiredService<SessionEndpoints>().Map(app);
        app.MapMetrics();
        app.MapOpenApi("/openapi/v1.json").AllowWithoutKey();
        return app;
    }

    private static void Require<T>(WebApplication app, string call)
    {
        if (app.Services.GetRequiredService<IServiceProviderIsService>() is { } known && !known.IsService(typeof(T)))
        {
            throw new InvalidOperationException($"MapPhasa needs services that were not added. Call '{call}' before the application is built.");
        }
    }

    /// <summary>Takes the server's own limit away: each call has its own, which it tells the caller about.</summary>
    private sealed class OwnBodyLimits : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => null;
    }
}
