namespace Phasa.Monitoring;

/// <summary>A query, however often it was asked in one language.</summary>
/// <param name="Last">The last search that asked it and has the outcome that was looked for.</param>
/// <param name="Searches">How many searches in the log asked it and have that outcome; 1 where queries leave no key, as nobody can tell.</param>
public sealed record AskedQuery(LoggedSearch Last, int Searches);
