using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Limits;
using Phasa.AspNetCore.Paths;
using Phasa.AspNetCore.Search;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Ingestion;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Security;
using Phasa.Storage;

namespace Phasa.AspNetCore.Documents;

/// <summary>Translations of one document: written by people, or tried anew.</summary>
internal sealed class TranslationEndpoints(
    IKnowledgeStore store, DocumentService documents, DocumentIntake intake, TranslationWarnings warnings, TranslationRetry retry, WorkGate gate, IOptions<ApiOptions> options)
{
    private const int MostPassages = 10_000;
    private const string Path = "/collections/{collection}/documents/{id}/translations/{language}";

    public void Map(IEndpointRouteBuilder v1)
    {
        v1.MapPut(Path, PutAsync).RequireScope(AccessScope.Write)
            .Describe("PutTranslation", "Writes a person's translation of a document, or of single passages. No machine replaces it.", 400, 404, 409, 413, 415, 429)
            .Accepts<TranslationBody>("application/json").Produces<DocumentAnswer>();
        v1.MapPost(Path + "/retry", RetryAsync).RequireScope(AccessScope.Write)
            .Describe("RetryTranslation", "Queues a translation anew that failed, is parked, is quarantined or waits for its next attempt.", 400, 404, 429)
            .Produces<RetryAnswer>(202);
    }

    private async Task<IResult> PutAsync(HttpContext context, string collection, string language)
    {
        _ = new QueryMembers(context.Request);
        var (id, target) = (DocumentIds.Of(context), LanguageTags.Parse(language, "language"));
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        var body = await JsonBody.ReadAsync(context.Request, ApiJson.Shared.TranslationBody, options.Value.MaxJsonBytes, context.RequestAborted);
        var passages = Passages(body);
        using var permit = await gate.WriteAsync(context.RequestAborted);
        if (passages is null)
        {
            await documents.PutTranslationAsync(found, id, target, new TranslationInput(body.Text!, body.Title), context.RequestAborted);
        }
        else
        {
            await documents.PutPassageTranslationsAsync(found, id, target, passages, context.RequestAborted);
        }

        var written = await warnings.OfAsync(found, id, target, passages?.Select(p => p.Passage).ToHashSet(), context.RequestAborted);
        var answer = await intake.AnswerAsync(found, id, context.RequestAborted);
        return TypedResults.Json(answer with { Warnings = written is [] ? null : written }, ApiJson.Shared.DocumentAnswer);
    }

    private async Task<IResult> RetryAsync(HttpContext context, string collection, string language)
    {
        _ = new QueryMembers(context.Request);
        var (id, target) = (DocumentIds.Of(context), LanguageTags.Parse(language, "language"));
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        using var permit = await gate.WriteAsync(context.RequestAborted);
        var queued = await retry.RunAsync(found, id, target, context.RequestAborted);
        var answer = await intake.AnswerAsync(found, id, context.RequestAborted);
        return TypedResults.Json(
            new RetryAnswer(id, target.Value, queued, answer.Translations.GetValueOrDefault(target.Value, "missing")),
            ApiJson.Shared.RetryAnswer, statusCode: 202);
    }

    /// <summary>The passages of a body, or null when it holds a whole text.</summary>
    private static List<(PassageId Passage, string Text)>? Passages(TranslationBody body)
    {
        if (body.Passages is null)
        {
            return body.Text is not null ? null : throw Wrong("The body needs 'text' or 'passages'.", "/text");
        }

        if (body.Text is not null || body.Title is not null)
        {
            throw Wrong("A body has either 'text', with or without 'title', or 'passages'.", "/passages");
        }

        if (body.Passages.Count is < 1 or > MostPassages)
        {
            throw Wrong($"A call translates 1 to {MostPassages} passages, not {body.Passages.Count}.", "/passages");
        }

        var passages = new List<(PassageId Passage, string Text)>();
        var seen = new HashSet<PassageId>();
        for (var i = 0; i < body.Passages.Count; i++)
        {
            if (body.Passages[i] is not { } sent)
            {
                throw Wrong("A passage must be an object.", $"/passages/{i}");
            }

            if (!PassageId.TryParse(sent.PassageId, out var passage))
            {
                throw new PhasaException(ErrorCodes.PassageNotFound, "The text is no passage id.") { Location = $"/passages/{i}/passageId" };
            }

            passages.Add(seen.Add(passage) ? (passage, sent.Text) : throw Wrong($"Passage {passage} is named twice.", $"/passages/{i}/passageId"));
        }

        return passages;
    }

    private static PhasaException Wrong(string message, string location) => new(ErrorCodes.InvalidRequest, message) { Location = location };
}
