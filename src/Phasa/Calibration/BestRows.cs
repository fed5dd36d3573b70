using System.Numerics.Tensors;
using Phasa.Indexes;

namespace Phasa.Calibration;

/// <summary>
/// Finds each question's most similar right and wrong row among all rows of one language, with the very arithmetic of a
/// search. A few questions at a time, so that their vectors stay near while the rows stream by once.
/// </summary>
internal static class BestRows
{
    /// <summary>Questions per pass over the rows.</summary>
    public const int Tile = 64;

    /// <summary>The best right and the best wrong similarity of each question; null where it has no such row.</summary>
    /// <param name="index">The rows.</param>
    /// <param name="filter">Which passages take part.</param>
    /// <param name="groups">The group of each slot.</param>
    /// <param name="questions">The questions.</param>
    /// <param name="vectors">Their vectors.</param>
    /// <param name="step">Told after each pass.</param>
    /// <param name="cancellationToken">Ends it between passes.</param>
    public static (float? Right, float? Wrong)[] Find<TFilter>(
        LanguageIndexSnapshot index, TFilter filter, int[] groups, IReadOnlyList<Question> questions, IReadOnlyList<float[]> vectors, Action step, CancellationToken cancellationToken)
        where TFilter : struct, ISlotFilter
    {
        var best = new (float? Right, float? Wrong)[questions.Count];
        var buffer = new float[index.Dimensions];
        for (var first = 0; first < questions.Count; first += Tile)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = Math.Min(first + Tile, questions.Count);
            for (var position = 0; position < index.Count; position++)
            {
                var slot = index.IsDeleted(position) ? -1 : index.SlotAt(position);
                if (slot < 0 || !filter.Admits(slot) || groups[slot] == DocumentGroups.Unknown)
                {
                    continue;
                }

                var row = index.ReadVector(position, buffer);
                for (var q = first; q < end; q++)
                {
                    var similarity = Math.Clamp(TensorPrimitives.Dot(vectors[q], row), -1f, 1f);
                    ref var found = ref best[q];
                    if (questions[q].IsAnsweredBy(groups[slot]))
                    {
                        found.Right = similarity <= found.Right ? found.Right : similarity;
                    }
                    else
                    {
                        found.Wrong = similarity <= found.Wrong ? found.Wrong : similarity;
                    }
                }
            }

            step();
        }

        return best;
    }
}
