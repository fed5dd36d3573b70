using ModelContextProtocol.Client;

namespace Phasa.Cli.Tests.Mcp;

/// <summary>The handbook in a data folder, answered over HTTP by a service and, for each client that asks, over standard input and output.</summary>
public sealed class HandbookServer : IAsyncLifetime
{
    private const string Listening = "Phasa listens on ";

    private TestProcess? _service;

    public PhasaExecutable Phasa { get; } = new();

    /// <summary>The service's address.</summary>
    public string Url { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var ingested = await Phasa.RunAsync(PhasaExecutable.IngestHandbook);
        Assert.True(ingested.ExitCode == 0, ingested.Error);
        _service = Phasa.Start("serve", "--urls", "http://127.0.0.1:0");
        Url = (await _service.OutputLineAsync(Listening, TestContext.Current.CancellationToken))[Listening.Length..];
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        Phasa.Dispose();
    }

    /// <summary>A client of that transport: 'http' or 'stdio'.</summary>
    public Task<McpClient> ConnectAsync(string transport) => transport == "http" ? OverHttpAsync(Url) : OverStdioAsync(Phasa);

    /// <summary>A client of a service.</summary>
    public static Task<McpClient> OverHttpAsync(string url, Dictionary<string, string>? headers = null) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new($"{url}/mcp"), TransportMode = HttpTransportMode.StreamableHttp, AdditionalHeaders = headers }),
        cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>A client that starts the command itself.</summary>
    public static Task<McpClient> OverStdioAsync(PhasaExecutable phasa, params string[] options) => McpClient.CreateAsync(
        new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = "dotnet",
            Arguments = [PhasaExecutable.Assembly, "mcp", .. options],
            EnvironmentVariables = phasa.Variables([]),
            WorkingDirectory = phasa.Folder,
        }),
        cancellationToken: TestContext.Current.CancellationToken);
}
