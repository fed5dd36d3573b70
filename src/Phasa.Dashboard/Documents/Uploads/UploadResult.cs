namespace Phasa.Dashboard.Documents.Uploads;

/// <summary>What became of a document of a file.</summary>
/// <param name="Line">Its line or record in the file, from 1; 0 for the file as a whole.</param>
/// <param name="Id">Its id; null where it could not be read.</param>
/// <param name="Language">The language that it is written in; null where it failed.</param>
/// <param name="Passages">How many passages it has; null where it failed.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
/// <param name="NextStep">What to do about it.</param>
public sealed record UploadResult(int Line, string? Id, string? Language, int? Passages, string? Error, string? NextStep);
