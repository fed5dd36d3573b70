using System.Text;
using Phasa.AspNetCore.Tests.Support;

namespace Phasa.AspNetCore.Tests.Problems;

/// <summary>Inputs that are wrong, hostile or huge: each call answers with a whole problem, and the store stays as it was.</summary>
public sealed class HostileTests(HostWithDocument shared) : IClassFixture<HostWithDocument>
{
    private const string Kb = "/v1/collections/kb";
    private const string Docs = Kb + "/documents";

    public static TheoryData<string, string, string, string> Bodies { get; } = Table();

    public static TheoryData<string, string, string> Paths { get; } = new()
    {
        { "GET", "/", "not-found" },
        { "GET", "/v1", "not-found" },
        { "GET", "/v2/collections", "not-found" },
        { "GET", "/openapi/v9.json", "not-found" },
        { "PUT", "/v1/collections", "method-not-allowed" },
        { "POST", Kb, "method-not-allowed" },
        { "GET", Kb + "/search", "method-not-allowed" },
        { "GET", "/v1/collections?colour=1", "invalid-request" },
        { "GET", "/v1/alerts?state=ajar", "invalid-request" },
        { "GET", "/v1/alerts?collection=none", "collection-not-found" },
        { "GET", "/v1/alerts?cursor=garbage", "invalid-request" },
        { "GET", "/v1/alerts/7", "alert-not-found" },
        { "GET", "/v1/alerts/x", "not-found" },
        { "POST", "/v1/alerts/7/acknowledge", "alert-not-found" },
        { "POST", "/v1/alerts/7/acknowledge?normal=perhaps", "invalid-request" },
        { "GET", "/v1/collections/none", "collection-not-found" },
        { "GET", "/v1/collections/KB", "collection-not-found" },
        { "GET", "/v1/collections/kb%0a", "collection-not-found" },
        { "GET", "/v1/collections/%2e%2e", "invalid-request" },
        { "GET", "/v1/collections/kb%2F..", "collection-not-found" },
        { "GET", "/v1/collections/" + new string('a', 5000), "collection-not-found" },
        { "GET", "/v1/collections/none/coverage", "collection-not-found" },
        { "GET", "/v1/collections/none/jobs", "collection-not-found" },
        { "GET", "/v1/collections/none/documents", "collection-not-found" },
        { "DELETE", "/v1/collections/none", "collection-not-found" },
        { "DELETE", Kb + "?force=true", "invalid-request" },
        { "GET", Kb + "?x", "invalid-request" },
        { "GET", Kb + "/coverage?x=1", "invalid-request" },
        { "GET", Docs + "?cursor=%ff", "invalid-request" },
        { "GET", Docs + "?cursor=garbage", "invalid-request" },
        { "GET", Docs + "?cursor=", "invalid-request" },
        { "GET", Docs + "?cursor=!!!", "invalid-request" },
        { "GET", Docs + "?cursor=ajE", "invalid-request" },
        { "GET", Docs + "?cursor=" + new string('A', 5000), "invalid-request" },
        { "GET", Docs + "?limit=0", "invalid-request" },
        { "GET", Docs + "?limit=201", "invalid-request" },
        { "GET", Docs + "?limit=-1", "invalid-request" },
        { "GET", Docs + "?limit=1e1", "invalid-request" },
        { "GET", Docs + "?limit=99999999999999999999", "invalid-request" },
        { "GET", Docs + "?limit=1&limit=2", "invalid-request" },
        { "GET", Docs + "?" + new string('x', 5000) + "=1", "invalid-request" },
        { "GET", Docs + "/a?passages=yes", "invalid-request" },
        { "GET", Docs + "/none", "document-not-found" },
        { "GET", Docs + "/a%01", "invalid-request" },
        { "GET", Docs + "/a%0d%0aX:1", "invalid-request" },
        { "GET", Docs + "/%ff", "invalid-request" },
        { "GET", Docs + "/%c0%af", "invalid-request" },
        { "GET", Docs + "/%ed%a0%80", "invalid-request" },
        { "GET", Docs + "/" + new string('a', 5000), "invalid-request" },
        { "DELETE", Docs + "/" + new string('a', 5000), "invalid-request" },
        { "DELETE", Docs + "/none", "document-not-found" },
        { "DELETE", Docs + "/%2e%2e", "invalid-request" },
        { "DELETE", Docs + "/..%2f..", "document-not-found" },
        { "DELETE", Docs + "/a/translations/lo", "method-not-allowed" },
        { "POST", Docs + "/a/translations/" + new string('x', 5000) + "/retry", "invalid-language" },
        { "GET", Kb + "/jobs?state=done", "invalid-request" },
        { "GET", Kb + "/jobs?state=1", "invalid-request" },
        { "GET", Kb + "/jobs?language=!", "invalid-language" },
        { "GET", Kb + "/jobs?cursor=ZDE", "invalid-request" },
        { "GET", Kb + "/jobs?cursor=ai0x", "invalid-request" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Body_ThatIsWrong_IsAProblemAndChangesNothing(string method, string path, string body, string code)
    {
        var before = await shared.StateAsync();

        var answer = await shared.Host.SendAsync(new(method), path, ApiHost.Content(Encoding.Latin1.GetBytes(body)));

        answer.Problem(ErrorCodes.All[code]);
        Assert.True(answer.Text.Length < 4000, "The answer repeats too much of the request.");
        Assert.Equal(before, await shared.StateAsync());
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Path_ThatIsWrong_IsAProblemAndChangesNothing(string method, string path, string code)
    {
        var before = await shared.StateAsync();

        (await shared.Host.SendAsync(new(method), path)).Problem(ErrorCodes.All[code]);

        Assert.Equal(before, await shared.StateAsync());
    }

    [Theory]
    [InlineData("POST", "/v1/collections")]
    [InlineData("PATCH", Kb)]
    [InlineData("POST", Docs)]
    [InlineData("POST", Kb + "/search")]
    [InlineData("PUT", Docs + "/a/translations/lo")]
    public async Task Body_OfAnotherTypeOrTooLarge_IsAProblemAndChangesNothing(string method, string path)
    {
        var host = shared.Host;
        var before = await shared.StateAsync();
        foreach (var type in (string?[])["text/plain", "application/xml", "application/json; charset=utf-16", null])
        {
            (await host.SendAsync(new(method), path, ApiHost.Content("{}"u8.ToArray(), type))).Problem(ErrorCodes.UnsupportedFormat);
        }

        (await host.SendAsync(new(method), path, (HttpContent?)null)).Problem(ErrorCodes.UnsupportedFormat);
        var huge = Encoding.UTF8.GetBytes($$"""{"id":"b","text":"{{new string('x', 40_000_000)}}"}""");
        (await host.SendAsync(new(method), path, ApiHost.Content(huge))).Problem(ErrorCodes.TooLarge);
        (await host.SendAsync(new(method), path, new ChunkedContent(huge))).Problem(ErrorCodes.TooLarge);
        Assert.Equal(before, await shared.StateAsync());
    }

    private static TheoryData<string, string, string, string> Table()
    {
        var table = new TheoryData<string, string, string, string>();
        (string Method, string Path, string Good)[] calls =
        [
            ("POST", "/v1/collections", """{"name":"n","languages":["lo"]}"""),
            ("PATCH", Kb, """{"languages":["ja"]}"""),
            ("POST", Docs, """{"id":"b","text":"x","language":"ja"}"""),
            ("POST", Kb + "/search", """{"query":"x"}"""),
            ("PUT", Docs + "/a/translations/lo", """{"text":"x"}"""),
        ];
        foreach (var (method, path, whole) in calls)
        {
            var good = whole[1..^1];
            foreach (var body in (string[])
                ["", " ", "{", "[]", "null", "1", "\"x\"", "{}}", "{" + good + ",}", "{'a':1}", "NaN", "{" + good + "} {}", new string('[', 100_000), "{" + good + ",\"colour\":1}", "{" + good + "," + good + "}", "{" + good + ",\"metadata\":" + string.Concat(Enumerable.Repeat("{\"a\":", 50)) + "1" + new string('}', 51)])
            {
                table.Add(method, path, body, "invalid-json");
            }

            // Latin-1 makes the byte FF, which is no UTF-8.
            table.Add(method, path, "{" + good + ",\"x\":\"\u00FF\"}", "unreadable-text");
            table.Add(method, path, "{" + good + ",\"x\":\"\\ud800\"}", "unreadable-text");
            table.Add(method, path, "{" + good + ",\"\\udc00\":1}", "unreadable-text");
        }

        void Add(string method, string path, string code, params string[] bodies) => Array.ForEach(bodies, b => table.Add(method, path, b, code));
        Add("POST", "/v1/collections", "invalid-json", "{}", """{"name":"n"}""", """{"languages":["lo"]}""", """{"name":1,"languages":["lo"]}""", """{"name":null,"languages":["lo"]}""", """{"name":"n","languages":"lo"}""", """{"name":"n","languages":[1]}""", """{"name":"n","languages":{"lo":1}}""", """{"name":"n","languages":null}""", """{"name":"n","languages":["lo"],"embedding":{}}""", """{"Name":"n","languages":["lo"]}""");
        Add("POST", "/v1/collections", "invalid-request", """{"name":"","languages":["lo"]}""", """{"name":"-a","languages":["lo"]}""", """{"name":"A","languages":["lo"]}""", """{"name":"a b","languages":["lo"]}""", """{"name":"a/b","languages":["lo"]}""", """{"name":"..","languages":["lo"]}""", """{"name":"a\n","languages":["lo"]}""", """{"name":"a\u0000","languages":["lo"]}""", $$"""{"name":"{{new string('a', 65)}}","languages":["lo"]}""", $$"""{"name":"{{new string('a', 100_000)}}","languages":["lo"]}""", """{"name":"n","languages":[]}""", """{"name":"n","languages":["lo","LO"]}""", $$"""{"name":"n","languages":[{{string.Join(',', Enumerable.Repeat("\"lo\"", 51))}}]}""", """{"name":"n","languages":["lo"],"embedding":"x"}""");
        Add("POST", "/v1/collections", "invalid-language", """{"name":"n","languages":["english"]}""", """{"name":"n","languages":[""]}""", """{"name":"n","languages":[null]}""", """{"name":"n","languages":["und"]}""", """{"name":"n","languages":["lo;drop"]}""");
        Add("PATCH", Kb, "invalid-json", """{"name":"x","languages":["ja"]}""", """{"policies":"off"}""");
        Add("PATCH", Kb, "invalid-request", "{}", """{"languages":null}""", """{"policies":{"en":"sometimes"}}""");
        Add("PATCH", Kb, "invalid-request", """{"languages":[]}""", """{"languages":["ja","ja"]}""", """{"languages":["en"]}""");
        Add("PATCH", Kb, "invalid-language", """{"languages":["x"]}""");
        Add("PATCH", "/v1/collections/none", "collection-not-found", """{"languages":["ja"]}""");
        Add("POST", Docs, "invalid-json", """{"id":1,"text":"x"}""", """{"id":"b","text":1}""", """{"id":"b","text":"x","title":{}}""", """{"id":"b","text":"x","format":"pdf"}""", """{"id":"b","text":"x","format":1}""", """{"id":"b","text":"x","metadata":[]}""", """{"id":"b","text":"x","translations":{"lo":"x"}}""", """{"id":"b","text":"x","translations":{"lo":{"text":"x","colour":1}}}""");
        Add("POST", Docs, "invalid-request", """{"id":"","text":"x"}""", """{"id":".","text":"x"}""", """{"id":"..","text":"x"}""", """{"id":"a\u0001","text":"x"}""", """{"id":"a\u0000","text":"x"}""", $$"""{"id":"{{new string('a', 5000)}}","text":"x"}""", $$"""{"id":"b","text":"x","title":"{{new string('a', 5000)}}"}""", """{"id":"b","text":"x","metadata":{"a":{}}}""", """{"id":"b","text":"x","metadata":{"a":null}}""");
        Add("POST", Docs, "invalid-language", """{"id":"b","text":"x","language":"english"}""", """{"id":"b","text":"x","translations":{"!!":{"text":"x"}}}""");
        Add("POST", Docs, "language-not-in-collection", """{"id":"b","text":"x","language":"ja","translations":{"fr":{"text":"x"}}}""");
        Add("POST", Docs, "empty-document", """{"id":"b","text":""}""", """{"id":"b","text":" \n "}""", """{"id":"b","format":"html","text":"<script>x</script>"}""");
        Add("POST", Docs, "unreadable-text", """{"id":"b","text":"a\u0000b"}""", """{"id":"b","text":"x","metadata":{"a":"\udfff"}}""");
        Add("POST", "/v1/collections/none/documents", "collection-not-found", """{"id":"b","text":"x"}""");
        Add("POST", Kb + "/search", "invalid-json", "{}", """{"query":null}""", """{"query":1}""", """{"query":"x","top":"1"}""", """{"query":"x","top":1.5}""", """{"query":"x","top":99999999999}""", """{"query":"x","threshold":NaN}""", """{"query":"x","threshold":"NaN"}""", """{"query":"x","threshold":Infinity}""", """{"query":"x","route":"sideways"}""", """{"query":"x","route":0}""", """{"query":"x","legs":"all"}""", """{"query":"x","explain":1}""");
        Add("POST", Kb + "/search", "invalid-request", """{"query":""}""", """{"query":"   "}""", $$"""{"query":"{{new string('x', 4001)}}"}""", """{"query":"x","top":0}""", """{"query":"x","top":1001}""", """{"query":"x","top":-1}""", """{"query":"x","threshold":1.01}""", """{"query":"x","threshold":-2}""", """{"query":"x","threshold":1e39}""", """{"query":"x","legs":"words"}""", """{"query":"x","filter":1}""", """{"query":"x","filter":[]}""", """{"query":"x","filter":{"a":{}}}""", """{"query":"x","filter":{"a":{"gt":{}}}}""", """{"query":"x","filter":{"and":[]}}""", """{"query":"x","filter":{"not":{"not":{"not":{"not":{"not":{"not":{"not":{"not":{"not":{"not":{"not":{}}}}}}}}}}}}}""");
        Add("POST", Kb + "/search", "invalid-language", """{"query":"x","language":"lao!"}""", """{"query":"x","language":""}""");
        Add("POST", "/v1/collections/none/search", "collection-not-found", """{"query":"x"}""");
        return table;
    }
}
