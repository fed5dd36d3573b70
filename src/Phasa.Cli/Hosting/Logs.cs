using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Phasa.Cli.Hosting;

/// <summary>Logs: one line each, on standard error.</summary>
internal static class Logs
{
    /// <summary>Sends logs to standard error.</summary>
    /// <param name="logging">The host's logging.</param>
    /// <param name="configuration">The settings; their section <c>Logging</c> overrides the level.</param>
    /// <param name="level">The least level where the configuration says nothing.</param>
    public static void ToStandardError(this ILoggingBuilder logging, IConfiguration configuration, LogLevel level)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(level);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System.Net.Http", LogLevel.Warning);

        // Sessions are sealed with keys that lie as open as the store beside them; who may read the folder may read all.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // A failed start is reported once, by the command itself, without a stack trace.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.None);
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel.", LogLevel.Warning);
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z' ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = Console.IsErrorRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 }
                ? LoggerColorBehavior.Disabled
                : LoggerColorBehavior.Default;
        });
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
