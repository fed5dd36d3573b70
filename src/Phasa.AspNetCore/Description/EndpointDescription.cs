using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Phasa.AspNetCore.Problems;

namespace Phasa.AspNetCore.Description;

/// <summary>Says in /openapi/v1.json what a call does and how it fails.</summary>
internal static class EndpointDescription
{
    private static readonly int[] Always = [401, 403, 500, 503];

    /// <summary>Names and describes a call.</summary>
    /// <param name="builder">The call.</param>
    /// <param name="name">Its name, unique among all calls.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="failures">The statuses of its failures, besides those of every call.</param>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder builder, string name, string summary, params ReadOnlySpan<int> failures)
    {
        builder.WithName(name).WithSummary(summary);
        foreach (var status in (int[])[.. failures, .. Always])
        {
            builder.Produces<Problem>(status, Problem.MediaType);
        }

        return builder;
    }
}
