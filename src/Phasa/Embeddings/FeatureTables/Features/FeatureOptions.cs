namespace Phasa.Embeddings.FeatureTables.Features;

/// <summary>
/// How a text becomes features. It is part of a model: rows trained under one setting mean nothing under another, so the
/// model file carries it.
/// </summary>
/// <param name="MapsLaoToThai">
/// Whether Lao letters are read as their Thai sisters. The scripts were one until the sixteenth century, most words still
/// are, and what is learnt of the larger language then serves the smaller.
/// </param>
/// <param name="JoinsWords">Whether two neighbouring words of a spaced script are a feature too (<c>credit card</c>, Vietnamese syllables).</param>
/// <param name="FoldsThaiSpelling">Whether Thai letters and vowels of one sound are one, which brings etymological Thai spelling nearer to phonetic Lao.</param>
public sealed record FeatureOptions(bool MapsLaoToThai = true, bool JoinsWords = true, bool FoldsThaiSpelling = true);
