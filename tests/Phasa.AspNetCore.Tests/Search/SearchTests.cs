using System.Net;
using Phasa.AspNetCore.Tests.Support;

namespace Phasa.AspNetCore.Tests.Search;

public sealed class SearchTests
{
    private const string Tenant = """
        {"id":"tenant","title":"テナントの作成","language":"ja","text":"管理画面でテナントを作成します。","metadata":{"team":"ops"},
         "translations":{"lo":{"title":"ສ້າງຜູ້ເຊົ່າ","text":"ສ້າງຜູ້ເຊົ່າໃນໜ້າຈັດການ."}}}
        """;

    [Fact]
    public async Task Search_Repeated_SaysSoWhenAskedToExplain()
    {
        const string Question = """{"query":"管理画面","language":"ja"}""";
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", Tenant);

        await host.PostAsync("/v1/collections/kb/search", Question);
        var first = await host.PostAsync("/v1/collections/kb/search", Question);
        var second = await host.PostAsync("/v1/collections/kb/search", Question[..^1] + ",\"explain\":true}");
        await host.PostAsync("/v1/collections/kb/documents", Tenant.Replace("作成します", "消します", StringComparison.Ordinal));
        var third = await host.PostAsync("/v1/collections/kb/search", Question[..^1] + ",\"explain\":true}");

        Assert.DoesNotContain("repeated", first.Text, StringComparison.Ordinal);
        Assert.True((bool)second["repeated"]!);
        Assert.NotEqual((string?)first["searchId"], (string?)second["searchId"]);
        Assert.Equal((string?)first["hits"][0]!["text"], (string?)second["hits"][0]!["text"]);
        Assert.False((bool)third["repeated"]!);
        Assert.Contains("消します", (string?)third["hits"][0]!["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_OfATranslation_AnswersWithEveryMemberOfTheContract()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", Tenant);

        var found = await host.PostAsync("/v1/collections/kb/search", """{"query":"ສ້າງຜູ້ເຊົ່າໃນໜ້າຈັດການ","language":"lo","explain":true}""");

        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Equal("lo", (string?)found["language"]);
        Assert.Equal("requested", (string?)found["languageSource"]);
        Assert.True((double)found["tookMs"] >= 0);
        Assert.NotEmpty((string)found["searchId"]!);
        var hit = found["hits"][0]!;
        Assert.Equal(1, (int)hit["rank"]!);
        Assert.Equal("tenant", (string?)hit["documentId"]);
        Assert.StartsWith("p", (string?)hit["passageId"], StringComparison.Ordinal);
        Assert.Equal("ສ້າງຜູ້ເຊົ່າ", (string?)hit["title"]);
        Assert.Equal("lo", (string?)hit["textLanguage"]);
        Assert.Equal("human", (string?)hit["textSource"]);
        Assert.Null(hit["provider"]);
        Assert.False((bool)hit["stale"]!);
        Assert.Equal("index", (string?)hit["route"]);
        Assert.InRange((float)hit["similarity"]!, (float)hit["threshold"]!, 1.001f);
        Assert.InRange((float)hit["relevance"]!, 0f, 1f);
        Assert.Equal("ja", (string?)hit["original"]!["language"]);
        Assert.Equal("テナントの作成", (string?)hit["original"]!["title"]);
        Assert.Contains("管理画面", (string?)hit["original"]!["text"], StringComparison.Ordinal);
        Assert.Equal("ops", (string?)hit["metadata"]!["team"]);
        var route = found["routes"][0]!;
        Assert.Equal("index", (string?)route["route"]);
        Assert.Equal("lo", (string?)route["language"]);
        Assert.Equal(1, (int)route["rows"]!);
        Assert.Equal(1, (int)route["accepted"]!);
        Assert.Equal("model", (string?)route["thresholdSource"]);
        Assert.Equal((float)hit["similarity"]!, (float)route["best"]!);
        Assert.Contains("embedding model states", (string?)route["explanation"], StringComparison.Ordinal);
        Assert.Empty(found["warnings"].AsArray());
    }

    [Fact]
    public async Task Search_OfTextInManyScripts_IsAnsweredWithoutEscapes()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", Tenant);

        var found = await host.PostAsync("/v1/collections/kb/search", """{"query":"ສ້າງຜູ້ເຊົ່າ","language":"lo"}""");

        Assert.Contains("ສ້າງຜູ້ເຊົ່າ", found.Text, StringComparison.Ordinal);
        Assert.Contains("管理画面", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("explanation", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WhereNothingIsTranslated_FindsTheOriginalByFallback()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"ja","text":"パスワードを変更します。"}""");

        var found = await host.PostAsync("/v1/collections/kb/search", """{"query":"ປ່ຽນລະຫັດຜ່ານ"}""");

        Assert.Equal("script", (string?)found["languageSource"]);
        var fallback = Assert.Single(found["routes"].AsArray(), r => (string?)r!["route"] == "fallback")!;
        Assert.Equal("ja", (string?)fallback["language"]);
        Assert.NotNull(fallback["reason"]);
        Assert.Equal("a", (string?)Assert.Single(found["hits"].AsArray())!["documentId"]);
        Assert.DoesNotContain(found["warnings"].AsArray(), w => (string?)w!["code"] == "cross-lingual-broken");
    }

    [Fact]
    public async Task Search_AcrossLanguagesWithAModelThatCannot_SaysSo()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections", """{"name":"untrained","languages":["ja","lo"],"embedding":"hashed-ngrams"}""");
        await host.PostAsync("/v1/collections/untrained/documents", """{"id":"a","language":"ja","text":"パスワードを変更します。"}""");

        var found = await host.PostAsync("/v1/collections/untrained/search", """{"query":"ປ່ຽນລະຫັດຜ່ານ"}""");

        Assert.Contains(found["warnings"].AsArray(), w => (string?)w!["code"] == "cross-lingual-broken");
    }

    [Theory]
    [InlineData("cross-lingual")]
    [InlineData("index")]
    [InlineData("auto")]
    public async Task Search_ByRoute_TakesTheRouteByItsName(string route)
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", Tenant);

        var found = await host.PostAsync("/v1/collections/kb/search", $$"""{"query":"テナントを作成","language":"ja","route":"{{route}}","threshold":-1,"legs":"vector","top":1}""");

        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Single(found["hits"].AsArray());
        Assert.All(found["routes"].AsArray(), r => Assert.Equal("requested", (string?)r!["thresholdSource"]));
        Assert.All(found["routes"].AsArray(), r => Assert.Equal(-1f, (float)r!["threshold"]!));
        Assert.Equal(route == "auto" ? "index" : route, (string?)found["routes"][0]!["route"]);
    }

    [Fact]
    public async Task Search_ByARouteWithoutItsProvider_IsRouteUnavailable()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", Tenant);

        (await host.PostAsync("/v1/collections/kb/search", """{"query":"how do I create a tenant","language":"en","route":"query-translation"}""")).Problem(ErrorCodes.RouteUnavailable);
    }
}
