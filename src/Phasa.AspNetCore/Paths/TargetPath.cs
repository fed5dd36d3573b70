using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Phasa.AspNetCore.Paths;

/// <summary>
/// The path of a request as it was sent. The server leaves %2F as it is and decodes everything else, so that it alone
/// cannot tell the id 'a/b' (sent as a%2Fb) from 'a%2Fb' (sent as a%252Fb).
/// </summary>
internal static class TargetPath
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The decoded value of a route parameter that takes one whole segment.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/> for escapes that are no UTF-8.</exception>
    public static string Segment(HttpContext context, string parameter)
    {
        var pattern = ((RouteEndpoint)context.GetEndpoint()!).RoutePattern.PathSegments;
        var index = pattern.ToList().FindIndex(s => s.Parts is [Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart p] && p.Name == parameter);
        var above = context.Request.PathBase.Value!.Count(c => c == '/');
        return Decode(RawSegments(context)[above + index], parameter);
    }

    /// <summary>Refuses paths with '.' or '..' segments: the server would resolve them and call something else than was named.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>.</exception>
    public static void RefuseDots(HttpContext context)
    {
        if (RawSegments(context).Any(s => s.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase) is "." or ".."))
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, "The path holds a '.' or '..' segment.", "Send the path without such segments.");
        }
    }

    private static string[] RawSegments(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.Split('?', 2)[0];
        var authority = path.IndexOf("://", StringComparison.Ordinal);
        var start = path.StartsWith('/') || authority < 0 ? 0 : path.IndexOf('/', authority + 3);
        return start < 0 ? [] : path[start..].TrimStart('/').Split('/');
    }

    private static string Decode(string segment, string parameter)
    {
        try
        {
            var bytes = new List<byte>(segment.Length);
            for (var i = 0; i < segment.Length; i++)
            {
                if (segment[i] == '%')
                {
                    bytes.Add(Convert.FromHexString(segment.AsSpan(i + 1, 2))[0]);
                    i += 2;
                }
                else
                {
                    bytes.AddRange(Strict.GetBytes(segment, i, 1));
                }
            }

            return Strict.GetString([.. bytes]);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, $"The {parameter} in the path is not percent-encoded UTF-8.", null, e) { Location = parameter };
        }
    }
}
