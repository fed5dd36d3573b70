namespace Phasa.TestSupport.Models;

/// <summary>What a hub was asked.</summary>
public sealed record HubRequest(string Path, string? Authorization, string? Range, string? IfRange);
