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
        var (name, request) = (CollectionNames.RequirePossible(collection), body.ToRequest());
        if (body.Stream != true)
        {
            return TypedResults.Json(AnswerResponse.Of(await answers.AnswerAsync(name, request, context.RequestAborted)), ApiJson.Shared.AnswerResponse);
        }

        var parts = await StartedParts.OfAsync(answers.StreamAsync(name, request, context.RequestAborted), context.RequestAborted);
        return TypedResults.ServerSentEvents(EventsAsync(parts, context.RequestAborted));
    }

    /// <summary>The passages first, so that a reader has them beside each sentence; then the sentences; then the whole.</summary>
    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(StartedParts parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var part in parts.WithCancellation(cancellationToken))
        {
            yield return part switch
            {
                AnswerPart.Passages p => Event("citations", p.Citations.Select(CitationAnswer.Of).ToList(), ApiJson.Shared.IReadOnlyListCitationAnswer),
                AnswerPart.Sentence s => Event("sentence", SentenceAnswer.Of(s.Value), ApiJson.Shared.SentenceAnswer),
                AnswerPart.Whole w => Event("answer", AnswerResponse.Of(w.Answer), ApiJson.Shared.AnswerResponse),
                _ => throw new InvalidOperationException($"There is no event for {part.GetType()}."),
            };
        }
    }

    private static SseItem<string> Event<T>(string type, T data, JsonTypeInfo<T> json) => new(JsonSerializer.Serialize(data, json), type);
}
