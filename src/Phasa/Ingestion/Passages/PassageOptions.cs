using System.ComponentModel.DataAnnotations;

namespace Phasa.Ingestion.Passages;

/// <summary>How long passages are, in tokens of the embedding model.</summary>
public sealed class PassageOptions
{
    /// <summary>The most tokens of one embedded text, its title and heading lines included. At most what the model reads.</summary>
    [Range(32, 1_000_000)]
    public int MaxTokens { get; set; } = 384;

    /// <summary>The length up to which short blocks are packed, and of the pieces of a block that must be cut.</summary>
    [Range(16, 1_000_000)]
    public int TargetTokens { get; set; } = 200;

    /// <summary>A passage shorter than this takes in its neighbour in the same section, as far as <see cref="MaxTokens"/> allows.</summary>
    [Range(0, 1_000_000)]
    public int MinTokens { get; set; } = 32;

    /// <summary>
    /// The most UTF-16 code units of one passage, whatever its token count: a tokenizer may count a word that it does not
    /// know as one token, however long the word is.
    /// </summary>
    [Range(64, 1_000_000)]
    public int MaxCharacters { get; set; } = 6_000;

    /// <summary>Checks the ranges and that minimum ≤ target ≤ maximum.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>.</exception>
    public void Validate()
    {
        var results = new List<ValidationResult>();
        if (!Validator.TryValidateObject(this, new ValidationContext(this), results, validateAllProperties: true))
        {
            throw new PhasaException(ErrorCodes.InvalidConfiguration, $"Passage lengths: {results[0].ErrorMessage}");
        }

        if (MinTokens > TargetTokens || TargetTokens > MaxTokens)
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"Passage lengths must be minimum ≤ target ≤ maximum, and are {MinTokens}, {TargetTokens} and {MaxTokens} tokens.");
        }
    }
}
