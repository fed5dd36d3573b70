namespace Phasa.Search;

/// <summary>Something that makes the answer worse than it could be.</summary>
/// <param name="Code">A stable name.</param>
/// <param name="Message">What it is and what to do about it.</param>
public sealed record SearchWarning(string Code, string Message);
