using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Phasa.Answers;
using Phasa.AspNetCore.Answers;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Paths;
using Phasa.Embeddings;
using Phasa.Security;
using Phasa.Storage;

namespace Phasa.AspNetCore.OpenAI;

/// <summary>Answers and embeddings as clients of OpenAI's API ask for them, so that chat front ends plug in.</summary>
internal sealed class OpenAIEndpoints(AnswerService answers, EmbeddingModels models, IKnowledgeStore store, IOptions<ApiOptions> options, TimeProvider time)
{
    private const string Prefix = "phasa/";

    public void Map(IEndpointRouteBuilder v1)
    {
        var calls = v1.MapGroup("").WithMetadata(new SpeaksOpenAI());
        calls.MapGet("/models", (Delegate)ListAsync).RequireScope(AccessScope.Read)
            .Describe("ListModels", "What the OpenAI-compatible calls take as a model: 'phasa/COLLECTION' answers, the others embed.")
            .Produces<ModelListAnswer>(200, "application/json");
        calls.MapPost("/chat/completions", (Delegate)CompleteAsync).RequireScope(AccessScope.Read)
            .Describe("CompleteChat", "Answers the last message from a collection, as OpenAI's chat completions; streamed with 'stream'.", 400, 404, 409, 413, 415, 429, 502)
            .Accepts<ChatCompletionBody>("application/json").Produces<ChatCompletionAnswer>(200, "application/json", "text/event-stream");
        calls.MapPost("/embeddings", (Delegate)EmbedAsync).RequireScope(AccessScope.Read)
            .Describe("Embed", "Embeds texts with a model of this installation, as OpenAI's embeddings.", 400, 404, 413, 415, 502)
            .Accepts<EmbeddingBody>("application/json").Produces<EmbeddingListAnswer>(200, "application/json");
    }

    private async Task<IResult> ListAsync(HttpContext context)
    {
        _ = new QueryMembers(context.Request);
        var collections = await store.Collections.ListAsync(context.RequestAborted);
        return TypedResults.Json(
            new ModelListAnswer("list",
            [
                .. collections.Select(c => new ModelAnswer(Prefix + c.Name, "model", 0, "phasa")),
                .. models.Entries.Select(e => new ModelAnswer(e.Name, "model", 0, "phasa")),
            ]),
            OpenAIJson.Shared.ModelListAnswer);
    }

    private async Task<IResult> CompleteAsync(HttpContext context)
    {
        _ = new QueryMembers(context.Request);
        var body = await JsonBody.ReadAsync(context.Request, OpenAIJson.Shared.ChatCompletionBody, options.Value.MaxJsonBytes, context.RequestAborted);
        var collection = CollectionNames.RequirePossible(body.Model.StartsWith(Prefix, StringComparison.Ordinal) ? body.Model[Prefix.Length..] : body.Model);
        var frame = new ChatFrame(Prefix + collection, time.GetUtcNow());
        var request = body.ToRequest();
        if (body.Stream != true)
        {
            return TypedResults.Json(frame.Whole(await answers.AnswerAsync(collection, request, context.RequestAborted)), OpenAIJson.Shared.ChatCompletionAnswer);
        }

        var parts = await StartedParts.OfAsync(answers.StreamAsync(collection, request, context.RequestAborted), context.RequestAborted);
        return TypedResults.ServerSentEvents(frame.EventsAsync(parts, context.RequestAborted));
    }

    private async Task<IResult> EmbedAsync(HttpContext context)
    {
        _ = new QueryMembers(context.Request);
        var body = await JsonBody.ReadAsync(context.Request, OpenAIJson.Shared.EmbeddingBody, options.Value.MaxJsonBytes, context.RequestAborted);
        var model = models.Named(body.Model);
        if (body.Dimensions is { } dimensions && dimensions != model.Space.Dimensions)
        {
            throw ChatCompletionBody.Wrong("/dimensions", $"The model has {model.Space.Dimensions} dimensions, not {dimensions}.", "Leave 'dimensions' out.");
        }

        var (texts, role, isBase64) = (body.Texts(), body.Role, body.IsBase64);
        var tokens = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            var count = model.Tokens.Count(texts[i]);
            tokens += count;
            if (count > model.MaxTokens)
            {
                throw ChatCompletionBody.Wrong($"/input/{i}", $"The text has {count} tokens; the model reads {model.MaxTokens}.", "Send it in pieces: what is longer would be cut off unseen.");
            }
        }

        var vectors = await model.EmbedAsync(texts, role, context.RequestAborted);
        return TypedResults.Json(
            new EmbeddingListAnswer("list", [.. vectors.Select((v, i) => EmbeddingAnswer.Of(i, v, isBase64))], body.Model, new(tokens, tokens)), OpenAIJson.Shared.EmbeddingListAnswer);
    }
}
