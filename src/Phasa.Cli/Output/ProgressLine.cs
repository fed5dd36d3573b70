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
        ShowAsync(terminal, title, unit, show => work(done => show(done, total)));

    /// <summary>Runs work that finds out only by and by how much there is to do, or goes on where it was left.</summary>
    /// <param name="terminal">Where to show it.</param>
    /// <param name="title">What is done.</param>
    /// <param name="unit">What is counted, in the plural.</param>
    /// <param name="work">The work; it is given what to tell the count so far and the total. The rate is counted from the first one told.</param>
    public static Task<T> RunAsync<T>(Terminal terminal, string title, string unit, Func<Action<long, long>, Task<T>> work) =>
        ShowAsync(terminal, title, unit, show => work((done, total) => show(done, total)));

    private static Task<T> ShowAsync<T>(Terminal terminal, string title, string unit, Func<Action<long, long?>, Task<T>> work) =>
        terminal.Err.Profile.Capabilities.Ansi ? BarAsync(terminal, title, unit, work) : LinesAsync(terminal, title, unit, work);

    private static Task<T> BarAsync<T>(Terminal terminal, string title, string unit, Func<Action<long, long?>, Task<T>> work) =>
        terminal.Err.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 }, new SpinnerColumn())
            .StartAsync(context =>
            {
                var rate = new Rate();
                var task = context.AddTask(title, maxValue: 1);
                task.IsIndeterminate = true;
                return work((done, total) =>
                {
                    if (total is > 0)
                    {
                        task.IsIndeterminate = false;
                        task.MaxValue = total.Value;
                        task.Value = done;
                    }

                    task.Description = Describe(title, unit, done, total, rate.Of(done));
                });
            });

    private static Task<T> LinesAsync<T>(Terminal terminal, string title, string unit, Func<Action<long, long?>, Task<T>> work)
    {
        var rate = new Rate();
        var shown = TimeSpan.Zero;
        return work((done, total) =>
        {
            var perSecond = rate.Of(done);
            if (rate.Elapsed - shown >= Interval)
            {
                shown = rate.Elapsed;
                terminal.Say(Describe(title, unit, done, total, perSecond));
            }
        });
    }

    private static string Describe(string title, string unit, long done, long? total, double perSecond)
    {
        var count = total is { } all ? string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {all:N0} {unit}") : string.Create(CultureInfo.InvariantCulture, $"{done:N0} {unit}");
        var pace = perSecond > 0 ? string.Create(CultureInfo.InvariantCulture, $", {perSecond:N0}/s") : "";
        return $"{title}: {count}{pace}{(perSecond > 0 && total > done ? $", {Left((total.Value - done) / perSecond)} left" : "")}";
    }

    private static string Left(double seconds) => seconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds):0} s")
        : seconds < 5400
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds / 60):0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.0} h");

    /// <summary>How fast something counts up from where it was first seen.</summary>
    private sealed class Rate
    {
        private readonly long _start = TimeProvider.System.GetTimestamp();
        private long? _first;
        private TimeSpan _since;

        public TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_start);

        public double Of(long done)
        {
            if (_first is null)
            {
                (_first, _since) = (done, Elapsed);
                return 0;
            }

            var passed = Elapsed - _since;
            return passed > TimeSpan.Zero ? (done - _first.Value) / passed.TotalSeconds : 0;
        }
    }
}
