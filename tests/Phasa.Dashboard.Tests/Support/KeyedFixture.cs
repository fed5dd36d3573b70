using System.Text.RegularExpressions;

namespace Phasa.Dashboard.Tests.Support;

/// <summary>A service that asks for keys.</summary>
public partial class KeyedFixture : DashboardFixture
{
    /// <summary>A key with the scope read, by the name 'reader'.</summary>
    public string Reader { get; private set; } = "";

    /// <summary>A key with the scope admin.</summary>
    public string Admin { get; private set; } = "";

    /// <summary>A client with cookies of its own that follows no redirection.</summary>
    public HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(Address) };

    /// <summary>Sends a key with the form of the page that asks for it.</summary>
    public static async Task<HttpResponseMessage> PostKeyAsync(HttpClient client, string key)
    {
        var page = await client.GetStringAsync("/sign-in");
        var token = Token().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("key", key), new("to", "/"), new("__RequestVerificationToken", token)]);
        return await client.PostAsync("/session/begin", form);
    }

    /// <inheritdoc/>
    protected override async Task FillAsync()
    {
        await base.FillAsync();
        Reader = (await Phasa.RunJsonAsync("keys", "create", "reader", "--scope", "read")).GetProperty("key").GetString()!;
        Admin = (await Phasa.RunJsonAsync("keys", "create", "admin", "--scope", "admin")).GetProperty("key").GetString()!;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
