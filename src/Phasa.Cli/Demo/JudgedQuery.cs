namespace Phasa.Cli.Demo;

/// <summary>A question in several languages, with the documents that answer it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Query">The question by language tag.</param>
/// <param name="Relevant">The documents' ids, the main answer first.</param>
internal sealed record JudgedQuery(string Id, IReadOnlyDictionary<string, string> Query, IReadOnlyList<string> Relevant);
