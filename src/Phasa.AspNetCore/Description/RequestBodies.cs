using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Phasa.AspNetCore.Description;

/// <summary>Describes bodies that are no JSON, and numbers as they are read: never as strings.</summary>
internal static class RequestBodies
{
    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (type, body) in operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>())
        {
            body.Schema = type switch
            {
                "application/json" => body.Schema,
                "multipart/form-data" => Form(operation.OperationId == "PutDocuments"),
                _ => new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }

        return Task.CompletedTask;
    }

    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (schema.Type is { } type && (type & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0)
        {
            (schema.Type, schema.Pattern) = (type & ~JsonSchemaType.String, null);
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Form(bool documents)
    {
        var file = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "file" },
            Properties = documents
                ? new Dictionary<string, IOpenApiSchema>
                {
                    ["language"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The documents' language; comes before the files." },
                    ["id"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The id, for a single file; comes before it." },
                    ["file"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = file, Description = "One or more files." },
                }
                : new Dictionary<string, IOpenApiSchema> { ["file"] = file },
        };
    }
}
