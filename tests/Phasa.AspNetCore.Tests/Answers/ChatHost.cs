using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Phasa.AspNetCore.Tests.Support;
using Phasa.Embeddings;
using Phasa.Providers.Chat;
using Phasa.TestSupport.Answers;

namespace Phasa.AspNetCore.Tests.Answers;

/// <summary>A service with a chat model of a test, and a collection with bills in Japanese and Lao.</summary>
internal static class ChatHost
{
    public const string Question = "ໃບແຈ້ງໜີ້ສົ່ງທາງອີເມວບໍ";
    public const string First = "ໃບແຈ້ງໜີ້ສົ່ງທາງອີເມວທຸກວັນທີໜຶ່ງຂອງເດືອນ";
    public const string Second = "ກະລຸນາຈ່າຍໂດຍການໂອນຜ່ານທະນາຄານ";

    private const string Bills = """
        {"id":"bills","title":"請求書","language":"ja",
         "text":"# 請求書\n\n請求書は毎月一日にメールで届きます。支払いは30日以内に銀行振込でお願いします。窓口は平日の九時から五時まで開いています。",
         "translations":{"lo":{"title":"ໃບແຈ້ງໜີ້","text":"# ໃບແຈ້ງໜີ້\n\nໃບແຈ້ງໜີ້ສົ່ງທາງອີເມວທຸກວັນທີໜຶ່ງຂອງເດືອນ. ກະລຸນາຈ່າຍໂດຍການໂອນຜ່ານທະນາຄານພາຍໃນ 20 ວັນ. ຫ້ອງການເປີດແຕ່ເກົ້າໂມງຫາຫ້າໂມງ."}}}
        """;

    public static async Task<ApiHost> StartAsync(FakeChatModel model, Action<Dictionary<string, string?>>? settings = null)
    {
        var values = new Dictionary<string, string?> { ["Chat:Endpoint"] = model.Endpoint.ToString(), ["Chat:Model"] = "fake", ["Chat:SilenceSeconds"] = "20" };
        settings?.Invoke(values);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var host = await ApiHost.WithCollectionAsync(services: s => new PhasaBuilder(s).AddChat(configuration.GetSection("Chat"), _ => throw new NotSupportedException()));
        await host.PostAsync("/v1/collections/kb/documents", Bills);
        return host;
    }

    public static Task<Answer> AskAsync(this ApiHost host, string question = Question, string more = "") =>
        host.PostAsync("/v1/collections/kb/answers", $$"""{"question":{{JsonValue.Create(question).ToJsonString()}},"language":"lo"{{more}}}""");

    public static IEnumerable<string?> Warnings(this Answer answer) => answer["warnings"]!.AsArray().Select(w => (string?)w!["code"]);

    public static IReadOnlyList<(string Type, JsonNode Data)> Events(string stream) =>
        [.. stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(e => e.Split('\n')).Select(e => (e[0]["event: ".Length..], JsonNode.Parse(e[1]["data: ".Length..])!))];
}
