using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Collections;
using Phasa.Languages;

namespace Phasa.Cli.Commands;

/// <summary>Shows and sets what is translated of itself.</summary>
internal sealed class CollectionsPolicyCommand : CliCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The collection." };
    private readonly Option<IReadOnlyDictionary<LanguageTag, LanguagePolicy>?> _set = Values.Policies("--set");

    public CollectionsPolicyCommand(Terminal terminal)
        : base(
            terminal, "policy", "Show or set what is translated of itself into each language: all documents, what a plan names, what users miss, or nothing.",
            "phasa collections policy handbook --set lo=on-demand,th=planned", "phasa collections policy handbook")
    {
        Arguments.Add(_name);
        Options.Add(_set);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(_name), cancellationToken);
        if (parse.GetValue(_set) is { } policies)
        {
            collection = await session.Store.Collections.SetPoliciesAsync(collection.Name, policies, cancellationToken);
        }

        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new { policies = collection.Languages.ToDictionary(l => l.Value, l => LanguagePolicies.NameOf(collection.PolicyOf(l))) });
            return ExitStatus.Done;
        }

        foreach (var language in collection.Languages)
        {
            Terminal.Print($"{language}: {LanguagePolicies.NameOf(collection.PolicyOf(language))}");
        }

        return ExitStatus.Done;
    }
}
