namespace Phasa.Embeddings.FeatureTables;

/// <summary>The model that comes with the library. Its card is docs/models/phasa-static.md.</summary>
public static class InBoxModel
{
    /// <summary>The model's name.</summary>
    public const string Name = "phasa-static-1";

    private const string Resource = "Phasa.phasa-static-1.phasa";

    // On every other question of the handbook 95 % of the right passages lie above, in the language that fares worst but
    // one. No cut separates right from wrong for all: that is what a collection's own calibration is for.
    private static readonly ModelThresholds Thresholds = new(SameLanguage: .12f, CrossLanguage: .13f);

    /// <summary>The model, its table used where it lies in the assembly: nothing is unpacked or copied.</summary>
    public static EmbeddingModel CreateModel() => FeatureTableEmbedder.CreateModel(OpenTable(), thresholds: Thresholds);

    /// <summary>The model's table.</summary>
    public static unsafe FeatureTable OpenTable()
    {
        // The runtime hands out an assembly's resource as a view of its mapped image.
        var stream = (UnmanagedMemoryStream)typeof(InBoxModel).Assembly.GetManifestResourceStream(Resource)!;
        return FeatureTable.Read(new MemoryBytes(stream.PositionPointer, (int)stream.Length), Name);
    }
}
