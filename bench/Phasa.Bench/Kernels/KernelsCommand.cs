using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Phasa.Bench.Kernels;

/// <summary>
/// Times the kernels by BenchmarkDotNet. A command and no workload: nanoseconds of single calls have no other side to be
/// compared with in rounds.
/// </summary>
internal static class KernelsCommand
{
    /// <summary>The command.</summary>
    /// <param name="output">The folder for the result.</param>
    public static Command Create(Option<DirectoryInfo> output)
    {
        Command command = new("kernels", "Each kernel's arithmetic over one block of rows, by BenchmarkDotNet; nanoseconds a row.");
        command.SetAction(result =>
        {
            var folder = result.GetRequiredValue(output);
            folder.Create();
            // In this process: the kernels are not public, and a generated project could not be built with this repository's rules.
            var job = Job.Default.WithToolchain(InProcessEmitToolchain.DontLogOutput).WithLaunchCount(1).WithWarmupCount(5).WithIterationCount(11).WithIterationTime(TimeInterval.FromMilliseconds(60));
            var config = ManualConfig.CreateEmpty().AddJob(job).AddLogger(ConsoleLogger.Default).AddColumnProvider(DefaultColumnProviders.Instance)
                .HideColumns("Error", "StdDev", "Gen0").AddColumn(StatisticColumn.Median, StatisticColumn.Min).AddExporter(MarkdownExporter.GitHub)
                .WithArtifactsPath(Path.Combine(folder.FullName, ".benchmarkdotnet"));
            var summary = BenchmarkRunner.Run<KernelBenchmarks>(config);
            var table = Directory.EnumerateFiles(summary.ResultsDirectoryPath, "*.md").Single();
            var target = Path.Combine(folder.FullName, "kernels.md");
            File.Copy(table, target, overwrite: true);
            Directory.Delete(Path.Combine(folder.FullName, ".benchmarkdotnet"), recursive: true);
            Console.WriteLine($"kernels: written to {target}");
            return summary.HasCriticalValidationErrors ? 1 : 0;
        });
        return command;
    }
}
