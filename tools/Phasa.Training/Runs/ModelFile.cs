using Phasa.Embeddings.FeatureTables;
using Phasa.Training.Corpus;

namespace Phasa.Training.Runs;

/// <summary>Writes what a run has learnt as a model file.</summary>
internal static class ModelFile
{
    /// <summary>Quantises and writes, the weight of each feature folded into its row; first beside <paramref name="path"/>, then in its place.</summary>
    public static void Write(TrainingRun run, TrainingOptions options, string name, string path)
    {
        var header = new FeatureTableHeader(name, CorpusLanguages.Tags, options.Features, UnknownLength(run))
        {
            SameLanguageThreshold = options.SameLanguageThreshold,
            CrossLanguageThreshold = options.CrossLanguageThreshold,
            TrainedWith = options.Describe(),
        };
        var features = new List<(uint, ReadOnlyMemory<float>)>(run.Vocabulary.Count);
        for (var row = 0; row < run.Vocabulary.Count; row++)
        {
            var vector = run.Vector(row).ToArray();
            System.Numerics.Tensors.TensorPrimitives.Multiply(vector, run.Vocabulary.Weights[row], vector);
            features.Add((run.Vocabulary.Hashes[row], vector));
        }

        var unfinished = path + ".part";
        using (var output = File.Create(unfinished))
        {
            FeatureTableWriter.Write(output, header, features, options.Dimensions, options.Bits);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    // Half as long as the middle row of the table, weight folded in: enough to match itself, little to blur the rest.
    private static float UnknownLength(TrainingRun run)
    {
        var lengths = new float[run.Vocabulary.Count];
        for (var row = 0; row < lengths.Length; row++)
        {
            lengths[row] = run.Vocabulary.Weights[row] * System.Numerics.Tensors.TensorPrimitives.Norm(run.Vector(row));
        }

        Array.Sort(lengths);
        return lengths[lengths.Length / 2] / 2;
    }
}
