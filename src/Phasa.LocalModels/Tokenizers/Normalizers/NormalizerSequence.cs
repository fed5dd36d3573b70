namespace Phasa.LocalModels.Tokenizers.Normalizers;

/// <summary>Normalisers one after the other.</summary>
internal sealed class NormalizerSequence(IReadOnlyList<INormalizer> steps) : INormalizer
{
    /// <inheritdoc/>
    public string Normalize(string text) => steps.Aggregate(text, (current, step) => step.Normalize(current));
}
