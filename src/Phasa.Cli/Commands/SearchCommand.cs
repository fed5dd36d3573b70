using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Languages;
using Phasa.Search;
using Phasa.Search.Filters;

namespace Phasa.Cli.Commands;

/// <summary>Asks a collection a question.</summary>
internal sealed class SearchCommand : CliCommand
{
    private readonly Argument<string> _query = new("QUERY") { Description = "The question or phrase." };
    private readonly Option<LanguageTag?> _language = Values.Language("The query's language; found out when left out.");
    private readonly Option<RouteChoice> _route = Values.Route();
    private readonly Option<SearchLegs?> _legs = Values.Legs();
    private readonly Option<int> _top = new("--top") { Description = "How many hits to show.", HelpName = "N", DefaultValueFactory = _ => 5 };
    private readonly Option<float?> _threshold = new("--threshold") { Description = "A cosine instead of each route's own cut; -1 switches it off.", HelpName = "X" };
    private readonly Option<MetadataFilter?> _filter = FilterOption.Create();
    private readonly Option<bool> _explain = new("--explain") { Description = "Say where cuts come from and what each hit was measured by." };

    public SearchCommand(Terminal terminal)
        : base(
            terminal, "search", "Search a collection.",
            "phasa search \"ລືມລະຫັດຜ່ານ\" --collection handbook", "phasa search \"reset a password\" -c handbook --route index --top 3 --json",
            "phasa search \"reset a password\" -c kb -f department=it -f \"year>=2024\"")
    {
        _top.InRange(1, SearchRequest.MaxTop);
        Arguments.Add(_query);
        Options.Add(GlobalOptions.Collection);
        Options.Add(_language);
        Options.Add(_route);
        Options.Add(_legs);
        Options.Add(_top);
        Options.Add(_threshold);
        Options.Add(_filter);
        Options.Add(_explain);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        var request = new SearchRequest(parse.GetRequiredValue(_query))
        {
            Language = parse.GetValue(_language),
            Route = parse.GetValue(_route),
            Legs = parse.GetValue(_legs),
            Top = parse.GetValue(_top),
            Threshold = parse.GetValue(_threshold),
            Filter = parse.GetValue(_filter),
            Explain = parse.GetValue(_explain),
        };
        var result = await session.Get<SearchService>().SearchAsync(collection.Name, request, cancellationToken);
        if (parse.GetValue(GlobalOptions.Json))
        {
            SearchJson.Write(Terminal, result, request.Explain);
        }
        else
        {
            SearchView.Write(Terminal, result, request.Explain);
        }

        return ExitStatus.Done;
    }
}
