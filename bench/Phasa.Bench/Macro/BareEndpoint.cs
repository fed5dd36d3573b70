using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Phasa.Bench.Macro;

/// <summary>
/// A web application that does nothing but read a request's body and answer with bytes that it has ready: what is left of
/// a search when the search is taken away. In a process of its own, like Phasa.
/// </summary>
internal sealed class BareEndpoint : IDisposable
{
    private const string Name = "bare-endpoint";

    private readonly Process _process;

    private BareEndpoint(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>The command that is the application; hidden, for <see cref="StartAsync"/>.</summary>
    public static Command Command()
    {
        Argument<FileInfo> file = new("answer");
        Command command = new(Name) { file };
        command.Hidden = true;
        command.SetAction((result, cancellationToken) => ServeAsync(result.GetRequiredValue(file).FullName, cancellationToken));
        return command;
    }

    /// <summary>Starts the application.</summary>
    /// <param name="answer">A file with what it answers.</param>
    /// <param name="cancellationToken">Stops waiting for it.</param>
    public static async Task<BareEndpoint> StartAsync(string answer, CancellationToken cancellationToken)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Name, answer]) { RedirectStandardOutput = true })!;
        return new(process, new(await process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The bare endpoint did not start.")));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task ServeAsync(string file, CancellationToken cancellationToken)
    {
        var answer = await File.ReadAllBytesAsync(file, cancellationToken);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapPost("/", async (HttpContext context) =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = answer.Length;
            await context.Response.BodyWriter.WriteAsync(answer, context.RequestAborted);
        });
        await app.StartAsync(cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{app.Urls.First()}/"));
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
