using System.CommandLine;
using System.Globalization;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Translation.Memory;

namespace Phasa.Cli.Commands;

/// <summary>Takes a file of translations into the memory.</summary>
internal sealed class TranslationsImportCommand : CliCommand
{
    private readonly Argument<FileInfo> _file = new("FILE") { Description = "A TMX file." };

    public TranslationsImportCommand(Terminal terminal)
        : base(
            terminal, "import", "Import a translation memory (TMX) for a collection's languages; documents that wait are tried again.",
            "phasa translations import memory.tmx --collection handbook")
    {
        Arguments.Add(_file.AcceptExistingOnly());
        Options.Add(GlobalOptions.Collection);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        var file = parse.GetRequiredValue(_file);
        await using var content = file.OpenRead();
        var result = await ProgressLine.RunAsync(Terminal, $"Importing {file.Name}", "units", null, progress =>
            session.Get<TranslationMemoryImport>().ImportAsync(collection, content, file.Name, new Counter(progress), cancellationToken));
        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new { collection = collection.Name, result.Units, result.QueuedJobs });
        }
        else
        {
            Terminal.Print(string.Create(CultureInfo.InvariantCulture, $"{result.Units:N0} units imported, {result.QueuedJobs:N0} translation jobs queued anew"));
        }

        return ExitStatus.Done;
    }

    /// <summary>Passes counts on at once, where <see cref="Progress{T}"/> would hand them to the thread pool, in any order.</summary>
    private sealed class Counter(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
