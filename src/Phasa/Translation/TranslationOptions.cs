using System.ComponentModel.DataAnnotations;

namespace Phasa.Translation;

/// <summary>Who translates what.</summary>
public sealed class TranslationOptions
{
    /// <summary>
    /// The routes. The most specific pattern wins: the exact pair, then <c>*->target</c>, then <c>source->*</c>, then
    /// <c>*->*</c>. Without any route, all providers serve all pairs in the order they are configured, the memory first.
    /// </summary>
    public IList<TranslationRoute> Routes { get; set; } = [];

    /// <summary>What providers charge, by their configured names; what is missing has no price.</summary>
    public IDictionary<string, TranslationPrice> Prices { get; set; } = new Dictionary<string, TranslationPrice>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Terms that translations must use or keep.</summary>
    public IList<Glossaries.GlossaryOptions> Glossaries { get; set; } = [];

    /// <summary>Optional questions to translations of documents.</summary>
    [Required]
    public TranslationCheckOptions Checks { get; set; } = new();

    /// <summary>The translation memory.</summary>
    [Required]
    public Memory.TranslationMemoryOptions Memory { get; set; } = new();
}
