using System.Globalization;
using Spectre.Console;

namespace Phasa.Cli.Output;

/// <summary>Shows on standard error how far a piece of work is: a bar on a terminal, else a line now and then.</summary>
internal static class ProgressLine
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Runs work that reports how many things are done.</summary>
    /// <param name="terminal">Where to show it.</param>
    /// <param name="title">What is done.</param>
    /// <param name="unit">What is counted, in the plural.</param>
    /// <param name="total">How many there are, or null when nobody knows.</param>
    /// <param name="work">The work; it is given what to tell the count so far.</param>
    public static Task<T> RunAsync<T>(Terminal terminal, string title, string unit, long? total, Func<Action<long>, Task<T>> work) =>
        terminal.Err.Profile.Capabilities.Ansi ? BarAsync(terminal, title, unit, total, work) : LinesAsync(terminal, title, unit, total, work);

    private static Task<T> BarAsync<T>(Terminal terminal, string title, string unit, long? total, Func<Action<long>, Task<T>> work) =>
        terminal.Err.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 }, new SpinnerColumn())
            .StartAsync(context =>
            {
                var rate = new Rate();
                var task = context.AddTask(Describe(title, unit, 0, total, 0), maxValue: total ?? 1);
                task.IsIndeterminate = total is null;
                return work(done =>
                {
                    task.Value = total is null ? 0 : done;
                    task.Description = Describe(title, unit, done, total, rate.Of(done));
                });
            });

    private static Task<T> LinesAsync<T>(Terminal terminal, string title, string unit, long? total, Func<Action<long>, Task<T>> work)
    {
        var rate = new Rate();
        var shown = TimeSpan.Zero;
        return work(done =>
        {
            if (rate.Elapsed - shown >= Interval)
            {
                shown = rate.Elapsed;
                terminal.Say(Describe(title, unit, done, total, rate.Of(done)));
            }
        });
    }

    private static string Describe(string title, string unit, long done, long? total, double perSecond)
    {
        var count = total is { } all ? string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {all:N0} {unit}") : string.Create(CultureInfo.InvariantCulture, $"{done:N0} {unit}");
        return perSecond > 0 ? string.Create(CultureInfo.InvariantCulture, $"{title}: {count}, {perSecond:N0}/s") : $"{title}: {count}";
    }

    /// <summary>How fast something counts up.</summary>
    private sealed class Rate
    {
        private readonly long _start = TimeProvider.System.GetTimestamp();

        public TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_start);

        public double Of(long done) => Elapsed > TimeSpan.Zero ? done / Elapsed.TotalSeconds : 0;
    }
}
