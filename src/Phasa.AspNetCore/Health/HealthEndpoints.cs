using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Problems;
using Phasa.Jobs;
using Phasa.Storage;

namespace Phasa.AspNetCore.Health;

/// <summary>Whether the process lives and can do its work. Anybody may ask, so the answers name no path and no content.</summary>
internal sealed class HealthEndpoints(IKnowledgeStore store, IEnumerable<IHostedService> services, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly TranslationWorkerService? _workers = services.OfType<TranslationWorkerService>().FirstOrDefault();

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => TypedResults.Json(new HealthAnswer("ok"), ApiJson.Shared.HealthAnswer))
            .WithName("GetHealth").WithSummary("Says that the process is alive.").Produces<HealthAnswer>().AllowWithoutKey();
        app.MapGet("/readyz", (Delegate)ReadyAsync)
            .WithName("GetReadiness").WithSummary("Says whether the service can do its work, and why not.")
            .Produces<ReadinessAnswer>().Produces<ReadinessAnswer>(503).AllowWithoutKey();
    }

    private async Task<IResult> ReadyAsync(HttpContext context)
    {
        ReadinessCheck[] checks = [await StoreAsync(context.RequestAborted), Workers()];
        var ready = checks.All(c => c.Ready);
        return TypedResults.Json(new ReadinessAnswer(ready ? "ready" : "not-ready", checks), ApiJson.Shared.ReadinessAnswer, statusCode: ready ? 200 : 503);
    }

    private async Task<ReadinessCheck> StoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.Jobs.NextDueAsync(cancellationToken).WaitAsync(Longest, time, cancellationToken);
            return new("store", true, "The store answers.");
        }
        catch (TimeoutException)
        {
            return new("store", false, $"The store has not answered within {Longest.TotalSeconds} seconds.");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return new("store", false, Failures.Of(e).Code.Title);
        }
    }

    private ReadinessCheck Workers() => _workers switch
    {
        null => new("workers", true, "This process leaves translations to others."),
        { ExecuteTask: null } => new("workers", false, "The workers have not started."),
        { ExecuteTask.IsCompleted: true } => new("workers", false, "The workers have stopped."),
        _ => new("workers", true, "The workers run."),
    };
}
