using System.ComponentModel.DataAnnotations;

namespace Phasa.Translation;

/// <summary>The providers for some language pairs, in order of preference.</summary>
public sealed class TranslationRoute
{
    /// <summary>The pairs: <c>ja->lo</c>, <c>*->lo</c>, <c>ja->*</c> or <c>*->*</c>. A tag stands for itself alone: <c>zh</c> is not <c>zh-Hant</c>.</summary>
    [Required]
    public string Pair { get; set; } = "*->*";

    /// <summary>Names of providers, the best first. Empty: the pairs are not translated.</summary>
    public IList<string> Providers { get; set; } = [];
}
