using System.CommandLine;

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
            foreach (var url in urls.Where(u => !u.StartsWith("http://", StringComparison.OrdinalIgnoreCase)))
            {
                result.AddError($"'{url}' is no address to listen on; give one such as {Default}. TLS is left to a proxy in front.");
            }

            return urls;
        },
    };

    /// <summary>The line that other programs wait for.</summary>
    public static string Line(string url) => $"Phasa listens on {url}";
}
