using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Options;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Limits;
using Phasa.AspNetCore.Paths;
using Phasa.AspNetCore.Problems;
using Phasa.Collections;
using Phasa.Languages;

namespace Phasa.AspNetCore.Documents;

/// <summary>
/// Writes the documents of uploaded files, one file after the other as they arrive, and answers with a result for each
/// document. When not one could be written the answer is the first failure instead.
/// </summary>
internal sealed class UploadImport(FileImport files, WorkGate gate, IOptions<ApiOptions> options)
{
    public const string MediaType = "multipart/form-data";

    public async Task RunAsync(HttpContext context, Collection collection)
    {
        using var permit = await gate.ImportAsync(context.RequestAborted);
        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        using var results = new Results();
        await ReadAsync(context, collection, results);
        await results.AnswerAsync(context);
    }

    private async Task ReadAsync(HttpContext context, Collection collection, Results results)
    {
        var (id, language) = ((string?)null, (LanguageTag?)null);
        var file = (string?)null;
        try
        {
            await foreach (var part in UploadParts.ReadAsync(context.Request, options.Value.MaxFileBytes, context.RequestAborted))
            {
                if (part.FileName is null)
                {
                    (id, language) = part.Name switch
                    {
                        _ when file is not null => throw Wrong($"The field '{part.Name}' comes after a file.", "Send all fields before the files.", part.Name),
                        "id" => (await part.TextAsync(context.RequestAborted), language),
                        "language" => (id, LanguageTags.Parse(await part.TextAsync(context.RequestAborted), part.Name)),
                        _ => throw Wrong($"The field '{Readable.Shorten(part.Name, 80)}' is not known here.", "Use the fields id and language.", part.Name),
                    };
                    continue;
                }

                if (id is not null && file is not null)
                {
                    throw Wrong("The field 'id' names one document, but there are several files.", "Send one file, or no id.", "id");
                }

                file = part.FileName;
                await files.RunAsync(collection, new(file, id, language, part.Content), Problem.TraceOf(context), results.Add, context.RequestAborted);
            }

            if (file is null)
            {
                throw Wrong("The form holds no file.", "Send at least one file.", null);
            }
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            results.Add([DocumentIntake.Failed(file, 0, null, Failures.Of(e), Problem.TraceOf(context))]);
        }
    }

    private static PhasaException Wrong(string message, string nextStep, string? location) =>
        new(ErrorCodes.InvalidRequest, message, nextStep) { Location = location };

    /// <summary>The results so far.</summary>
    private sealed class Results : IDisposable
    {
        private readonly ResultSpool _spool = new();
        private PhasaException? _first;
        private bool _any;
        private bool _created;
        private bool _written;

        public void Add(IReadOnlyList<ImportResult> results)
        {
            foreach (var result in results)
            {
                _spool.Add(_any ? ","u8 : "{\"results\":["u8);
                _spool.Add(JsonSerializer.SerializeToUtf8Bytes(result, ApiJson.Shared.ImportResult));
                _any = true;
                _created |= result.Outcome == "created";
                _written |= result.Error is null;
                _first ??= result.Error is { } problem
                    ? new(ErrorCodes.All[problem.Code], problem.Detail, problem.NextStep) { Location = problem.Location }
                    : null;
            }
        }

        public async Task AnswerAsync(HttpContext context)
        {
            if (!_written && _first is not null)
            {
                throw _first;
            }

            context.Response.StatusCode = _created ? 201 : 200;
            context.Response.ContentType = "application/json; charset=utf-8";
            _spool.Add(_any ? "]}"u8 : "{\"results\":[]}"u8);
            _spool.Complete();
            await _spool.CopyToAsync(context.Response.Body, context.RequestAborted);
        }

        public void Dispose() => _spool.Dispose();
    }
}
