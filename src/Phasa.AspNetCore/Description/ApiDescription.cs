using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Phasa.AspNetCore.Description;

/// <summary>The description of the API at /openapi/v1.json.</summary>
internal static class ApiDescription
{
    private const string Key = "key";

    /// <summary>Adds the description of everything that is mapped.</summary>
    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Phasa";
            document.Info.Version = "v1";
            document.Info.Description = "Knowledge search that works in every language its users speak.";
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Key] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "A key from 'phasa keys create'. Needed as soon as one exists.",
                },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(PathParameters.Describe);
        options.AddOperationTransformer(RequestBodies.Describe);
        options.AddSchemaTransformer(RequestBodies.Describe);
    });
}
