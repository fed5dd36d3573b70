using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Phasa.AspNetCore;
using Phasa.AspNetCore.Access;
using Phasa.AspNetCore.Access.Sessions;
using Phasa.AspNetCore.Alerts;
using Phasa.AspNetCore.Answers;
using Phasa.AspNetCore.Collections;
using Phasa.AspNetCore.Costs;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Documents;
using Phasa.AspNetCore.Exchange;
using Phasa.AspNetCore.Health;
using Phasa.AspNetCore.Insights;
using Phasa.AspNetCore.Jobs;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Limits;
using Phasa.AspNetCore.Measurements;
using Phasa.AspNetCore.Metrics;
using Phasa.AspNetCore.OpenAI;
using Phasa.AspNetCore.Reembedding;
using Phasa.AspNetCore.Rollout;
using Phasa.AspNetCore.Search;
using Phasa.AspNetCore.TranslationMemory;

namespace Phasa;

/// <summary>Adds the HTTP API to a host.</summary>
public static class ApiServices
{
    /// <summary>Adds what <see cref="ApiEndpoints.MapPhasa"/> needs.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="configure">Sets the limits.</param>
    public static PhasaBuilder AddApi(this PhasaBuilder builder, Action<ApiOptions>? configure = null)
    {
        var services = builder.Services;
        var options = services.AddOptions<ApiOptions>().ValidateDataAnnotations().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.AddRequestTimeouts();
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<ApiOptions>>((timeouts, api) =>
            timeouts.AddPolicy(ApiEndpoints.TimeoutPolicy, new RequestTimeoutPolicy { Timeout = api.Value.RequestTimeout }));
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Shared));
        services.AddApiDescription();
        services.AddMetricsForPrometheus();
        services.TryAddSingleton<KeyCheck>();
        services.TryAddSingleton<SignInGuard>();
        services.TryAddSingleton<SessionEndpoints>();
        services.TryAddSingleton(provider => new CallerCheck(provider.GetRequiredService<KeyCheck>()));
        services.AddOptions<SignInOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, SessionCookie>();
        services.AddAuthentication(SessionKeys.Scheme).AddCookie();
        services.AddAntiforgery(o => o.Cookie.Name = "phasa-form");
        services.TryAddSingleton<WorkGate>();
        services.TryAddSingleton<DocumentIntake>();
        services.TryAddSingleton<FileImport>();
        services.TryAddSingleton<TranslationWarnings>();
        services.TryAddSingleton<NdjsonImport>();
        services.TryAddSingleton<UploadImport>();
        services.TryAddSingleton<CollectionWrites>();
        services.TryAddSingleton<CollectionEndpoints>();
        services.TryAddSingleton<DocumentEndpoints>();
        services.TryAddSingleton<TranslationEndpoints>();
        services.TryAddSingleton<SearchEndpoints>();
        services.TryAddSingleton<AnswerEndpoints>();
        services.TryAddSingleton<OpenAIEndpoints>();
        services.TryAddSingleton<FeedbackEndpoints>();
        services.TryAddSingleton<InsightEndpoints>();
        services.TryAddSingleton<AlertEndpoints>();
        services.TryAddSingleton<CostEndpoints>();
        services.TryAddSingleton<PlanEndpoints>();
        services.TryAddSingleton<JobEndpoints>();
        services.TryAddSingleton<MemoryEndpoints>();
        services.TryAddSingleton<ExchangeEndpoints>();
        services.TryAddSingleton<ReembeddingEndpoints>();
        services.TryAddSingleton<MeasurementEndpoints>();
        services.TryAddSingleton<HealthEndpoints>();
        return builder;
    }
}
