using Microsoft.AspNetCore.Http;

namespace Phasa.AspNetCore.Access;

/// <summary>Tells the calls that only read.</summary>
internal static class SafeMethods
{
    public static bool Has(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
}
