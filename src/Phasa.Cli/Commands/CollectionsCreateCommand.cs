using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Cli.Commands;

/// <summary>Makes an empty collection.</summary>
internal sealed class CollectionsCreateCommand : CliCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The collection's name." };
    private readonly Option<IReadOnlyList<LanguageTag>?> _languages = Values.Languages("The languages users ask in, the default one first.");
    private readonly Option<string?> _embedding = new("--embedding") { Description = "The embedding model; the installation's default when left out.", HelpName = "MODEL" };

    private readonly Option<IReadOnlyDictionary<LanguageTag, LanguagePolicy>?> _policies = Values.Policies("--policy");

    public CollectionsCreateCommand(Terminal terminal)
        : base(terminal, "create", "Create a collection.", "phasa collections create handbook --languages ja,en,th,lo")
    {
        _languages.Required = true;
        Arguments.Add(_name);
        Options.Add(_languages);
        Options.Add(_embedding);
        Options.Add(_policies);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenOrCreateAsync(parse, cancellationToken);
        var models = session.Get<EmbeddingModels>();
        var model = parse.GetValue(_embedding) is { } named ? models.Named(named) : models.Default;
        var collection = await NewCollection.CreateAsync(session.Store, parse.GetRequiredValue(_name), parse.GetValue(_languages)!, model.Space, cancellationToken);
        if (parse.GetValue(_policies) is { } policies)
        {
            await session.Store.Collections.SetPoliciesAsync(collection.Name, policies, cancellationToken);
        }

        Terminal.Say($"Created collection '{collection.Name}' with the languages {string.Join(", ", collection.Languages)}.");
        return ExitStatus.Done;
    }
}
