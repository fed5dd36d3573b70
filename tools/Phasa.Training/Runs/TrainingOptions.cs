using System.Text.Json;
using System.Text.Json.Serialization;
using Phasa.Embeddings.FeatureTables.Features;

namespace Phasa.Training.Runs;

/// <summary>Everything that decides what a run learns. The defaults are those of the model in the box.</summary>
internal sealed record TrainingOptions
{
    private static readonly JsonSerializerOptions Short = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public int Seed { get; init; } = 1;

    /// <summary>Length of a vector, a multiple of 64.</summary>
    public int Dimensions { get; init; } = 256;

    /// <summary>Features in the table.</summary>
    public int Rows { get; init; } = 180_000;

    /// <summary>Bits of a component in the file.</summary>
    public int Bits { get; init; } = 4;

    public int Steps { get; init; } = 9000;

    /// <summary>Pairs drawn for a batch.</summary>
    public int BatchSize { get; init; } = 1024;

    /// <summary>Divides cosines before the softmax.</summary>
    public float Temperature { get; init; } = .1f;

    /// <summary>Adam's step at its height.</summary>
    public float LearningRate { get; init; } = 5e-3f;

    /// <summary>Steps over which the learning rate rises.</summary>
    public int WarmUp { get; init; } = 50;

    /// <summary>Length of a row at the start, about.</summary>
    public float InitialLength { get; init; } = .25f;

    /// <summary>Share of batches whose pairs are passages.</summary>
    public float PassageShare { get; init; } = .15f;

    /// <summary>Share of batches whose pairs are a segment and the passage around it.</summary>
    public float QueryShare { get; init; } = .1f;

    /// <summary>Share of batches of one language, two views of the same text.</summary>
    public float SameLanguageShare { get; init; } = .05f;

    /// <summary>Share of features left out of a text at random.</summary>
    public float Dropout { get; init; } = .1f;

    /// <summary>Share of batches drawn from one neighbourhood, whose texts are harder to tell apart.</summary>
    public float LocalShare { get; init; }

    public FeatureOptions Features { get; init; } = new();

    /// <summary>The language whose parallel segments are withheld, for the controlled experiment.</summary>
    public string? Withheld { get; init; }

    /// <summary>How many of its parallel segments stay.</summary>
    public int WithheldKeeps { get; init; }

    /// <summary>
    /// Whether the language is learnt after all, in a world apart: a second table learns from every segment, its own too, by
    /// every other batch. The finished model has the language's own features from the second table and all else from the
    /// first. It knows what the language's texts mean, in a space of their own, which shares its axes with no other language's.
    /// </summary>
    public bool WithheldApart { get; init; }

    /// <summary>The cut to use within a language before any calibration.</summary>
    public float? SameLanguageThreshold { get; init; }

    /// <summary>The cut to use across languages before any calibration.</summary>
    public float? CrossLanguageThreshold { get; init; }

    /// <summary>Threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>What decides the vectors learnt, in one line.</summary>
    public string Describe() =>
        JsonSerializer.Serialize(this with { Threads = 0, Bits = 0, SameLanguageThreshold = null, CrossLanguageThreshold = null }, Short);
}
