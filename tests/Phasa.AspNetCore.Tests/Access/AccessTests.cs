using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Phasa.AspNetCore.Tests.Support;
using Phasa.Security;

namespace Phasa.AspNetCore.Tests.Access;

public sealed class AccessTests
{
    public static TheoryData<string, string, AccessScope> Calls { get; } = new()
    {
        { "GET", "/v1/collections", AccessScope.Read },
        { "GET", "/v1/collections/kb", AccessScope.Read },
        { "GET", "/v1/collections/kb/coverage", AccessScope.Read },
        { "GET", "/v1/collections/kb/documents", AccessScope.Read },
        { "GET", "/v1/collections/kb/documents/a", AccessScope.Read },
        { "GET", "/v1/collections/kb/jobs", AccessScope.Read },
        { "POST", "/v1/collections/kb/search", AccessScope.Read },
        { "POST", "/v1/collections/kb/answers", AccessScope.Read },
        { "POST", "/v1/chat/completions", AccessScope.Read },
        { "POST", "/v1/embeddings", AccessScope.Read },
        { "GET", "/v1/models", AccessScope.Read },
        { "POST", "/v1/searches/x/feedback", AccessScope.Read },
        { "GET", "/v1/collections/kb/insights/queries", AccessScope.Admin },
        { "GET", "/v1/collections/kb/insights/languages", AccessScope.Admin },
        { "GET", "/v1/collections/kb/plan", AccessScope.Admin },
        { "GET", "/v1/alerts", AccessScope.Admin },
        { "GET", "/v1/alerts/1", AccessScope.Admin },
        { "POST", "/v1/alerts/1/acknowledge", AccessScope.Admin },
        { "GET", "/metrics", AccessScope.Admin },
        { "POST", "/v1/collections/kb/plan", AccessScope.Admin },
        { "GET", "/v1/collections/kb/plans", AccessScope.Admin },
        { "GET", "/v1/collections/kb/plans/1", AccessScope.Admin },
        { "GET", "/v1/collections/kb/costs", AccessScope.Admin },
        { "GET", "/v1/collections/kb/budget", AccessScope.Admin },
        { "PUT", "/v1/collections/kb/budget", AccessScope.Admin },
        { "DELETE", "/v1/collections/kb/budget", AccessScope.Admin },
        { "GET", "/v1/nothing", AccessScope.Read },
        { "PUT", "/v1/collections", AccessScope.Read },
        { "POST", "/v1/collections/kb/documents", AccessScope.Write },
        { "DELETE", "/v1/collections/kb/documents/a", AccessScope.Write },
        { "PUT", "/v1/collections/kb/documents/a/translations/lo", AccessScope.Write },
        { "POST", "/v1/collections/kb/documents/a/translations/lo/retry", AccessScope.Write },
        { "POST", "/v1/collections/kb/translation-memory", AccessScope.Write },
        { "GET", "/v1/collections/kb/translations/lo/export", AccessScope.Read },
        { "GET", "/v1/collections/kb/translations/stale", AccessScope.Read },
        { "POST", "/v1/collections/kb/translations/import", AccessScope.Write },
        { "POST", "/v1/collections", AccessScope.Admin },
        { "PATCH", "/v1/collections/kb", AccessScope.Admin },
        { "DELETE", "/v1/collections/kb", AccessScope.Admin },
        { "GET", "/own", AccessScope.Admin },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_OnceAKeyExists_NeedsOneOfItsScope(string method, string path, AccessScope needed)
    {
        await using var host = await ApiHost.StartAsync(map: app => app.MapGet("/own", () => "own"));
        var keys = new Dictionary<AccessScope, string>();
        foreach (var scope in Enum.GetValues<AccessScope>())
        {
            keys[scope] = await host.KeyAsync(scope.ToString(), scope);
        }

        var without = await host.SendAsync(new(method), path);
        without.Problem(ErrorCodes.Unauthorized);
        Assert.Equal("Bearer realm=\"phasa\"", without.Headers.WwwAuthenticate.ToString());
        foreach (var wrong in (string[])["Bearer phasa_" + new string('A', 43), "Bearer ", "Bearer \t x", "Basic YTpi", keys[AccessScope.Admin], "Bearer " + new string('x', 5000)])
        {
            (await host.SendAsync(new(method), path, null, r => r.Headers.TryAddWithoutValidation("Authorization", wrong))).Problem(ErrorCodes.Unauthorized);
        }

        foreach (var (scope, key) in keys)
        {
            var answer = await host.SendAsync(new(method), path, null, r => r.Headers.Authorization = new("Bearer", key));
            if (scope < needed)
            {
                answer.Problem(ErrorCodes.Forbidden);
                Assert.Contains("insufficient_scope", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            }
            else
            {
                Assert.NotEqual(HttpStatusCode.Unauthorized, answer.Status);
                Assert.NotEqual(HttpStatusCode.Forbidden, answer.Status);
            }
        }
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/openapi/v1.json")]
    public async Task Call_OfWhatIsOpen_NeedsNoKey(string path)
    {
        await using var host = await ApiHost.StartAsync();
        await host.KeyAsync("k", AccessScope.Read);

        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(HttpMethod.Get, path, null, r => r.Headers.Host = "example.com")).Status);
    }

    [Fact]
    public async Task Call_WithARevokedKey_IsRefusedAtOnce()
    {
        await using var host = await ApiHost.StartAsync();
        await host.KeyAsync("other", AccessScope.Admin);
        var key = await host.KeyAsync("k", AccessScope.Admin);
        async Task<Answer> CallAsync() => await host.SendAsync(HttpMethod.Get, "/v1/collections", null, r => r.Headers.Authorization = new("bearer", key));
        Assert.Equal(HttpStatusCode.OK, (await CallAsync()).Status);

        await host.App.Services.GetRequiredService<ApiKeys>().RevokeAsync("k", TestContext.Current.CancellationToken);

        (await CallAsync()).Problem(ErrorCodes.Unauthorized);
    }

    [Fact]
    public async Task Call_AfterTheFirstKeyWasMade_NeedsItWithinASecond()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await ApiHost.StartAsync(services: s => s.AddSingleton<TimeProvider>(time));
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/v1/collections")).Status);
        await host.KeyAsync("k", AccessScope.Read);

        time.Advance(TimeSpan.FromSeconds(1));

        (await host.GetAsync("/v1/collections")).Problem(ErrorCodes.Unauthorized);
    }

    [Theory]
    [InlineData("evil.com")]
    [InlineData("127.0.0.1.evil.com")]
    [InlineData("10.0.0.1")]
    [InlineData("localhost.evil.com:80")]
    public async Task Call_WithoutKeysForAnotherHost_IsForbidden(string name)
    {
        await using var host = await ApiHost.WithCollectionAsync();

        (await host.SendAsync(HttpMethod.Get, "/v1/collections", null, r => r.Headers.Host = name)).Problem(ErrorCodes.Forbidden);
    }

    [Theory]
    [InlineData("Origin", "https://evil.com")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Write_WithoutKeysFromAPageOfAnotherOrigin_IsForbidden(string header, string value)
    {
        await using var host = await ApiHost.WithCollectionAsync();

        (await host.SendAsync(HttpMethod.Delete, "/v1/collections/kb", null, r => r.Headers.Add(header, value))).Problem(ErrorCodes.Forbidden);

        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/v1/collections/kb")).Status);
    }

    [Fact]
    public async Task Write_WithoutKeysFromItsOwnPage_Passes()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        var own = host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

        Assert.Equal(HttpStatusCode.NoContent, (await host.SendAsync(HttpMethod.Delete, "/v1/collections/kb", null, r => r.Headers.Add("Origin", own))).Status);
    }

    [Fact]
    public async Task Call_WithoutKeysThroughAProxy_IsUnauthorized()
    {
        await using var host = await ApiHost.StartAsync();

        (await host.SendAsync(HttpMethod.Get, "/v1/collections", null, r => r.Headers.Add("X-Forwarded-For", "1.2.3.4"))).Problem(ErrorCodes.Unauthorized);
    }
}
