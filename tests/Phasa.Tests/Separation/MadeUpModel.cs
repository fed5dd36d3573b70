using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Separation.PairSets;
using Phasa.Tests.Separation.Conditions;

namespace Phasa.Tests.Separation;

/// <summary>A pair set without a shared character, and models of it whose faults are known because they were put there.</summary>
internal static class MadeUpModel
{
    private const int Dimensions = 48;

    private static readonly EmbeddingSpace Space = new("test", "made-up", "1", Dimensions);

    /// <summary>Items whose texts are random letters, of other letters in each language.</summary>
    public static PairSet Pairs(int items, params string[] languages)
    {
        var random = new Random(11);
        return new("made up", [.. Enumerable.Range(0, items).Select(i => new PairItem($"{i}", Texts(), Texts()))]);

        Dictionary<LanguageTag, string> Texts() => languages.Select((language, at) => (language, at)).ToDictionary(
            l => LanguageTag.Parse(l.language),
            l => string.Concat(Enumerable.Range(0, 30).Select(i => i % 6 == 5 ? ' ' : (char)('\u1200' + (40 * l.at) + random.Next(40)))));
    }

    /// <summary>A model that knows every meaning in every language, a little blurred.</summary>
    /// <param name="pairs">The pair set.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="blur">How much each text strays from its meaning, in lengths of it.</param>
    /// <param name="seed">Begins the random numbers.</param>
    public static PairVectors Knowing(PairSet pairs, string name = "knowing", double blur = 0.8, int seed = 3)
    {
        var random = new Random(seed);
        return Of(pairs, name, (meaning, _) => Normalize([.. meaning.Zip(Direction(random), (m, n) => m + (float)(blur * n))]));
    }

    /// <summary>The same model with one language's vectors turned by a random orthogonal matrix: all distances within it stay.</summary>
    public static PairVectors Rotated(PairSet pairs, PairVectors model, LanguageTag language)
    {
        var matrix = Orthogonal(new Random(5), model.Space.Dimensions);
        return Changed(pairs, model, language, vector => [.. matrix.Select(row => row.Zip(vector, (a, b) => a * b).Sum())]);
    }

    /// <summary>The same model with random vectors for one language.</summary>
    public static PairVectors Noise(PairSet pairs, PairVectors model, LanguageTag language)
    {
        var random = new Random(6);
        return Changed(pairs, model, language, vector => Normalize([.. vector.Select(_ => (float)Matrices.Normal(random))]));
    }

    private static PairVectors Of(PairSet pairs, string name, Func<float[], LanguageTag, float[]> vector)
    {
        var random = new Random(4);
        var vectors = new Dictionary<(TextRole, string), float[]>();
        foreach (var item in pairs.Items)
        {
            var meaning = Direction(random);
            foreach (var (language, text) in item.Query)
            {
                vectors[(TextRole.Query, text)] = vector(meaning, language);
            }

            foreach (var (language, text) in item.Document)
            {
                vectors[(TextRole.Document, text)] = vector(meaning, language);
            }
        }

        return new(name, Space, vectors);
    }

    private static PairVectors Changed(PairSet pairs, PairVectors model, LanguageTag language, Func<float[], float[]> change)
    {
        var vectors = new Dictionary<(TextRole, string), float[]>();
        foreach (var item in pairs.Items)
        {
            foreach (var (l, text) in item.Query)
            {
                vectors[(TextRole.Query, text)] = l == language ? change(model.Query(item, l)) : model.Query(item, l);
            }

            foreach (var (l, text) in item.Document)
            {
                vectors[(TextRole.Document, text)] = l == language ? change(model.Document(item, l)) : model.Document(item, l);
            }
        }

        return new(model.Model, model.Space, vectors);
    }

    private static float[] Direction(Random random) => Normalize([.. Enumerable.Range(0, Dimensions).Select(_ => (float)Matrices.Normal(random))]);

    private static float[] Normalize(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(v => v * v));
        return [.. vector.Select(v => v / length)];
    }

    /// <summary>Gram and Schmidt's orthogonal rows out of normal numbers, which are distributed evenly over all rotations.</summary>
    private static float[][] Orthogonal(Random random, int dimensions)
    {
        var rows = new float[dimensions][];
        for (var i = 0; i < dimensions; i++)
        {
            double[] row = [.. Enumerable.Range(0, dimensions).Select(_ => Matrices.Normal(random))];
            for (var j = 0; j < i; j++)
            {
                var along = row.Zip(rows[j], (a, b) => a * b).Sum();
                row = [.. row.Zip(rows[j], (a, b) => a - (along * b))];
            }

            var length = Math.Sqrt(row.Sum(v => v * v));
            rows[i] = [.. row.Select(v => (float)(v / length))];
        }

        return rows;
    }
}
