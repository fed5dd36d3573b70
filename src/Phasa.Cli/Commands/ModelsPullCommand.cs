using System.CommandLine;
using System.Text.Json;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.LocalModels.Pull;

namespace Phasa.Cli.Commands;

/// <summary>Fetches a public model.</summary>
internal sealed class ModelsPullCommand : CliCommand
{
    private const string EndpointVariable = "HF_ENDPOINT";
    private const string TokenVariable = "HF_TOKEN";

    private readonly Argument<string> _name = new("NAME") { Description = "The model's name on the hub." };
    private readonly Option<string> _revision = new("--revision") { Description = "A branch, tag or commit.", HelpName = "REV", DefaultValueFactory = _ => "main" };
    private readonly Option<string?> _file = new("--file") { Description = "The weights to fetch when there are several forms.", HelpName = "PATH" };
    private readonly Option<string?> _to = new("--to") { Description = "The model's folder; else models/NAME in the data folder.", HelpName = "DIR" };
    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        Description = $"The hub; else ${EndpointVariable}, else {ModelPull.DefaultEndpoint}.",
        HelpName = "URL",
    };

    public ModelsPullCommand(Terminal terminal)
        : base(
            terminal, "pull", "Fetch a public model: its tokenizer, settings and weights, each checked. Ctrl-C stops it; the same command goes on.",
            "phasa models pull intfloat/multilingual-e5-small",
            "phasa models pull BAAI/bge-m3 --revision main --to /models/bge-m3")
    {
        Arguments.Add(_name);
        Options.Add(_revision);
        Options.Add(_file);
        Options.Add(_to);
        Options.Add(_endpoint);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var name = parse.GetRequiredValue(_name);
        using var pull = new ModelPull(Endpoint(parse), Environment.GetEnvironmentVariable(TokenVariable));
        var plan = await pull.PlanAsync(name, parse.GetRequiredValue(_revision), parse.GetValue(_file), cancellationToken);
        var folder = Path.GetFullPath(parse.GetValue(_to) ?? Path.Combine(DataFolder.Of(parse).Path, "models", name));
        var isNew = await ProgressLine.RunAsync(
            Terminal, name, "MB", Megabytes(plan.Bytes), report => pull.RunAsync(plan, folder, bytes => report(Megabytes(bytes)), cancellationToken));
        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new
            {
                name,
                commit = plan.Model.Commit,
                folder,
                isNew,
                plan.Bytes,
                plan.Weights,
                files = plan.Files.Select(f => new { f.Path, f.Bytes, checksum = f.Checksum.ToString() }),
            });
            return ExitStatus.Done;
        }

        Terminal.Say($"{(isNew ? "Pulled" : "There already:")} {name} at commit {plan.Model.Commit}, {plan.Files.Count} files, {Megabytes(plan.Bytes):N0} MB.");
        Terminal.Next($"Try it with 'phasa models check {folder}', then add {Entry(name, plan, folder)} to Embedding:models in the configuration.");
        Terminal.Out.Profile.Out.Writer.WriteLine(folder);
        return ExitStatus.Done;
    }

    private static long Megabytes(long bytes) => (bytes + 999_999) / 1_000_000;

    private static string Entry(string name, PullPlan plan, string folder) => JsonSerializer.Serialize(new
    {
        name = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..],
        kind = plan.Weights.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase) ? "onnx" : "static",
        folder,
    });

    private Uri Endpoint(ParseResult parse)
    {
        var text = parse.GetValue(_endpoint) ?? Environment.GetEnvironmentVariable(EndpointVariable);
        text = string.IsNullOrWhiteSpace(text) ? ModelPull.DefaultEndpoint : text;
        return Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
            ? endpoint
            : throw new PhasaException(ErrorCodes.InvalidRequest, $"'{text}' is no http or https address.", $"Name the hub as {ModelPull.DefaultEndpoint}.");
    }
}
