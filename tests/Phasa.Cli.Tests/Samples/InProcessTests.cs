using System.Text.Json.Nodes;
using Phasa.TestSupport.Processes;

namespace Phasa.Cli.Tests.Samples;

/// <summary>The sample of an application that has Phasa within itself, as its own process.</summary>
public sealed class InProcessTests
{
    [Fact]
    public async Task Sample_AskedInLao_AnswersByItsOwnCallAndByTheApi()
    {
        var folder = Directory.CreateTempSubdirectory("phasa-sample-").FullName;
        try
        {
            await using var sample = TestProcess.Start(
                "dotnet", [Path.Combine(AppContext.BaseDirectory, "InProcess.dll"), "--urls", "http://127.0.0.1:0"], folder, new Dictionary<string, string?> { ["Data"] = folder });
            const string Listens = "      Now listening on: ";
            using var http = new HttpClient { BaseAddress = new((await sample.OutputLineAsync(Listens, TestContext.Current.CancellationToken))[Listens.Length..].Trim()) };

            // The texts are put in while it serves.
            var hits = new JsonArray();
            for (var i = 0; i < 300 && hits.Count == 0; i++)
            {
                using var response = await http.GetAsync(new Uri("/help?q=" + Uri.EscapeDataString("ບັດເສຍ ເຮັດແນວໃດ") + "&language=lo", UriKind.Relative), TestContext.Current.CancellationToken);
                var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                hits = response.IsSuccessStatusCode ? JsonNode.Parse(text)!.AsArray() : [];
                await Task.Delay(hits.Count == 0 ? 100 : 0, TestContext.Current.CancellationToken);
            }

            Assert.Equal(("lost-card", "lo"), ((string?)hits[0]!["documentId"], (string?)hits[0]!["language"]));
            var collection = JsonNode.Parse(await http.GetStringAsync(new Uri("/v1/collections/help", UriKind.Relative), TestContext.Current.CancellationToken))!;
            Assert.InRange((int)collection["documents"]!, 1, 2);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
