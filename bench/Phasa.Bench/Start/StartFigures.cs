namespace Phasa.Bench.Start;

/// <summary>What one start took.</summary>
/// <param name="ReadySeconds">From the start of the process until /readyz said yes.</param>
/// <param name="FirstAnswerSeconds">Until the first search was answered.</param>
/// <param name="ProcessorSeconds">Processor time of all threads until then: what a machine with other work to do does not stretch.</param>
/// <param name="ResidentBytes">Resident memory after some searches.</param>
/// <param name="AnonymousBytes">Of that, what is no file's.</param>
internal sealed record StartFigures(double ReadySeconds, double FirstAnswerSeconds, double ProcessorSeconds, long ResidentBytes, long AnonymousBytes)
{
    /// <summary>Measures a service that has just said that it is ready.</summary>
    public static async Task<StartFigures> MeasureAsync(ServiceProcess service, int searches)
    {
        var ready = service.Age.TotalSeconds;
        await service.SearchAsync("first question");
        var answered = service.Age.TotalSeconds;
        var processor = service.ProcessorTime.TotalSeconds;
        for (var i = 0; i < searches; i++)
        {
            await service.SearchAsync($"question {i}");
        }

        return new(Math.Round(ready, 2), Math.Round(answered, 2), Math.Round(processor, 2), service.Memory("VmRSS"), service.Memory("RssAnon"));
    }
}
