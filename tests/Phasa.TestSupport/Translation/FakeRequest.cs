namespace Phasa.TestSupport.Translation;

/// <summary>A translation request as a fake provider received it.</summary>
/// <param name="Path">The path that was called.</param>
/// <param name="Body">The body, whole.</param>
/// <param name="Source">The source language as the request names it.</param>
/// <param name="Target">The target language as the request names it.</param>
/// <param name="Texts">The texts to translate.</param>
/// <param name="ApiKey">The key it carried, wherever the protocol has it.</param>
public sealed record FakeRequest(
    string Path, string Body, string Source, string Target, IReadOnlyList<string> Texts, string? ApiKey);
