using System.ComponentModel.DataAnnotations;

namespace Phasa.Search.Answers;

/// <summary>How much is kept of answers that can be given again.</summary>
public sealed class AnswerOptions
{
    /// <summary>Memory that kept answers may take in all, in bytes, as far as it can be reckoned; 0 keeps none.</summary>
    [Range(0, 1L << 36)]
    public long MaxBytes { get; set; } = 32L << 20;
}
