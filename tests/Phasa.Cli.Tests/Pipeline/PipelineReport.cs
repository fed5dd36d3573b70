namespace Phasa.Cli.Tests.Pipeline;

/// <summary>What became of passages that were translated by faulty providers.</summary>
/// <param name="Seed">The seed of faults and kills.</param>
/// <param name="Passages">Passages of the originals.</param>
/// <param name="Languages">Languages they were translated into.</param>
/// <param name="Kills">Times the process was killed while it translated.</param>
/// <param name="Calls">Calls that the providers received.</param>
/// <param name="Faults">Those of them that met each kind of fault.</param>
/// <param name="Retries">Rounds in which what was given up was queued anew.</param>
/// <param name="Translated">Passages times languages that ended translated, each as the provider translates it.</param>
/// <param name="Parked">Those that ended given up, with reasons.</param>
/// <param name="Lost">Those that ended as neither.</param>
/// <param name="Probed">Translated ones that a search for their own words in their language finds through the index.</param>
/// <param name="SentTwice">Texts whose good translation was sent more than once: their first answer was under way when the process died.</param>
/// <param name="BookedTexts">Translations in the books: titles, headings, passages.</param>
/// <param name="Booked">Calls in the books, answered.</param>
/// <param name="Unconfirmed">Calls in the books whose end nobody knows: cut off, timed out, or their process died.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record PipelineReport(
    int Seed, int Passages, int Languages, int Kills, int Calls, IReadOnlyDictionary<string, int> Faults, int Retries,
    int Translated, int Parked, int Lost, int Probed, int SentTwice, long BookedTexts, long Booked, long Unconfirmed, double Seconds);
