using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Phasa.AspNetCore.Description;

/// <summary>Describes the parameters that calls read from the path and the query string themselves.</summary>
internal static class PathParameters
{
    private static readonly Dictionary<string, string> Paths = new()
    {
        ["collection"] = "The collection's name.",
        ["id"] = "The document's id, percent-encoded; a slash inside it is %2F.",
        ["search"] = "The search's id, as the answer to it gave.",
        ["measurement"] = "The measurement's id.",
        ["language"] = "A BCP 47 language tag.",
    };

    private static readonly Dictionary<string, (string Name, string Description)[]> Queries = new()
    {
        ["ListDocuments"] = [("cursor", "The nextCursor of the page before."), ("limit", "Documents per page, 1 to 200; 50 when absent.")],
        ["GetDocument"] = [("passages", "true to have the passages with their translations.")],
        ["ListMeasurements"] = [("cursor", "The nextCursor of the page before."), ("limit", "Measurements per page, 1 to 200; 50 when absent.")],
        ["ListQueries"] =
        [
            ("language", "A BCP 47 language tag."), ("outcome", "hits or zero."),
            ("cursor", "The nextCursor of the page before."), ("limit", "Queries per page, 1 to 200; 50 when absent."),
        ],
        ["ExportTranslations"] =
        [
            ("format", "xliff (when absent), tmx, po, csv or tsv."), ("state", "missing, machine, human, stale or all (when absent)."),
            ("document", "A document's id; all when absent."), ("source", "The passages written in this language; needed for XLIFF where there are several."),
        ],
        ["ImportTranslations"] =
        [
            ("format", "xliff, tmx, po, csv or tsv; else by the media type or the file's name."), ("language", "The language to import; what the file says when absent."),
            ("acceptStale", "true to take translations of texts that have changed since, as stale ones."), ("dryRun", "true to write nothing."),
        ],
        ["ListStaleTranslations"] =
        [
            ("language", "A BCP 47 language tag."),
            ("cursor", "The nextCursor of the page before."), ("limit", "Translations per page, 1 to 200; 50 when absent."),
        ],
        ["ListJobs"] =
        [
            ("state", "queued, leased, failed or parked."), ("language", "A BCP 47 language tag."),
            ("cursor", "The nextCursor of the page before."), ("limit", "Jobs per page, 1 to 200; 50 when absent."),
        ],
    };

    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var segments = (context.Description.RelativePath ?? "").Split('/').Where(s => s is ['{', .., '}']).Select(s => s[1..^1]);
        operation.Parameters =
        [
            .. segments.Select(name => new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Path,
                Required = true,
                Description = Paths.GetValueOrDefault(name),
                Schema = Text(),
            }),
            .. Queries.GetValueOrDefault(operation.OperationId ?? "", []).Select(q => new OpenApiParameter
            {
                Name = q.Name,
                In = ParameterLocation.Query,
                Description = q.Description,
                Schema = Text(),
            }),
        ];
        return Task.CompletedTask;
    }

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
