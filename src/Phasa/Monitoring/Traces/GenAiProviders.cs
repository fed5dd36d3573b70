namespace Phasa.Monitoring.Traces;

/// <summary>The names that the GenAI conventions have for providers.</summary>
internal static class GenAiProviders
{
    /// <summary>The conventional name of a kind of provider; its own where there is none.</summary>
    public static string Of(string kind) => kind switch
    {
        "openai-compatible" => "openai",
        "azure-openai" => "azure.ai.openai",
        "gemini" => "gcp.gemini",
        _ => kind,
    };
}
