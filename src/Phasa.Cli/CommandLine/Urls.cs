using System.CommandLine;
using Microsoft.AspNetCore.Http;

namespace Phasa.Cli.CommandLine;

/// <summary>Where a service listens.</summary>
internal static class Urls
{
    /// <summary>The address of a service that names none.</summary>
    public const string Default = "http://127.0.0.1:7420";

    /// <summary>An option that takes addresses, parted by semicolons.</summary>
    public static Option<IReadOnlyList<string>> Option() => new("--urls")
    {
        Description = $"Where to listen, parted by ';'. Port 0 takes a free one. Default: {Default}",
        HelpName = "URL",
        DefaultValueFactory = _ => [Default],
        CustomParser = result =>
        {
            var urls = result.Tokens[0].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            foreach (var url in urls.Length == 0 ? [""] : urls.Where(u => !IsAddress(u)))
            {
                result.AddError($"'{url}' is no address to listen on; give one such as {Default}. TLS is left to a proxy in front.");
            }

            return urls;
        },
    };

    /// <summary>The line that other programs wait for.</summary>
    public static string Line(string url) => $"Phasa listens on {url}";

    /// <summary>Whether it is an address without TLS. A name has two addresses, IPv4 and IPv6, which cannot share a free port.</summary>
    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http", PathBase: "" } address && (address.Port > 0 || address.Host != "localhost");
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
