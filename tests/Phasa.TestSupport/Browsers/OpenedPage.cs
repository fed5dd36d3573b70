namespace Phasa.TestSupport.Browsers;

/// <summary>A page in a browser.</summary>
/// <param name="Document">Its document, as HTML.</param>
/// <param name="Console">The lines of its console: errors, warnings and refusals of its content security policy.</param>
public sealed record OpenedPage(string Document, IReadOnlyList<string> Console);
