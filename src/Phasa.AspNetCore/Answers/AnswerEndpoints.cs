using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Phasa.Answers;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Paths;
using Phasa.Security;

namespace Phasa.AspNetCore.Answers;

/// <summary>Answers to questions.</summary>
internal sealed class AnswerEndpoints(AnswerService answers, IOptions<ApiOptions> options)
{
    public void Map(IEndpointRouteBuilder v1) =>
        v1.MapPost("/collections/{collection}/answers", AnswerAsync).RequireScope(AccessScope.Read)
            .Describe("Answer", "Answers a question in its own language, each sentence with the passages it rests on. With 'stream' the answer comes piece by piece, as server-sent events.", 400, 404, 409, 413, 415, 429, 502)
            .Accepts<AnswerBody>("application/json").Produces<AnswerResponse>(200, "application/json", "text/event-stream");

    private async Task<IResult> AnswerAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        var body = await JsonBody.ReadAsync(context.Request, ApiJson.Shared.AnswerBody, options.Value.MaxJsonBytes, context.RequestAborted);

        // What fails before the first event fails as any other call does, with its status.
        var answer = AnswerResponse.Of(await answers.AnswerAsync(CollectionNames.RequirePossible(collection), body.ToRequest(), context.RequestAborted));
        return body.Stream == true
            ? TypedResults.ServerSentEvents(EventsAsync(answer, context.RequestAborted))
            : TypedResults.Json(answer, ApiJson.Shared.AnswerResponse);
    }

    /// <summary>The passages first, so that a reader has them beside each sentence; then the sentences; then the whole.</summary>
    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(AnswerResponse answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Event("citations", answer.Citations, ApiJson.Shared.IReadOnlyListCitationAnswer);
        foreach (var sentence in answer.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Event("sentence", sentence, ApiJson.Shared.SentenceAnswer);
        }

        yield return Event("answer", answer, ApiJson.Shared.AnswerResponse);
        await Task.CompletedTask;
    }

    private static SseItem<string> Event<T>(string type, T data, JsonTypeInfo<T> json) => new(JsonSerializer.Serialize(data, json), type);
}
