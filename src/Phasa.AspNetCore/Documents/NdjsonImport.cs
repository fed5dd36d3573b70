using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Limits;
using Phasa.AspNetCore.Problems;
using Phasa.Collections;
using Phasa.Documents;

namespace Phasa.AspNetCore.Documents;

/// <summary>Writes the documents of an NDJSON body and answers with a result line for each line, in order, while it reads.</summary>
internal sealed class NdjsonImport(DocumentIntake intake, WorkGate gate, IOptions<ApiOptions> options)
{
    /// <summary>The names that the format goes by; the first is what answers carry.</summary>
    public static readonly IReadOnlyList<string> MediaTypes = ["application/x-ndjson", "application/ndjson", "application/jsonl"];

    public async Task RunAsync(HttpContext context, Collection collection)
    {
        using var permit = await gate.ImportAsync(context.RequestAborted);
        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            // A client that reads only after it has sent everything is slow on purpose.
            rate.MinDataRate = null;
        }

        context.Response.ContentType = MediaTypes[0];
        using var spool = new ResultSpool();
        var sending = spool.CopyToAsync(context.Response.Body, context.RequestAborted);
        try
        {
            await ReadAsync(context, collection, spool);
        }
        finally
        {
            spool.Complete();
            await sending;
        }
    }

    private async Task ReadAsync(HttpContext context, Collection collection, ResultSpool spool)
    {
        var cancellationToken = context.RequestAborted;
        var lines = NdjsonLines.ReadAsync(context.Request.BodyReader, options.Value.MaxLineBytes, options.Value.MaxDocumentCharacters, cancellationToken);
        var last = 0;
        try
        {
            var written = BatchesAhead.RunAsync(
                lines.BatchAsync(cancellationToken),
                batch => batch.Where(i => i.Document is not null).Select(i => i.Document!.Id),
                batch => intake.PutAsync(collection, batch, null, Problem.TraceOf(context), cancellationToken),
                cancellationToken);
            await foreach (var results in written)
            {
                foreach (var result in results)
                {
                    Add(spool, result);
                    last = result.Line;
                }
            }
        }
        catch (Exception e) when (e is BadHttpRequestException or IOException && !cancellationToken.IsCancellationRequested)
        {
            // The status is sent long since: the last line says that the body broke off.
            Add(spool, DocumentIntake.Failed(null, last + 1, null, Failures.Of(e), Problem.TraceOf(context)));
        }
    }

    private static void Add(ResultSpool spool, ImportResult result) =>
        spool.Add([.. JsonSerializer.SerializeToUtf8Bytes(result, ApiJson.Shared.ImportResult), (byte)'\n']);
}
