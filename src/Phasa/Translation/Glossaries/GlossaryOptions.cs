namespace Phasa.Translation.Glossaries;

/// <summary>Words that translations of some language pairs must use, or keep.</summary>
public sealed class GlossaryOptions
{
    /// <summary>The pairs, as routes name them: <c>ja->lo</c>, <c>*->lo</c>, <c>ja->*</c> or <c>*->*</c>.</summary>
    public string Pair { get; set; } = "*->*";

    /// <summary>A CSV (comma) or TSV (tab) file with further terms; a relative path is taken from the data folder.</summary>
    public string? File { get; set; }

    /// <summary>Terms and what they are in other languages.</summary>
    public IList<GlossaryTermOptions> Terms { get; set; } = [];

    /// <summary>Names that stay as they are, in exactly these letters.</summary>
    public IList<string> DoNotTranslate { get; set; } = [];
}

/// <summary>One term of a glossary.</summary>
public sealed class GlossaryTermOptions
{
    /// <summary>The term in the source language.</summary>
    public string Source { get; set; } = "";

    /// <summary>By language tag the accepted forms, the preferred one first, with <c>|</c> between them.</summary>
    public IDictionary<string, string> Targets { get; set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether letter case counts, in the source as in the translation.</summary>
    public bool CaseSensitive { get; set; }

    /// <summary>What tells translators when the term is meant.</summary>
    public string? Note { get; set; }
}
