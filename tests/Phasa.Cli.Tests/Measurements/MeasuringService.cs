using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Phasa.Cli.Tests.Kills;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Kills;

namespace Phasa.Cli.Tests.Measurements;

/// <summary>A real <c>phasa serve</c> that is asked to measure.</summary>
internal sealed class MeasuringService : IAsyncDisposable
{
    private const int MostLooks = 100_000;

    private readonly IKillTarget _process;
    private readonly HttpClient _http;

    private MeasuringService(IKillTarget process) => (_process, _http) = (process, new() { BaseAddress = process.Address });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts the service with a configuration, beside workers that take over quickly from dead ones.</summary>
    public static async Task<MeasuringService> StartAsync(PhasaExecutable phasa, JsonObject configuration)
    {
        configuration["Worker"] = new JsonObject { ["Lease"] = "00:00:01", ["Poll"] = "00:00:00.05" };
        phasa.Write("data/phasa.json", configuration.ToJsonString());
        return new(await KilledService.StartAsync(phasa));
    }

    public async Task<JsonElement> GetAsync(string path) => await _http.GetFromJsonAsync<JsonElement>(path, Cancel);

    public async Task<string> PageAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await _http.SendAsync(request, Cancel);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    /// <summary>Asks for a measurement.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> MeasureAsync(object body)
    {
        using var answer = await _http.PostAsJsonAsync("/v1/measurements", body, Cancel);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(Cancel));
        return answer.Headers.Location!.ToString();
    }

    /// <summary>Looks at a measurement until it has ended.</summary>
    public async Task<JsonElement> EndOfAsync(string address)
    {
        for (var look = 0; look < MostLooks; look++)
        {
            var shown = await GetAsync(address);
            if (shown.GetProperty("state").GetString() is "done" or "failed")
            {
                return shown;
            }
        }

        throw new InvalidOperationException("The measurement did not come to an end.");
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }
}
