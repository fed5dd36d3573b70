using System.Numerics.Tensors;

namespace Phasa.Reembedding.Comparison;

/// <summary>Ranks the passages of a sample for questions, each by its best row on one path.</summary>
/// <param name="passages">All passages of the sample.</param>
/// <param name="rows">The rows of the path in one space.</param>
internal sealed class PassageRanking(IReadOnlyList<SampledPassage> passages, IReadOnlyList<SampledRow> rows)
{
    private const float None = -2;

    private readonly float[] _best = new float[passages.Count];

    /// <summary>Answers a question; null where no right passage has a row on the path, or no other document has one.</summary>
    public AnsweredQuestion? Answer(ComparisonQuestion question, ReadOnlySpan<float> vector)
    {
        Array.Fill(_best, None);
        foreach (var row in rows)
        {
            _best[row.Passage] = Math.Max(_best[row.Passage], Math.Clamp(TensorPrimitives.Dot(vector, row.Vector.Span), -1f, 1f));
        }

        var right = question.Right.Max(p => _best[p]);
        if (right == None)
        {
            return null;
        }

        var (rank, unrelated, sum) = (1, 0, 0.0);
        for (var i = 0; i < _best.Length; i++)
        {
            if (_best[i] == None || question.Right.Contains(i))
            {
                continue;
            }

            rank += _best[i] >= right ? 1 : 0;
            if (passages[i].Document != question.Document)
            {
                unrelated++;
                sum += _best[i];
            }
        }

        return unrelated == 0 ? null : new(rank, right, sum / unrelated);
    }
}
