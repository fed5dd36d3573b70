namespace Phasa.Cli.Ingestion;

/// <summary>Something of an ingestion that did not become a document.</summary>
/// <param name="Place">The file, with the line where there is one.</param>
/// <param name="Id">The document's id, where it is known.</param>
/// <param name="Code">The kind of failure; null for what was skipped.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Next">What to do about it, or null.</param>
internal sealed record IngestIssue(string Place, string? Id, string? Code, string Message, string? Next)
{
    /// <summary>An issue that an error stands for.</summary>
    public static IngestIssue Of(string place, string? id, PhasaException error) =>
        new(place, id, error.Code.Id, error.Message, error.NextStep);

    /// <inheritdoc/>
    public override string ToString() => Code is null
        ? $"skipped {Place}: {Message}"
        : $"error[{Code}]: {Place}{(Id is null ? "" : $" ({Id})")}: {Message}{(Next is null ? "" : $"\n  next: {Next}")}";
}
