using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Phasa.AspNetCore;
using Phasa.Monitoring;
using Phasa.Security;
using Phasa.Storage;
using Phasa.TestSupport.Processes;

namespace Phasa.AspNetCore.Tests.Support;

/// <summary>The service over an SQLite file of its own, on a free port of this machine.</summary>
public sealed class ApiHost : IAsyncDisposable
{
    private readonly string _folder;

    private ApiHost(WebApplication app, string folder)
    {
        App = app;
        _folder = folder;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public WebApplication App { get; }

    public HttpClient Client { get; }

    /// <summary>The store's file.</summary>
    public string File => Path.Combine(_folder, "phasa.db");

    public IKnowledgeStore Store => App.Services.GetRequiredService<IKnowledgeStore>();

    public static async Task<ApiHost> StartAsync(
        Action<ApiOptions>? limits = null, Action<IServiceCollection>? services = null, Action<WebApplication>? map = null)
    {
        var folder = Directory.CreateTempSubdirectory("phasa-api-").FullName;
        var builder = LoopbackHost.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddPhasa().UseSqlite(Path.Combine(folder, "phasa.db")).AddApi(limits);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapPhasa();
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, folder);
    }

    /// <summary>A service with the collection <c>kb</c> (ja, en, lo).</summary>
    public static async Task<ApiHost> WithCollectionAsync(Action<ApiOptions>? limits = null, Action<IServiceCollection>? services = null)
    {
        var host = await StartAsync(limits, services);
        var made = await host.PostAsync("/v1/collections", """{"name":"kb","languages":["ja","en","lo"]}""");
        Assert.Equal(HttpStatusCode.Created, made.Status);
        return host;
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<Answer> PostAsync(string path, string? json = null, string type = "application/json") => SendAsync(HttpMethod.Post, path, json, type);

    public Task<Answer> PutAsync(string path, string json) => SendAsync(HttpMethod.Put, path, json);

    public Task<Answer> SendAsync(HttpMethod method, string path, string? body = null, string type = "application/json") =>
        SendAsync(method, path, body is null ? null : Content(Encoding.UTF8.GetBytes(body), type));

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? body, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, Address(path)) { Content = body };
        change?.Invoke(request);
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    public static ByteArrayContent Content(byte[] bytes, string? type = "application/json")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return content;
    }

    /// <summary>The address with its path just as it is written, dots and escapes included.</summary>
    public Uri Address(string path) =>
        new(Client.BaseAddress!.ToString().TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    public Task<string> KeyAsync(string name, AccessScope scope) =>
        App.Services.GetRequiredService<ApiKeys>().CreateAsync(name, scope, TestContext.Current.CancellationToken);

    /// <summary>Writes the searches that wait for it to the log.</summary>
    public Task FlushAsync() => App.Services.GetRequiredService<SearchLogWriter>().FlushAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>An answer as it came.</summary>
public sealed record Answer(HttpStatusCode Status, string? MediaType, string Text, HttpResponseHeaders Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonNode this[string member] => Json[member] ?? throw new KeyNotFoundException($"No '{member}' in {Text}");

    public IReadOnlyList<JsonNode> Lines => [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)];

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
        response.Headers);

    /// <summary>Asserts that this is a whole problem of that code, and gives it.</summary>
    public JsonNode Problem(ErrorCode code)
    {
        Assert.True((int)Status == code.HttpStatus && MediaType == "application/problem+json", $"{code} was expected, not {(int)Status} {MediaType}: {Text}");
        Assert.Equal(code.Id, (string?)this["code"]);
        Assert.Equal("urn:phasa:error:" + code.Id, (string?)this["type"]);
        Assert.Equal(code.HttpStatus, (int)this["status"]);
        Assert.Equal(code.Title, (string?)this["title"]);
        Assert.All(new[] { "detail", "nextStep", "traceId" }, member => Assert.False(string.IsNullOrWhiteSpace((string?)this[member])));
        Assert.DoesNotContain("   at ", Text, StringComparison.Ordinal);
        return Json;
    }
}
