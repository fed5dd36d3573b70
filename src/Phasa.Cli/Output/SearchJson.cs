using System.Text.Json;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Search;
using Phasa.Search;

namespace Phasa.Cli.Output;

/// <summary>The answer to a search exactly as the HTTP API gives it.</summary>
internal static class SearchJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(Terminal terminal, SearchResult result, bool explain) =>
        terminal.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(SearchAnswer.Of(result, explain), ApiJson.Shared.SearchAnswer));
}
