using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Documents;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Limits;
using Phasa.AspNetCore.Paths;
using Phasa.Documents;
using Phasa.Security;
using Phasa.Storage;
using Phasa.Translation.Exchange;

namespace Phasa.AspNetCore.Exchange;

/// <summary>Translations on their way to translators and back, and those that their originals have left behind.</summary>
internal sealed class ExchangeEndpoints(
    IKnowledgeStore store, TranslationExport export, TranslationImport import, WorkGate gate, IOptions<ApiOptions> options)
{
    private const char StaleList = 's';

    public void Map(IEndpointRouteBuilder v1)
    {
        v1.MapGet("/collections/{collection}/translations/{language}/export", ExportAsync).RequireScope(AccessScope.Read)
            .Describe("ExportTranslations", "Gives the passages with their translations into a language as a file for translators.", 400, 404)
            .Produces<string>(200, "application/xliff+xml", "application/x-tmx+xml", "text/x-gettext-translation", "text/csv", "text/tab-separated-values");
        v1.MapPost("/collections/{collection}/translations/import", ImportAsync).RequireScope(AccessScope.Write)
            .Describe("ImportTranslations", "Takes a translators' file: each unit becomes a person's translation of its passage, or says why not.", 400, 404, 409, 413, 415, 429)
            .Accepts<string>("application/xliff+xml", [.. ExchangeUpload.MediaTypes.Skip(1), UploadImport.MediaType]).Produces<ExchangeImportAnswer>();
        v1.MapGet("/collections/{collection}/translations/stale", StaleAsync).RequireScope(AccessScope.Read)
            .Describe("ListStaleTranslations", "Lists people's translations of texts that have changed since.", 400, 404)
            .Produces<StaleListAnswer>();
    }

    private async Task<IResult> ExportAsync(HttpContext context, string collection, string language)
    {
        var query = new QueryMembers(context.Request, "format", "state", "document", "source");
        var target = LanguageTags.Parse(language, "language");
        var format = query.Name<ExchangeFormat>("format") ?? ExchangeFormat.Xliff;
        var state = query.Text("state") == "all" ? null : query.Name<ExchangeState>("state");
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        var prepared = await export.PrepareAsync(
            found, new(target, state, query.Text("document"), query.Language("source")), format, context.RequestAborted);
        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        return TypedResults.Stream(
            body => prepared.WriteAsync(body, null, context.RequestAborted), ExchangeFiles.MediaTypeOf(format), prepared.FileName);
    }

    private async Task<IResult> ImportAsync(HttpContext context, string collection)
    {
        var query = new QueryMembers(context.Request, "format", "language", "acceptStale", "dryRun");
        var chosen = query.Name<ExchangeFormat>("format");
        var how = new ImportOptions { Language = query.Language("language"), AcceptStale = query.Flag("acceptStale"), IsDryRun = query.Flag("dryRun") };
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        using var permit = await gate.ImportAsync(context.RequestAborted);
        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        var report = await ExchangeUpload.ReadAsync(
            context, options.Value.MaxFileBytes, chosen,
            (file, name, format) => import.ImportAsync(found, file, name, format, how, null, context.RequestAborted));
        return TypedResults.Json(ExchangeImportAnswer.Of(report, how.IsDryRun), ApiJson.Shared.ExchangeImportAnswer);
    }

    private async Task<IResult> StaleAsync(HttpContext context, string collection)
    {
        var query = new QueryMembers(context.Request, "language", "cursor", "limit");
        var (language, limit) = (query.Language("language"), query.Number("limit", 1, 200, 50));
        var after = Cursor.Read(StaleList, query.Text("cursor")) is not { } key ? (StalePosition?)null
            : StalePosition.TryParse(key, out var position) ? position
            : throw Cursor.Unknown();
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        var page = await store.Documents.ListStaleAsync(found.Id, language, after, limit + 1, context.RequestAborted);
        var shown = page.Take(limit).ToList();
        return TypedResults.Json(
            new StaleListAnswer([.. shown.Select(StaleAnswer.Of)], page.Count > limit ? Cursor.After(StaleList, $"{shown[^1].Position}") : null),
            ApiJson.Shared.StaleListAnswer);
    }
}
